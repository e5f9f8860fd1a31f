import VigieDomain

extension WatchlistFile.Context {
    /// What the settings know that a watchlist may name: people, sources, and the scales of the ratings.
    package init(_ settings: Settings) {
        self.init(
            fallback: settings.routing.fallback, sources: settings.sources.map(\.id),
            bureaus: settings.sources.compactMap { source in
                source.kind.scale.map { ThresholdCell.Bureau(source: source.id, scale: $0) }
            })
    }
}

extension SourceSettings.Kind {
    /// Of the rating that the source gives; nil where it gives none.
    fileprivate var scale: Scale? {
        switch self {
        case .bodacc, .rechercheEntreprises, .sirene, .rne, .infogreffe, .infoFinanciere: nil
        case .json(let json): json.mapping.rating?.scale
        case .file(let file): file.scale
        case .pappers(let pappers): pappers.isScored ? KnownScales.pappersFinancial : nil
        }
    }
}
