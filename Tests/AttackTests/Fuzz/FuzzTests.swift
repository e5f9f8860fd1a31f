import Foundation
import Testing
import VigieFuzzing

/// A short run of what `make fuzz` does at length: every reader with its corpus, and with chance changes of it.
@Suite struct FuzzTests {
    /// Changed inputs for each reader; `VIGIE_FUZZ_ROUNDS` asks for more.
    private static let rounds =
        ProcessInfo.processInfo.environment["VIGIE_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 150
    private static let longest = 16 << 10

    private static func corpus(_ target: FuzzTarget) -> [[UInt8]] {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let folder = root.appending(path: "Fuzz/corpus/\(target.rawValue)")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.compactMap { try? Array(Data(contentsOf: $0)) }
    }

    @Test(arguments: FuzzTarget.allCases)
    func `no reader falls over its corpus or what becomes of it by chance`(_ target: FuzzTarget) async {
        let corpus = Self.corpus(target)
        #expect(!corpus.isEmpty)
        for input in corpus + [[], [0], [255], [0xEF, 0xBB, 0xBF], Array(repeating: 0x5B, count: 10_000)] {
            await target.readAside(input)
        }
        var change = Mutation(seed: target.rawValue.utf8.reduce(5381) { $0 &* 33 &+ UInt64($1) })
        for _ in 0..<Self.rounds {
            var input = change.chance.pick(corpus)
            for _ in 0...change.chance.next(6) { change.apply(to: &input, with: corpus) }
            await target.readAside(Array(input.prefix(Self.longest)))
        }
    }
}

/// Chance changes of bytes, with a seed: the same test reads the same inputs.
private struct Mutation {
    var chance: Injection

    init(seed: UInt64) { chance = Injection(seed: seed) }

    /// What readers trip over.
    private static let words: [[UInt8]] = [
        "\"", "\\", "{", "}", "[", "]", ":", ",", ";", "\r\n", "\0", "null", "1e400", "-1", "99999999999999999999",
        "\\ud800",
        "\u{FEFF}", "\u{202E}", "é", "🏭", "0x", "NaN", "true", "''", "=", "--", "- ", "&a", "*a", "2026-02-30", "'",
    ].map { Array($0.utf8) }

    mutating func apply(to bytes: inout [UInt8], with corpus: [[UInt8]]) {
        guard !bytes.isEmpty else { return bytes = chance.pick(Mutation.words) }
        let place = chance.next(bytes.count)
        let length = 1 + chance.next(min(32, bytes.count - place))
        switch chance.next(7) {
        case 0: bytes[place] ^= UInt8(1 << chance.next(8))
        case 1: bytes[place] = UInt8(chance.next(256))
        case 2: bytes.removeSubrange(place..<(place + length))
        case 3: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: chance.next(bytes.count))
        case 4: bytes.insert(contentsOf: chance.pick(Mutation.words), at: place)
        case 5: bytes.removeSubrange(place...)
        default:
            let other = chance.pick(corpus)
            guard !other.isEmpty else { return }
            let start = chance.next(other.count)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 64)], at: place)
        }
    }
}
