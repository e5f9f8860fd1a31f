import Foundation
import Synchronization
import VigieDomain

/// What happened in a simulated world, line by line with its true time: the story of a failure, and the mark by which two
/// runs of one seed are found to be the same.
final class Trace: Sendable {
    private struct State {
        var lines: [String] = []
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    }

    private let state = Mutex(State())
    private let time: VirtualTime
    /// The machine's folder, which is another in each run and therefore left out of every line.
    private let folder: String
    /// Whether the lines are kept, or only their mark.
    private let keepsLines: Bool

    init(time: VirtualTime, folder: String, keepsLines: Bool) {
        self.time = time
        self.folder = folder
        self.keepsLines = keepsLines
    }

    func note(_ line: @autoclosure () -> String) {
        let text = "\(time.now) \(line())".replacingOccurrences(of: folder, with: "MACHINE")
        state.withLock { state in
            for byte in text.utf8 { state.mark = (state.mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            if keepsLines { state.lines.append(text) }
        }
    }

    var lines: [String] { state.withLock { $0.lines } }
    /// Two runs with the same mark did the same things at the same times.
    var mark: UInt64 { state.withLock { $0.mark } }
}
