package import VigieDomain

/// Something that a source no longer shows of a client, and how often it did not: believed after several healthy answers.
package struct Doubt: Hashable, Sendable, Codable {
    package var side: Facet
    /// What the source said last of that side, and of no other.
    package var told: Facets
    package var provenance: Provenance
    package var first: Instant
    /// When it was counted last.
    package var last: Instant
    package var count: Int

    package init(side: Facet, told: Facets, provenance: Provenance, at now: Instant) {
        self.side = side
        self.told = told
        self.provenance = provenance
        first = now
        last = now
        count = 1
    }

    /// The same silence met again. One day is one answer, however often the source was asked in it.
    func met(_ told: Facets, _ provenance: Provenance, at now: Instant, apart: Duration) -> Doubt {
        var doubt = self
        doubt.told = told
        doubt.provenance = provenance
        let elapsed = last.duration(to: now)
        if elapsed >= apart {
            doubt.count += 1
            doubt.last = now
        } else if elapsed < .zero {
            // The clock went back: the next answer is counted from now on.
            doubt.last = now
        }
        return doubt
    }
}

/// When silence is believed to be an end.
package struct RemovalRule: Hashable, Sendable {
    /// Healthy answers that no longer show it.
    package var answers = 3
    /// From one answer that counts to the next.
    package var apart: Duration = .seconds(24 * 3600)

    package init() {}
}

extension FacetsIntake {
    /// What is left to compare, once what only fell silent is set apart.
    struct Weighed {
        /// Without the sides that are in doubt.
        var facets: Facets
        var doubts: [Doubt] = []
        /// Sides whose silence has lasted.
        var confirmed: Set<Facet> = []
    }

    func weigh(_ facets: Facets, _ provenance: Provenance, against held: FacetsRecord) -> Weighed {
        let silent = Absence.sides(before: held.facets, after: facets)
        var weighed = Weighed(facets: facets)
        for doubt in held.doubts where !facets.told.contains(doubt.side) { weighed.doubts.append(doubt) }
        var hidden: Set<Facet> = []
        for side in silent.sorted() {
            let told = facets.only([side])
            let doubt =
                held.doubts.first { $0.side == side }?
                .met(told, provenance, at: detected, apart: policy.removal.apart)
                ?? Doubt(side: side, told: told, provenance: provenance, at: detected)
            if doubt.count >= policy.removal.answers {
                weighed.confirmed.insert(side)
            } else {
                weighed.doubts.append(doubt)
                hidden.insert(side)
            }
        }
        weighed.facets = facets.without(hidden)
        weighed.doubts.sort { $0.side < $1.side }
        return weighed
    }
}

extension FacetsRecord {
    /// What the source says by answering the same as last time: the sides in doubt are still not shown.
    var silence: (facets: Facets, provenance: Provenance)? {
        guard let last = doubts.last else { return nil }
        let facets = doubts.reduce(Facets()) { $0.merging($1.told) }
        return (facets, last.provenance)
    }
}
