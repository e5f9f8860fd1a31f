import Foundation
import Synchronization
import VigieSimulation

/// The seeds that are done and kept every promise, one a line, so that a long run may be broken off and go on.
final class ProgressFile: Sendable {
    /// Why the file cannot be used.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    let done: Set<UInt64>
    private let handle: Mutex<FileHandle>

    /// - Parameter days: a seed is another world with another number of days or other sources, so the file is for one of each.
    init(path: String, days: Int, sources: SourceChoice) throws {
        let head = "# vigie-simulate, \(days) days, \(sources.rawValue) sources\n"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard text.isEmpty || text.hasPrefix(head) else {
            throw Refusal(description: "\(path): begins otherwise than \"\(head.dropLast())\". Name another file.")
        }
        if text.isEmpty { try Data(head.utf8).write(to: URL(filePath: path)) }
        done = Set(text.split(separator: "\n").compactMap { UInt64($0) })
        guard let handle = FileHandle(forWritingAtPath: path) else {
            throw Refusal(description: "\(path): cannot be written.")
        }
        _ = try handle.seekToEnd()
        self.handle = Mutex(handle)
    }

    func add(_ seed: UInt64) {
        handle.withLock { try? $0.write(contentsOf: Data("\(seed)\n".utf8)) }
    }
}
