import VigieDomain

/// One company of a notice, its part, and what the notice tells about it.
struct PartyReading {
    var siren: SIREN?
    var role: NoticeRole
    var name: String?
    var postcode: String?
    var meanings: [NoticeMeaning]
}

/// Sends a record to the reader of its family.
struct FamilyReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var parties: [PartyReading] {
        switch FrenchGazette.family(record.family) {
        case .collective: proceeding(CollectiveReading(record).meaning)
        case .conciliation: proceeding(ConciliationReading(record).meaning)
        case .professionalRecovery: proceeding(ProfessionalRecoveryReading(record).meaning)
        case .creation: RegistrationReading(record, isCreation: true).parties
        case .registration: RegistrationReading(record, isCreation: false).parties
        case .modification: ModificationReading(record).parties
        case .striking: NamedParties(record).subjects([StrikingReading(record).meaning])
        case .sale: SaleReading(record).parties
        case .accounts: NamedParties(record).subjects([AccountsReading(record).meaning])
        case .miscellaneous: NamedParties(record).subjects([MiscellaneousReading(record).meaning])
        case .other(let code): other(code)
        }
    }

    /// Debtors; a ban hits a person, whose company is only mentioned.
    private func proceeding(_ meaning: NoticeMeaning) -> [PartyReading] {
        NamedParties(record).all.map { party in
            var role = NoticeRole.debtor
            if meaning.code == .procSanctionPerson { role = party.isNaturalPerson ? .subject : .mentioned }
            return PartyReading(
                siren: party.siren, role: role, name: party.name, postcode: party.postcode, meanings: [meaning])
        }
    }

    /// A family never met: a judgment is read as one, the rest is told as it is.
    private func other(_ code: String) -> [PartyReading] {
        let problem = "famille « \(code) » : inconnue ; lire l'annonce à la source"
        if record.judgment != nil {
            var meaning = CollectiveReading(record).meaning
            meaning.certain = false
            meaning.problems.append(problem)
            return proceeding(meaning)
        }
        return NamedParties(record).subjects([
            NoticeMeaning(code: .diversNotice, certain: false, why: code, problems: [problem])
        ])
    }
}

/// The companies that a notice is about: its persons, then the numbers that no person bears.
struct NamedParties {
    struct Party {
        var siren: SIREN?
        var name: String?
        var postcode: String?
        var isNaturalPerson = false
    }

    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    /// Never empty: a notice without any number still names someone.
    var all: [Party] {
        var result: [Party] = []
        for person in record.persons where !result.contains(where: { $0.siren != nil && $0.siren == person.siren }) {
            result.append(
                Party(
                    siren: person.siren, name: person.name ?? record.trader, postcode: person.postcode ?? postcode,
                    isNaturalPerson: person.isNaturalPerson))
        }
        let others = record.numbers.filter { number in !result.contains { $0.siren == number } }
        // One person without a number and one number without a person are the same company.
        if others.count == 1, result.count == 1, result[0].siren == nil {
            result[0].siren = others[0]
            return result
        }
        let alone = record.numbers.count == 1 && result.isEmpty
        result += others.map {
            Party(siren: $0, name: alone || result.isEmpty ? record.trader : nil, postcode: postcode)
        }
        if result.isEmpty { result = [Party(siren: nil, name: record.trader, postcode: postcode)] }
        return result
    }

    /// `cp` where it holds only one.
    private var postcode: String? {
        record.postcode.flatMap { $0.contains(",") ? nil : $0 }
    }

    func subjects(_ meanings: [NoticeMeaning]) -> [PartyReading] {
        all.map {
            PartyReading(siren: $0.siren, role: .subject, name: $0.name, postcode: $0.postcode, meanings: meanings)
        }
    }
}

extension [NoticeMeaning] {
    /// The gravest first; the order of the notice among equals.
    var gravestFirst: [NoticeMeaning] {
        enumerated().sorted {
            ($1.element.code.severity, $0.offset) < ($0.element.code.severity, $1.offset)
        }.map(\.element)
    }
}

extension [PartyReading] {
    /// A company named twice in the same part (two establishments sold together) is told once.
    var onePerRole: [PartyReading] {
        var result: [PartyReading] = []
        for party in self {
            let same = result.firstIndex { $0.siren == party.siren && $0.role == party.role && party.siren != nil }
            guard let same else {
                result.append(party)
                continue
            }
            let new = party.meanings.filter { !result[same].meanings.contains($0) }
            result[same].meanings = (result[same].meanings + new).gravestFirst
        }
        return result
    }
}
