import VigieDomain

/// Sales, contributions and leases of a business: who loses it and who gets it matter more than the notice's family.
struct SaleReading {
    let record: GazetteRecord

    private enum Deed { case sale, contribution, merger, universalTransfer, lease, leaseEnd }

    init(_ record: GazetteRecord) { self.record = record }

    var parties: [PartyReading] {
        if Correction(gazette: record.kind) == .annulment, record.persons.isEmpty || category == nil {
            return withdrawn
        }
        let deed = self.deed
        var result = takers(deed) + givers(deed)
        let spare = record.numbers.filter { number in !result.contains { $0.siren == number } }
        let bare = result.indices.filter { result[$0].siren == nil }
        if spare.count == 1, bare.count == 1 { result[bare[0]].siren = spare[0] }
        return result + unnamed(besides: result, deed)
    }

    /// Texts of the deed, the most telling first.
    private var texts: [GazetteText] { LeaseReading.texts(record).map { GazetteText($0) } }

    private var category: String? {
        if case .sale(let category, _, _, _) = record.act?.kind { category } else { nil }
    }

    private var deed: Deed {
        func says(_ phrases: [Phrase]) -> Bool { texts.contains { $0.contains(anyOf: phrases) } }
        if says(["transmission universelle"]) { return .universalTransfer }
        if says(["fusion", "absorption", "scission"]) { return .merger }
        // "Autre achat, apport, attribution" names everything: the origin of each establishment decides.
        let origins = record.establishments.compactMap(\.origin).map { GazetteText($0) }
        let bought = origins.contains {
            $0.contains(anyOf: ["achat", "acquis … prix", "vente", "cession", "adjudication"])
        }
        let contributed = origins.contains { $0.contains(anyOf: ["apport"]) }
        if bought { return .sale }
        if contributed { return .contribution }
        let named = GazetteText(category)
        if named.contains(anyOf: ["location gerance", "locataire gerant"]), !named.contains(anyOf: ["achat"]) {
            return named.contains(anyOf: LeaseReading.end) ? .leaseEnd : .lease
        }
        if named.contains(anyOf: ["^apport"]) { return .contribution }
        if !named.contains(anyOf: ["achat", "apport", "vente", "cession"]), says(LeaseReading.lease),
            !says(LeaseReading.past)
        {
            return .lease
        }
        return .sale
    }

    /// The words that decided, with the price where one stands there. A missing price is not zero.
    private var why: String {
        TextRepair.repaired(
            record.establishments.compactMap(\.origin).first ?? category ?? record.act?.description ?? "vente")
    }

    private func takers(_ deed: Deed) -> [PartyReading] {
        let (role, code): (NoticeRole, EventCode) =
            switch deed {
            case .sale, .contribution, .universalTransfer: (.buyer, .lifeFundBought)
            case .merger: (.buyer, .lifeMergerDone)
            case .lease: (.lessee, .lifeFundLeased)
            case .leaseEnd: (.lessor, .lifeFundLeaseEnd)
            }
        let owners = Set(record.formerOwners.compactMap(\.siren))
        return record.persons.filter { $0.siren.map { !owners.contains($0) } ?? true }
            // "Autre achat, apport, attribution" alone may hide a merger.
            .map {
                PartyReading($0, role, [meaning(code, certain: !record.establishments.compactMap(\.origin).isEmpty)])
            }
    }

    private func givers(_ deed: Deed) -> [PartyReading] {
        let (role, code): (NoticeRole, EventCode) =
            switch deed {
            case .sale: (.seller, .lifeFundSold)
            case .contribution: (.seller, .lifeFundContributed)
            case .merger: (.seller, .lifeMergerDone)
            case .universalTransfer: (.seller, .lifeTup)
            case .lease: (.lessor, .lifeFundLeased)
            case .leaseEnd: (.formerOperator, .lifeFundLeaseEnd)
            }
        var result = record.formerOwners.map { PartyReading($0, role, [meaning(code)]) }
        for former in record.formerOperators where !isNamed(former, result) && !isNamed(former, takers(deed)) {
            if record.formerOwners.isEmpty, deed != .lease, deed != .leaseEnd {
                // Nobody else can have sold; the notice does not say it.
                result.append(PartyReading(former, .formerOperator, [meaning(code, certain: false)]))
            } else {
                result.append(PartyReading(former, .formerOperator, [meaning(.lifeFundLeaseEnd)]))
            }
        }
        return result
    }

    private func isNamed(_ party: GazetteRecord.Party, _ among: [PartyReading]) -> Bool {
        among.contains { $0.siren == party.siren && (party.siren != nil || $0.name == party.name) }
    }

    /// Numbers that no person bears. Where one person has no number and one number no person, they are the same; any
    /// other may be the seller, and a sale missed costs more than one told twice.
    private func unnamed(besides named: [PartyReading], _ deed: Deed) -> [PartyReading] {
        let known = Set(named.compactMap(\.siren))
        let others = record.numbers.filter { !known.contains($0) }
        guard !others.isEmpty else { return named.isEmpty ? [nobody] : [] }
        let code: EventCode =
            deed == .contribution ? .lifeFundContributed : deed == .lease ? .lifeFundLeased : .lifeFundSold
        return others.map { number in
            PartyReading(
                siren: number, role: .mentioned, name: record.trader, postcode: nil,
                meanings: [
                    meaning(
                        code, certain: false,
                        problems: ["l'annonce ne dit pas si cette société vend ou achète ; lire l'annonce à la source"])
                ])
        }
    }

    private var nobody: PartyReading {
        PartyReading(
            siren: nil, role: .mentioned, name: record.trader, postcode: record.postcode,
            meanings: [meaning(.lifeFundSold, certain: false)])
    }

    /// An annulation of a sale gives neither category nor persons: each company named is told.
    private var withdrawn: [PartyReading] {
        let owners = Set(record.formerOwners.compactMap(\.siren))
        return NamedParties(record).all.map { party in
            let sells = party.siren.map { owners.contains($0) } ?? false
            return PartyReading(
                siren: party.siren, role: sells ? .seller : .mentioned, name: party.name, postcode: party.postcode,
                meanings: [meaning(.lifeFundSold, certain: false)])
        }
    }

    private func meaning(_ code: EventCode, certain: Bool = true, problems: [String] = []) -> NoticeMeaning {
        NoticeMeaning(code: code, certain: certain, why: why, problems: problems, value: why)
    }
}
