import FoundationEssentials
import VigieDomain
import VigieEngine

/// A place in the feed of treatments: up to which one everything was read, and, between two questions of one act, how far
/// that act has come.
struct SireneCursor: Hashable, Sendable, Codable {
    /// The newest treatment seen, on the register's own clock.
    var treated: WallTime
    /// Never stored: a kill in the middle begins the act again.
    var act: SireneAct?

    init(treated: WallTime, act: SireneAct? = nil) {
        self.treated = treated
        self.act = act
    }

    /// nil where the text is not ours.
    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(SireneCursor.self, from: Data(cursor.text.utf8)) else { return nil }
        self = value
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }
}

/// How far one reading of many pages has come.
struct SireneAct: Hashable, Sendable, Codable {
    enum Way: Hashable, Sendable, Codable {
        /// The mark that the register gave for the next page; a star for the first.
        case paging(mark: String)
        /// The window holds too much: the watched numbers instead, those after this one.
        case numbers(after: SIREN?)
    }

    var way: Way
    /// The window, both ends included.
    var from: WallTime
    var to: WallTime
    var received = 0
    /// The smallest and the largest total that a page announced: a company treated again meanwhile leaves the window.
    var least: Int?
    var most: Int?
    var newest: WallTime?

    static let firstMark = "*"
}
