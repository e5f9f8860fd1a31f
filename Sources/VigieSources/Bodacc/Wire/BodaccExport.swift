import VigieDomain
import VigieEngine

extension PortalRow {
    /// The number of the notice.
    var id: String? { try? BodaccRecord(json: json).number() }
}

/// An export: one record a line, read a few hundred at a time, since a day of the gazette as one tree would weigh a hundred
/// megabytes.
struct BodaccExport {
    let answer: Answer
    private let lines: [Range<Int>]

    init(_ answer: Answer) {
        self.answer = answer
        lines = JSONSlices.lines(of: answer.bytes)
    }

    var count: Int { lines.count }

    /// Records judged together. Large enough for a share of bad ones to mean something.
    static let portion = 500

    /// - Parameter body: the records of a portion, and its lines that are not JSON.
    /// - Throws: `.cut` where the last line stops before its end: a bad line in the middle is one bad record, a bad last
    ///   line is an export that stopped.
    func portions(_ body: ([PortalRow], [UnreadableRecord]) throws -> Void) throws {
        for start in stride(from: 0, to: lines.count, by: BodaccExport.portion) {
            var rows: [PortalRow] = []
            var broken: [UnreadableRecord] = []
            for index in start..<min(start + BodaccExport.portion, lines.count) {
                let bytes = Array(answer.bytes[lines[index]])
                do {
                    rows.append(PortalRow(json: try JSONValue(bytes: bytes), bytes: bytes))
                } catch {
                    if index == lines.count - 1 {
                        throw answer.fault(
                            of: .cut, at: Phrase(" à la ligne \(index + 1)", " at line \(index + 1)"))
                    }
                    broken.append(
                        UnreadableRecord(
                            name: "ligne \(index + 1)",
                            reason: Phrase("ligne qui n’est pas du JSON", "a line that is not JSON"),
                            bytes: bytes, url: answer.url))
                }
            }
            try body(rows, broken)
        }
    }
}
