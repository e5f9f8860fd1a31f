/// What a change says, in a form that two sources share. Codes that are one source's own judgment (ratings, limits, covers,
/// ledgers, what the accounts say) say nothing here: two bureaux that both lower a score tell two facts.
extension Change {
    var statements: [Statement] {
        // Perhaps another company's.
        guard !details.isPossibleMatch else { return [] }
        switch code {
        case .idName: return [Statement(.name, words)]
        case .idLegalForm: return [Statement(.legalForm, words)]
        case .idActivity: return [Statement(.activity, words)]
        case .idDiffusion: return [Statement(.diffusion, words)]
        case .idSeatMoved: return [Statement(.seat, text.map { .address(NormalAddress($0)) } ?? .unclear)]
        case .idEstablishmentOpened: return places.map { Statement(.establishment($0), .open) }
        case .idEstablishmentClosed: return places.map { Statement(.establishment($0), .closed) }
        case .lifeCeased, .lifeReactivated, .lifeStruckOff, .lifeStruckOffReversed:
            return [Statement(.life, ofLife)]
        case .ownCapitalReduction, .ownCapitalIncrease, .ownCapitalChange, .ownCapitalVariable:
            return [Statement(.capital, ofCapital)]
        case .ownShareholderChange, .ownShareholderMajority: return ofShareholders
        case .ownUboChange: return ofOwners
        case .mgmtOfficerAdded, .mgmtOfficerLeft, .mgmtOfficerReplaced, .mgmtOfficerChange, .mgmtAuditorLeft:
            return ofOfficers
        case .accFiled, .accConfidential: return ofAccounts
        default: return code.facet == .proceedings ? ofProceedings : []
        }
    }

    private var text: String? {
        guard case .text(let text) = after, !NormalName(text).isEmpty else { return nil }
        return text
    }

    private var words: Statement.Standing { text.map { .words(NormalName($0).text) } ?? .unclear }

    private var places: [String] {
        guard case .establishments(let places) = after ?? before else { return [] }
        return places.map(\.key)
    }

    private var ofLife: Statement.Standing {
        switch (code, after) {
        case (.lifeStruckOff, _): .struckOff(published: publication ?? judgment ?? effective)
        case (.lifeCeased, .life(.ceased(let date))): .ceased(on: date ?? effective)
        case (.lifeReactivated, .life(.active)): .active
        // What the gazette takes back may be a dissolution or a striking: neither is the register's "active again".
        default: .unclear
        }
    }

    private var ofCapital: Statement.Standing {
        // A variable capital moves every day, and no two registers look on the same one.
        guard code != .ownCapitalVariable else { return .unclear }
        switch after {
        case .amount(let amount): return .amount(amount)
        case .text(let text): return Amount(gazette: text).map { .amount($0) } ?? .unclear
        default: return .unclear
        }
    }

    private var ofShareholders: [Statement] {
        func holders(_ value: ChangeValue?) -> [Shareholder] {
            switch value {
            case .shareholder(let holder): [holder]
            case .shareholders(let holders): holders
            default: []
            }
        }
        let now = holders(after)
        let stand = now.map {
            Statement(.shareholder(HolderName(key: $0.key, name: $0.name)), .holds(share: $0.share, votes: nil))
        }
        let keys = Set(now.map(\.key))
        let names = Set(now.map { NormalName($0.name) })
        return stand
            + holders(before).filter { !keys.contains($0.key) && !names.contains(NormalName($0.name)) }.map {
                // Of a majority that passed, the former holder may keep a part that the change does not tell.
                Statement(
                    .shareholder(HolderName(key: $0.key, name: $0.name)),
                    code == .ownShareholderMajority ? .unclear : .holdsNothing)
            }
    }

    private var ofOwners: [Statement] {
        func owners(_ value: ChangeValue?) -> [BeneficialOwner] {
            if case .owners(let owners) = value { owners } else { [] }
        }
        let now = owners(after)
        let keys = Set(now.map(\.key))
        let names = Set(now.map { NormalName($0.name) })
        return now.map {
            Statement(.owner(HolderName(key: $0.key, name: $0.name)), .holds(share: $0.share, votes: $0.votes))
        }
            + owners(before).filter { !keys.contains($0.key) && !names.contains(NormalName($0.name)) }.map {
                Statement(.owner(HolderName(key: $0.key, name: $0.name)), .holdsNothing)
            }
    }

    private var ofOfficers: [Statement] {
        func officer(_ value: ChangeValue?) -> (name: HolderName, roles: Set<String>)? {
            guard case .officer(let officer) = value else { return nil }
            return (HolderName(key: officer.key, name: officer.name), Change.roles(officer.role))
        }
        switch (officer(before), officer(after)) {
        case (nil, nil): return []
        case (let left?, nil): return [Statement(.officer(left.name), .left(roles: left.roles))]
        case (nil, let came?): return [Statement(.officer(came.name), .roles(came.roles))]
        case (let left?, let came?):
            let now = Statement(.officer(came.name), .roles(came.roles))
            if code == .mgmtOfficerChange { return [now] }
            // One person under another key: nobody left.
            if left.name.words == came.name.words { return [Statement(.officer(came.name), .unclear)] }
            return [Statement(.officer(left.name), .left(roles: left.roles)), now]
        }
    }

    /// `Président de SAS` and `Président` are one role; a vice-president is none of them.
    private static func roles(_ text: String) -> Set<String> {
        let roles = text.split(separator: ",").map { role in
            NormalName(String(role)).text.split(separator: " ").filter { !fillers.contains(String($0)) }
                .joined(separator: " ")
        }
        return Set(roles.filter { !$0.isEmpty })
    }

    private static let fillers: Set<String> = ["DE", "DU", "DES", "D", "LA", "LE", "L"]

    private var ofAccounts: [Statement] {
        let yearEnd: Day? =
            switch after {
            case .accounts(let accounts): accounts.yearEnd
            case .text(let text): Day(text)
            default: nil
            }
        guard let yearEnd else { return [] }
        return [Statement(.accounts(yearEnd: yearEnd), .filed(isConfidential: code == .accConfidential))]
    }

    private var ofProceedings: [Statement] {
        switch (before, after) {
        case (_, .bureauStatus(let now)) where code == .procBureauOpen && now.open:
            return [Statement(.proceedings, .bureauOpen(ProceedingLabel(now.label), since: now.since))]
        case (.bureauStatus(let was), _) where code == .procBureauClosed:
            return [Statement(.proceedings, .bureauClosed(wasSince: was.since, since: effective))]
        case (_, .state(let state)):
            return [Statement(.proceedings, .judged(state, judgment: judgment, opened: `case`.opened))]
        default:
            // A list, an organ, a deposit: nothing stands otherwise after it. An appeal may have turned everything round.
            return code == .procAppeal ? [Statement(.proceedings, .unclear)] : []
        }
    }
}

extension CaseID {
    /// The day that names the proceeding, where the case is one.
    fileprivate var opened: Day? { text.split(separator: "/").last.flatMap { Day(String($0)) } }
}

extension Amount {
    /// `5000.00 EUR` as the gazette writes it; nil for anything that could be read in two ways.
    init?(gazette text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, parts[1].count == 3, parts[1].allSatisfy({ ("A"..."Z").contains($0) }) else {
            return nil
        }
        let figures = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard figures.count <= 2, let units = Int64(figures[0]), units >= 0 else { return nil }
        var cents: Int64 = 0
        if figures.count == 2 {
            guard figures[1].count <= 2, let rest = Int64(figures[1]), rest >= 0 else { return nil }
            cents = figures[1].count == 1 ? rest * 10 : rest
        }
        let (scaled, overflows) = units.multipliedReportingOverflow(by: 100)
        guard !overflows, scaled <= Int64.max - cents else { return nil }
        self.init(cents: scaled + cents, currency: String(parts[1]))
    }
}
