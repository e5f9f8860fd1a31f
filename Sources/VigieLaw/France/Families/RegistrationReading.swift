import VigieDomain

/// Creations and registrations. A move to another registry looks like one and is neither.
struct RegistrationReading {
    let record: GazetteRecord
    let isCreation: Bool

    init(_ record: GazetteRecord, isCreation: Bool) {
        self.record = record
        self.isCreation = isCreation
    }

    var parties: [PartyReading] {
        let texts = [category, record.act?.description].map { GazetteText($0) }
        let moved = texts.contains { $0.contains(anyOf: Self.moved) }
        let why = TextRepair.repaired(category ?? record.act?.description ?? record.family)
        var main = NoticeMeaning(
            code: moved ? .idSeatMoved : isCreation ? .lifeCreated : .lifeRegistered, why: why)
        main.value = record.act?.registered
        let lease = LeaseReading(record)
        return NamedParties(record).subjects(([main] + lease.lesseeMeanings).gravestFirst) + lease.others
    }

    private var category: String? {
        switch record.act?.kind {
        case .creation(let category), .registration(let category): category
        case .sale, .unknown, nil: nil
        }
    }

    private static let moved: [Phrase] = [
        "transfert … siege|etablissement|ressort|greffe|immatriculation", "suite (a|au)? transfert", "hors ressort",
    ]
}

/// Location-gérance: the owner of a business lets someone else run it, so that the debtor behind the sign changes.
struct LeaseReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    /// What the one who runs the business from now on should know.
    var lesseeMeanings: [NoticeMeaning] {
        words.map { [NoticeMeaning(code: .lifeFundLeased, why: $0)] } ?? []
    }

    /// The owner, and the one who ran it before.
    var others: [PartyReading] {
        guard let words else { return [] }
        let known = Set(record.persons.compactMap(\.siren))
        let lessors = record.formerOwners.filter { $0.siren.map { !known.contains($0) } ?? true }
        let ran = record.formerOperators.filter { former in
            former.siren.map { !known.contains($0) } ?? true
                && !lessors.contains { $0.siren == former.siren && $0.name == former.name }
        }
        return lessors.map { PartyReading($0, .lessor, [NoticeMeaning(code: .lifeFundLeased, why: words)]) }
            + ran.map { PartyReading($0, .formerOperator, [NoticeMeaning(code: .lifeFundLeaseEnd, why: words)]) }
    }

    /// The words that speak of a lease which begins; nil where none does.
    private var words: String? {
        for text in LeaseReading.texts(record) {
            let read = GazetteText(text)
            if let found = read.first(of: Self.lease), !read.contains(anyOf: Self.past) { return read.quote(found) }
        }
        return nil
    }

    static func texts(_ record: GazetteRecord) -> [String] {
        var texts = record.establishments.compactMap(\.origin) + record.establishments.compactMap(\.quality)
        if case .sale(let category, _, _, let description) = record.act?.kind {
            texts += [category, description].compactMap(\.self)
        }
        if let description = record.act?.description { texts.append(description) }
        return texts
    }

    static let lease: [Phrase] = ["location gerance", "locataire gerant", "gerance libre", "gerance mandat"]
    /// "Fonds précédemment exploité en location-gérance acquis par achat": the lease is over.
    static let past: [Phrase] = [
        "precedemment|anterieurement exploite", "acquis",
        "fin|resiliation|expiration|cessation|terme … location gerance",
        "par le locataire gerant",
    ]
    static let end: [Phrase] = ["fin|resiliation|expiration|cessation|terme … location gerance|gerance"]
}

extension PartyReading {
    init(_ party: GazetteRecord.Party, _ role: NoticeRole, _ meanings: [NoticeMeaning]) {
        self.init(siren: party.siren, role: role, name: party.name, postcode: party.postcode, meanings: meanings)
    }
}
