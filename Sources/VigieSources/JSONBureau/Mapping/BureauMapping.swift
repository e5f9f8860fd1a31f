package import VigieDomain

/// Where a bureau's answer tells each side of a client's status: paths and the bureau's own words, as the configuration
/// gives them.
package struct BureauMapping: Hashable, Sendable {
    /// The number of the company that the answer is about, compared with the one asked for.
    package var subject: JSONPath?
    package var rating: RatingMapping?
    package var shareholders: ShareholdersMapping?
    package var status: StatusMapping?
    package var proceedings: ProceedingsMapping?

    package init(
        subject: JSONPath? = nil, rating: RatingMapping? = nil, shareholders: ShareholdersMapping? = nil,
        status: StatusMapping? = nil, proceedings: ProceedingsMapping? = nil
    ) {
        self.subject = subject
        self.rating = rating
        self.shareholders = shareholders
        self.status = status
        self.proceedings = proceedings
    }

    /// What a path that finds nothing, or null, means.
    package enum Missing: String, Hashable, Sendable, CaseIterable {
        /// The answer is not what it was: told to the administrator, nothing is concluded.
        case fault
        /// The bureau says that there is none.
        case absent
        /// We could not learn it.
        case unknown
    }

    package struct RatingMapping: Hashable, Sendable {
        package var score: JSONPath?
        /// The bureau's word for it (`A+`, `NC`); the score as written where there is none.
        package var label: JSONPath?
        package var scale: Scale
        package var limit: JSONPath?
        /// ISO 4217 of the limit.
        package var currency: String
        package var date: JSONPath?
        package var missing: Missing

        package init(
            score: JSONPath?, label: JSONPath? = nil, scale: Scale, limit: JSONPath? = nil, currency: String = "EUR",
            date: JSONPath? = nil, missing: Missing = .fault
        ) {
            self.score = score
            self.label = label
            self.scale = scale
            self.limit = limit
            self.currency = currency
            self.date = date
            self.missing = missing
        }
    }

    package struct ShareholdersMapping: Hashable, Sendable {
        package enum Unit: String, Hashable, Sendable, CaseIterable {
            /// 0 to 100.
            case percent
            /// 0 to 1.
            case fraction
        }

        package var list: JSONPath
        /// Inside each element of the list, as `$.name`.
        package var name: JSONPath
        /// What stays the same when a name is spelt otherwise.
        package var identifier: JSONPath?
        package var share: JSONPath?
        package var unit: Unit
        /// How many there are, where the bureau says it.
        package var declared: JSONPath?
        package var missing: Missing

        package init(
            list: JSONPath, name: JSONPath, identifier: JSONPath? = nil, share: JSONPath? = nil, unit: Unit = .percent,
            declared: JSONPath? = nil, missing: Missing = .fault
        ) {
            self.list = list
            self.name = name
            self.identifier = identifier
            self.share = share
            self.unit = unit
            self.declared = declared
            self.missing = missing
        }
    }

    package struct StatusMapping: Hashable, Sendable {
        package var path: JSONPath
        /// Values for a company that lives; compared without regard to case.
        package var active: [String]
        package var ceased: [String]
        package var ceasedOn: JSONPath?
        package var missing: Missing

        package init(
            path: JSONPath, active: [String], ceased: [String], ceasedOn: JSONPath? = nil, missing: Missing = .fault
        ) {
            self.path = path
            self.active = active
            self.ceased = ceased
            self.ceasedOn = ceasedOn
            self.missing = missing
        }
    }

    package struct ProceedingsMapping: Hashable, Sendable {
        package var path: JSONPath
        /// Values while a proceeding is open.
        package var open: [String]
        /// Values when none is; empty accepts anything that is not `open`.
        package var closed: [String]
        package var label: JSONPath?
        package var since: JSONPath?
        package var missing: Missing

        package init(
            path: JSONPath, open: [String], closed: [String] = [], label: JSONPath? = nil, since: JSONPath? = nil,
            missing: Missing = .absent
        ) {
            self.path = path
            self.open = open
            self.closed = closed
            self.label = label
            self.since = since
            self.missing = missing
        }
    }

    package var facets: Set<Facet> {
        var facets: Set<Facet> = []
        if rating != nil { facets.insert(.rating) }
        if shareholders != nil { facets.insert(.shareholders) }
        if status != nil { facets.insert(.life) }
        if proceedings != nil { facets.insert(.proceedings) }
        return facets
    }

    /// Names this mapping: another one reads answers anew.
    package var rule: String { "json-1-" + String(Digest(of: [String(describing: self)]).hexadecimal.prefix(12)) }
}
