import VigieDomain

extension WatchlistFile.Context {
    /// What the settings know that a watchlist may name: people, sources, and the scales of the ratings.
    package init(_ settings: Settings) {
        self.init(
            fallback: settings.routing.fallback, sources: settings.sources.map(\.id),
            bureaus: settings.sources.compactMap { source in
                guard case .json(let json) = source.kind, let rating = json.mapping.rating else { return nil }
                return ThresholdCell.Bureau(source: source.id, scale: rating.scale)
            })
    }
}
