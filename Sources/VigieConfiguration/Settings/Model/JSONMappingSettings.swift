package import VigieDomain

/// Where a bureau's answer says what: JSON paths (a subset of RFC 9535), each with its place in the settings file so that
/// a path that finds nothing in the sample can be shown there.
package struct JSONMappingSettings: Hashable, Sendable {
    /// A path as written, and where.
    package struct Path: Hashable, Sendable {
        package var text: String
        package var line: Int
        package var column: Int

        package init(text: String, line: Int = 1, column: Int = 1) {
            self.text = text
            self.line = line
            self.column = column
        }
    }

    /// `missing`, in each side: what a path that finds nothing, or null, means.
    package enum Missing: String, Hashable, Sendable, CaseIterable {
        /// The answer is not what it was: told to the operator, nothing is concluded.
        case fault
        /// The bureau says that there is none.
        case absent
        /// It could not be learnt.
        case unknown
    }

    /// `mapping.rating`.
    package struct Rating: Hashable, Sendable {
        /// `score`: required.
        package var score: Path
        /// `label`: the bureau's own word beside the score.
        package var label: Path?
        /// `limit`: the recommended credit limit, in `currency`.
        package var limit: Path?
        /// `currency`: three letters; default `EUR`.
        package var currency: String
        /// `date`: when the score was given.
        package var date: Path?
        /// `scale`: the name of a known one, or its description; required.
        package var scale: Scale
        /// `missing`: default `fault`.
        package var missing: Missing
    }

    /// `mapping.shareholders`.
    package struct Shareholders: Hashable, Sendable {
        package enum Unit: String, Hashable, Sendable, CaseIterable {
            /// 0 to 100.
            case percent
            /// 0 to 1.
            case fraction
        }
        /// `each`: the list; the other paths start at one of its elements (`$.name`). Required.
        package var each: Path
        /// `name`: required.
        package var name: Path
        /// `identifier`: what stays the same when a name is written otherwise.
        package var identifier: Path?
        /// `share`.
        package var share: Path?
        /// `unit`: default `percent`.
        package var unit: Unit
        /// `declared`: how many shareholders there are, where the bureau says it.
        package var declared: Path?
        /// `missing`: default `fault`.
        package var missing: Missing
    }

    /// `mapping.status`: whether the company is alive.
    package struct Status: Hashable, Sendable {
        /// `value`: required.
        package var value: Path
        /// `active`, `ceased`: the bureau's words for each; both required. Any other word stays unknown.
        package var active: [String]
        package var ceased: [String]
        /// `date`: of the cessation.
        package var date: Path?
        /// `missing`: default `fault`.
        package var missing: Missing
    }

    /// `mapping.proceedings`.
    package struct Proceedings: Hashable, Sendable {
        /// `value`: required.
        package var value: Path
        /// `open`: the bureau's words for an open proceeding; required.
        package var open: [String]
        /// `closed`: its words for no open proceeding; any other word stays unknown. Required.
        package var closed: [String]
        /// `label`: its own description.
        package var label: Path?
        /// `date`: since when.
        package var date: Path?
        /// `missing`: default `absent`.
        package var missing: Missing
    }

    /// `mapping.subject`: the number of the company that the answer is about, compared with the one asked for.
    package var subject: Path?
    package var rating: Rating?
    package var shareholders: Shareholders?
    package var status: Status?
    package var proceedings: Proceedings?

    package init(
        subject: Path? = nil, rating: Rating? = nil, shareholders: Shareholders? = nil, status: Status? = nil,
        proceedings: Proceedings? = nil
    ) {
        self.subject = subject
        self.rating = rating
        self.shareholders = shareholders
        self.status = status
        self.proceedings = proceedings
    }

    package var isEmpty: Bool { rating == nil && shareholders == nil && status == nil && proceedings == nil }
}
