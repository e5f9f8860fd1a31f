import FoundationEssentials
import VigieDomain
import VigieEngine

/// A place in the feed: up to which day everything was read, and how much was seen of the days that are read again.
struct InfoFinanciereCursor: Hashable, Sendable, Codable {
    /// Newest day of publication that was read, or the day on which the watch began.
    var day: Day
    /// Publications seen of each of the last days. What was published stays published: fewer of them are an answer that leaves
    /// some out, whatever its total says.
    var seen: [String: Int]
    /// Never stored: a kill in the middle begins the act again.
    var act: InfoFinanciereAct?

    init(day: Day, seen: [String: Int] = [:], act: InfoFinanciereAct? = nil) {
        self.day = day
        self.seen = seen
        self.act = act
    }

    /// nil where the text is not ours.
    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(InfoFinanciereCursor.self, from: Data(cursor.text.utf8)) else {
            return nil
        }
        self = value
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }
}

/// How far one reading of many pages has come.
struct InfoFinanciereAct: Hashable, Sendable, Codable {
    /// First day of the window, and the first one behind it; the last window has no end, for what is dated ahead.
    var from: Day
    var until: Day?
    var offset = 0
    /// Rows that the first page of the window announced.
    var total: Int?
    /// Ids met in the window so far, to recognise a page that is sent twice.
    var ids: [String] = []
    /// Publications met in the whole act, by day.
    var seen: [String: Int] = [:]
    var newest: Day?
    /// Times that the window began again because the register changed under it.
    var restarts = 0
    /// The number after which the present batch begins, where numbers are asked for.
    var after: String?

    init(from: Day, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(InfoFinanciereAct.self, from: Data(cursor.text.utf8)) else {
            return nil
        }
        self = value
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }

    /// The same window from its first page; `seen` counts whole windows only.
    func restarted() -> InfoFinanciereAct {
        var act = self
        act.offset = 0
        act.total = nil
        act.ids = []
        act.restarts += 1
        return act
    }
}
