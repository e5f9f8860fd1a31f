package import FoundationEssentials

/// A line that the office draws for one client: whoever looks after it is told when a rating, or the limit that a bureau
/// recommends, passes to the bad side of it.
package struct Threshold: Hashable, Sendable, Codable {
    package enum Measure: Hashable, Sendable, Codable {
        /// On the rating's own scale.
        case score(Decimal)
        /// The recommended credit limit.
        case limit(Amount)
    }

    /// On which side of the figure the bad scores are.
    package enum Side: String, Hashable, Sendable, Codable { case below, above }

    /// The name of a source or of a scale, in small letters; nil for every rating of the client.
    package var rating: String?
    package var measure: Measure
    /// nil follows the direction of the scale.
    package var side: Side?

    package init(_ measure: Measure, rating: String? = nil, side: Side? = nil) {
        self.measure = measure
        self.rating = rating?.lowercased()
        self.side = side
    }

    /// As it is kept with a routing decision: `creditsafe<30`, `30`, `limit<10000 EUR`.
    package var text: String {
        let sign =
            switch side {
            case .below: "<"
            case .above: ">"
            case nil: rating == nil ? "" : " "
            }
        switch measure {
        case .score(let score): return (rating ?? "") + sign + "\(score)"
        case .limit(let amount):
            let cents = amount.cents % 100
            let decimals = cents == 0 ? "" : "." + (cents < 10 ? "0" : "") + "\(cents)"
            return "limit<\(amount.cents / 100)\(decimals) \(amount.currency)"
        }
    }
}

extension Threshold {
    /// Whether this rating stands on the bad side; nil where the threshold does not speak of it (another bureau, another
    /// scale, another currency, no score).
    package func isPassed(by rating: Rating, of source: SourceID) -> Bool? {
        switch measure {
        case .limit(let floor):
            guard let limit = rating.limit, limit.currency == floor.currency else { return nil }
            return limit.cents < floor.cents
        case .score(let line):
            guard fits(rating.scale, of: source) else { return nil }
            // A default is the worst that there is, whether or not the scale gives it a number.
            if rating.band == .default { return true }
            guard rating.band != .none, let score = rating.score else { return nil }
            return rating.scale.higherIsBetter ? score < line : score > line
        }
    }

    /// Whether the threshold speaks of scores of this scale: its name, its direction, and a figure between its ends. A bare
    /// 30 is meant for a scale of 100 and says nothing about one of 10.
    package func fits(_ scale: Scale, of source: SourceID) -> Bool {
        guard case .score(let line) = measure else { return false }
        if let rating, rating != source.name.lowercased(), rating != scale.id.lowercased() { return false }
        switch side {
        case .below where !scale.higherIsBetter, .above where scale.higherIsBetter: return false
        case .below, .above, nil: break
        }
        return (min(scale.lowest, scale.highest)...max(scale.lowest, scale.highest)).contains(line)
    }
}
