package import VigieDomain

/// What each source says of a client now, side by side.
extension Journal {
    package func words(about company: CompanyKey) async throws -> [SourceWord] {
        let facets = try await facets(of: company)
        var seen: [SourceID: Instant] = [:]
        for source in facets.keys {
            // A feed is not asked about one company: that it was read and told nothing new is its answer.
            if let asked = try await sightings(of: [company], by: source)[company] {
                seen[source] = asked.seen
            } else {
                seen[source] = try await health(of: source)?.lastSuccess
            }
        }
        return SourceWord.words(
            facets: facets.values.sorted { $0.source < $1.source }, notices: try await notices(of: company), seen: seen)
    }
}

extension SourceWord {
    /// - Parameter seen: when each source last answered.
    package static func words(
        facets: [FacetsRecord], notices: [NoticeRecord], seen: [SourceID: Instant]
    ) -> [SourceWord] {
        let told = facets.flatMap { record in
            Position.positions(of: record.facets).map {
                SourceWord(
                    source: record.source, position: $0, told: record.provenance.fetched,
                    checked: seen[record.source] ?? record.provenance.fetched)
            }
        }
        return told + ofGazette(notices)
    }

    /// The gazette says what its last notice says. That it says nothing says nothing.
    private static func ofGazette(_ notices: [NoticeRecord]) -> [SourceWord] {
        let sure = notices.filter(\.disposition.isOfDocket)
        guard let company = sure.first?.notice.company else { return [] }
        let docket = Docket(company: company, notices: sure.map(\.notice))
        var words: [SourceWord] = []
        func add(_ position: Position, _ id: NoticeID?) {
            guard let record = sure.first(where: { $0.notice.id == id }) else { return }
            words.append(
                SourceWord(
                    source: record.provenance.source, position: position, told: record.provenance.fetched,
                    checked: record.provenance.fetched))
        }
        if let last = docket.proceedings.last { add(Position(state: docket.state), last.notices.last) }
        let strikings = docket.notices.filter { notice in
            notice.meanings.contains { $0.code == .lifeStruckOff || $0.code == .lifeStruckOffReversed }
        }
        if let last = strikings.max(by: { ($0.publication, $0.id) < ($1.publication, $1.id) }),
            last.correction != .annulment
        {
            let isBack = last.meanings.contains { $0.code == .lifeStruckOffReversed }
            add(isBack ? Position(life: .active) : .struckOff, last.id)
        }
        return words
    }
}
