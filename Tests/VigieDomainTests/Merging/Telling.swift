import VigieDomain

/// Changes of one company as two sources would tell them, for tests of merging.
enum Telling {
    static func change(
        _ code: EventCode, from source: String, day: Int = 0, before: ChangeValue? = nil, after: ChangeValue? = nil,
        effective: String? = nil, judgment: String? = nil, publication: String? = nil, opened: String? = nil,
        severity: Severity? = nil, notice: String? = nil, details: ChangeDetails = ChangeDetails()
    ) -> Change {
        let detected = Invented.now.adding(.seconds(day * 86_400))
        return Change(
            id: ChangeID(
                company: Invented.key, code: code,
                fact: [source, "\(day)", String(describing: before), String(describing: after), notice ?? ""]),
            company: Invented.key, code: code, severity: severity ?? code.severity,
            case: CaseID(company: Invented.key, facet: code.facet, opened: opened.map(Invented.day)), before: before,
            after: after, effective: effective.map(Invented.day), judgment: judgment.map(Invented.day),
            publication: publication.map(Invented.day), detected: detected,
            provenance: Provenance(
                source: SourceID(source), url: "https://\(source).example/", fetched: detected,
                evidence: EvidenceID(digest: "\(day)")),
            notice: notice.map(NoticeID.init(text:)), details: details)
    }

    static func ceased(_ source: String, day: Int = 0, on date: String? = nil, details: ChangeDetails = ChangeDetails())
        -> Change
    {
        change(
            .lifeCeased, from: source, day: day, before: .life(.active),
            after: .life(.ceased(on: date.map(Invented.day))),
            details: details)
    }

    static func active(_ source: String, day: Int = 0) -> Change {
        change(.lifeReactivated, from: source, day: day, before: .life(.ceased(on: nil)), after: .life(.active))
    }

    static func struckOff(_ source: String = "bodacc", day: Int = 0, published: String = "2026-11-20") -> Change {
        change(.lifeStruckOff, from: source, day: day, publication: published, notice: "bodacc:B1")
    }

    static func name(_ source: String, day: Int = 0, _ name: String, before: String = "DUPONT") -> Change {
        change(.idName, from: source, day: day, before: .text(before), after: .text(name))
    }

    static func seat(_ source: String, day: Int = 0, _ address: String) -> Change {
        change(.idSeatMoved, from: source, day: day, before: .text("1 RUE A 75001 PARIS"), after: .text(address))
    }

    static func capital(_ source: String, day: Int = 0, _ euros: Int64, code: EventCode = .ownCapitalReduction)
        -> Change
    {
        change(code, from: source, day: day, after: .amount(Amount(cents: euros * 100)))
    }

    static func came(_ source: String, day: Int = 0, _ key: String, _ name: String, _ role: String = "Gérant") -> Change
    {
        change(.mgmtOfficerAdded, from: source, day: day, after: .officer(Officer(key: key, name: name, role: role)))
    }

    static func left(_ source: String, day: Int = 0, _ key: String, _ name: String, _ role: String = "Gérant") -> Change
    {
        change(.mgmtOfficerLeft, from: source, day: day, before: .officer(Officer(key: key, name: name, role: role)))
    }

    static func replaced(_ source: String, day: Int = 0, _ old: (String, String), _ new: (String, String)) -> Change {
        change(
            .mgmtOfficerReplaced, from: source, day: day,
            before: .officer(Officer(key: old.0, name: old.1, role: "Gérant")),
            after: .officer(Officer(key: new.0, name: new.1, role: "Gérant")))
    }

    static func majority(_ source: String, day: Int = 0, _ name: String, _ hundredths: Int, key: String? = nil)
        -> Change
    {
        change(
            .ownShareholderMajority, from: source, day: day,
            after: .shareholder(Shareholder(key: key ?? name, name: name, share: Invented.share(hundredths))))
    }

    static func judged(
        _ code: EventCode = .procOpenLiquidation, _ state: ProceedingState = .liquidation, day: Int = 0,
        judged: String? = "2026-11-12", opened: String = "2026-11-12", source: String = "bodacc",
        severity: Severity? = nil, details: ChangeDetails = ChangeDetails()
    ) -> Change {
        change(
            code, from: source, day: day, before: .state(.none), after: .state(state), judgment: judged,
            publication: "2026-11-20", opened: opened, severity: severity, notice: "bodacc:A\(day)", details: details)
    }

    static func bureau(
        _ source: String = "pappers", day: Int = 0, _ label: String? = "Liquidation judiciaire",
        since: String? = "2026-11-12", severity: Severity? = nil
    ) -> Change {
        change(
            .procBureauOpen, from: source, day: day,
            after: .bureauStatus(ProceedingsStatus(open: true, label: label, since: since.map(Invented.day))),
            severity: severity)
    }

    static func bureauClosed(_ source: String = "pappers", day: Int = 0, since: String? = "2026-11-12") -> Change {
        change(
            .procBureauClosed, from: source, day: day,
            before: .bureauStatus(ProceedingsStatus(open: true, label: nil, since: since.map(Invented.day))))
    }

    static func filed(_ source: String, day: Int = 0, _ yearEnd: String, code: EventCode = .accFiled) -> Change {
        change(
            code, from: source, day: day, after: .accounts(FiledAccounts(yearEnd: Invented.day(yearEnd))))
    }

    static func deadline(_ right: Right = .claimDeclaration, from start: String) -> Deadline {
        Deadline(
            right: right, period: .months(2), articles: "L622-24", start: Invented.day(start),
            workingDays: WorkingDays { _ in false })
    }
}
