import VigieDomain
import VigieEngine
import VigieTransport
import VigieWording

/// The other side's last words, as they may stand in a journal and on a terminal.
enum Reply {
    private static let limit = 200

    /// One line of at most 200 characters without control characters.
    static func line(_ remark: Remark) -> Phrase { Phrase(line(remark.french), line(remark.english)) }

    /// The words of the other side.
    static func said(_ text: String) -> Phrase { Phrase(same: line(text)) }

    static func line(_ text: String) -> String { Plain.line(text, limit: limit - 1) }
}
