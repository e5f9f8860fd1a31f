import FoundationEssentials
import VigieDomain
import VigieEngine

/// A place in the feed of changes: which day was read last, and, between two questions of one act, how far that act has come.
struct RneCursor: Hashable, Sendable, Codable {
    /// Read again at the next question: it may not have been over.
    var day: Day
    /// The last day on which anything was told, of anyone.
    var news: Day
    /// Never stored: a kill in the middle begins the act again.
    var act: RneAct?

    init(day: Day, news: Day, act: RneAct? = nil) {
        self.day = day
        self.news = news
        self.act = act
    }

    /// nil where the text is not ours.
    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(RneCursor.self, from: Data(cursor.text.utf8)) else { return nil }
        self = value
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }
}

/// How far one reading of many pages has come.
struct RneAct: Hashable, Sendable, Codable {
    /// Not read any more.
    var from: Day
    /// The last day read.
    var to: Day
    /// The number after which the next page begins.
    var after: String?
    /// Companies a page: fewer where some are so large that the register's own memory does not hold a page of them.
    var size: Int
    var received = 0
    /// Whether the last page held fewer companies than were asked for.
    var wasShort = false
    /// Set where the pages cannot be trusted to be whole: the watched numbers are asked instead, those after this place.
    var round: WatchedRound?
}

/// Page sizes to fall back on where the register says "Allowed memory size".
enum RnePageSize {
    static func below(_ size: Int) -> Int? { size > 5 ? 5 : size > 1 ? 1 : nil }
}
