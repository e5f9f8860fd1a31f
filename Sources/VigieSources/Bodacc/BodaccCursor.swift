import FoundationEssentials
package import VigieDomain
package import VigieEngine
package import VigieTransport

/// A place in the feed of notices, kept by the engine as text: where we stand, and, between two questions of one act,
/// how far that act has come.
package struct BodaccCursor: Hashable, Sendable, Codable {
    /// Newest publication day that was read, or the day on which the watch began.
    package var day: Day
    /// Whether `day` is that of a notice: then a window that begins there cannot be empty.
    package var hasSeenNotices: Bool
    /// `metadata_processed` of the dataset when everything was read.
    package var processed: String?
    /// Of the dataset's metadata.
    package var validators: Validators
    /// The act under way. Never stored: a kill in the middle begins the act again, and ids make that harmless.
    package var act: BodaccAct?

    package init(
        day: Day, hasSeenNotices: Bool = false, processed: String? = nil, validators: Validators = Validators(),
        act: BodaccAct? = nil
    ) {
        self.day = day
        self.hasSeenNotices = hasSeenNotices
        self.processed = processed
        self.validators = validators
        self.act = act
    }
}

/// How far one reading of many pages has come.
package struct BodaccAct: Hashable, Sendable, Codable {
    package enum Way: Hashable, Sendable, Codable {
        /// A hundred rows at a time from here.
        case paging(offset: Int)
        /// One whole day at a time; the last question has no end, for notices dated ahead.
        case exporting(day: Day)
        /// Records found missing by a review, by id.
        case fetching([String])
    }

    package var way: Way
    /// Rows that the first page announced.
    package var total: Int?
    /// Ids met so far, to recognise a page that is sent twice.
    package var seen: [String]
    package var newest: Day?
    /// Times that the act began again because the register changed under it.
    package var restarts: Int
    /// The watched number after which the present batch begins.
    package var after: SIREN?

    package init(_ way: Way, total: Int? = nil, seen: [String] = [], newest: Day? = nil, restarts: Int = 0) {
        self.way = way
        self.total = total
        self.seen = seen
        self.newest = newest
        self.restarts = restarts
    }
}

extension BodaccCursor {
    /// nil where the text is not ours: the caller says so, and never guesses a place.
    package init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(BodaccCursor.self, from: Data(cursor.text.utf8)) else { return nil }
        self = value
    }

    package var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }

    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Days, numbers and texts always encode.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension BodaccAct {
    init?(_ cursor: Cursor) {
        guard let value = try? JSONDecoder().decode(BodaccAct.self, from: Data(cursor.text.utf8)) else { return nil }
        self = value
    }

    var cursor: Cursor { Cursor(text: BodaccCursor.text(of: self)) }
}
