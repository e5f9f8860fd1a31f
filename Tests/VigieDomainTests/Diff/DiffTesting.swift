import FoundationEssentials
import VigieDomain

/// A change in one line: `id.name low`.
func brief(_ changes: [FacetChange]) -> [String] { changes.map { "\($0.code) \($0.severity.rawValue)" } }

/// What follows when the second observation comes after the first, with all other sides silent.
func diff(_ before: Facets, _ after: Facets) -> [FacetChange] { FacetDiff.changes(before: before, after: after) }

func officer(_ key: String, _ role: String = "Gérant", name: String? = nil) -> Officer {
    Officer(key: key, name: name ?? "Nom \(key)", role: role)
}

func holder(_ key: String, _ hundredths: Int?, name: String? = nil) -> Shareholder {
    Shareholder(key: key, name: name ?? "Holder \(key)", share: hundredths.map(Invented.share))
}

func score(_ value: Int?, _ raw: String? = nil, scale: Scale = Invented.hundred, limit: Int64? = nil) -> Rating {
    Rating(
        raw: raw ?? value.map { "\($0)" } ?? "NC", score: value.map { Decimal($0) }, scale: scale,
        limit: limit.map { Amount(cents: $0) })
}
