package import FoundationEssentials

/// A score as a bureau gave it, with what is needed to compare it: the scale and its direction.
package struct Rating: Hashable, Sendable, Codable {
    /// As written by the source: `"42"`, `"4+"`, `"NC"`.
    package var raw: String
    /// The numeric value where there is one.
    package var score: Decimal?
    package var scale: Scale
    package var limit: Amount?
    package var date: Day?

    package init(raw: String, score: Decimal?, scale: Scale, limit: Amount? = nil, date: Day? = nil) {
        self.raw = raw
        self.score = score
        self.scale = scale
        self.limit = limit
        self.date = date
    }

    package var band: Band { scale.band(of: self) }
}

/// A scale of scores: its name and version (a change of either starts a new baseline), its ends, its bands.
package struct Scale: Hashable, Sendable, Codable {
    package var id: String
    package var version: String
    package var lowest: Decimal
    package var highest: Decimal
    package var higherIsBetter: Bool
    /// Where bands begin, from the best: at or beyond the value on the good side. Four limits part A, B, C, D and E.
    package var limits: [Decimal]
    /// Raw labels that stand outside the numbers, such as `"NC"` or `"P"`.
    package var labels: [String: Band]

    package init(
        id: String, version: String = "1", lowest: Decimal, highest: Decimal, higherIsBetter: Bool, limits: [Decimal],
        labels: [String: Band] = [:]
    ) {
        self.id = id
        self.version = version
        self.lowest = lowest
        self.highest = highest
        self.higherIsBetter = higherIsBetter
        self.limits = limits
        self.labels = labels
    }

    package func band(of rating: Rating) -> Band {
        if let label = labels[rating.raw] { return label }
        guard let score = rating.score else { return .none }
        for (index, limit) in limits.enumerated() where higherIsBetter ? score >= limit : score <= limit {
            return Band.graded[min(index, Band.graded.count - 1)]
        }
        return Band.graded[min(limits.count, Band.graded.count - 1)]
    }
}

/// A bureau's score in words that scales share: A is best, E is worst; default and none stand apart.
package enum Band: String, Hashable, Sendable, Codable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"
    case `default`
    case none

    package static let graded: [Band] = [.a, .b, .c, .d, .e]

    /// 0 for A to 4 for E, 5 for default; nil where there is no score.
    package var depth: Int? {
        switch self {
        case .a: 0
        case .b: 1
        case .c: 2
        case .d: 3
        case .e: 4
        case .default: 5
        case .none: nil
        }
    }
}
