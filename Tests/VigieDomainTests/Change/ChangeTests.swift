import FoundationEssentials
import Testing
import VigieDomain

@Suite struct `The id of a change` {
    @Test func `is the same for the same event met again`() {
        let first = ChangeID(company: Invented.key, code: .idName, fact: ["name", "A", "B"])
        let second = ChangeID(company: Invented.key, code: .idName, fact: ["name", "A", "B"])
        #expect(first == second)
        #expect(first.text.utf8.count == 27)
    }

    @Test func `is another for another company, event, value, or departure`() {
        let other = CompanyKey.siren(Invented.siren("732829320"))
        let ids = [
            ChangeID(company: Invented.key, code: .idName, fact: ["name", "A", "B"]),
            ChangeID(company: other, code: .idName, fact: ["name", "A", "B"]),
            ChangeID(company: Invented.key, code: .idBrand, fact: ["name", "A", "B"]),
            ChangeID(company: Invented.key, code: .idName, fact: ["name", "A", "C"]),
            ChangeID(company: Invented.key, code: .idName, fact: ["name", "A", "B", "seen 1"]),
            ChangeID(company: Invented.key, code: .idName, fact: ["name", "AB"]),
        ]
        #expect(Set(ids).count == ids.count)
    }

    @Test func `gives each recipient an alert of their own`() {
        let change = ChangeID(text: "X")
        let anne = Recipient.person(Invented.person("Anne"))
        let nameless = Recipient.person(Person(email: Invented.email("anne@example.com")))
        let endpoint = Recipient.endpoint("anne@example.com")
        #expect(AlertID(change: change, recipient: anne) == AlertID(change: change, recipient: nameless))
        #expect(AlertID(change: change, recipient: anne) != AlertID(change: change, recipient: endpoint))
        #expect(AlertID(change: change, recipient: anne) != AlertID(change: ChangeID(text: "Y"), recipient: anne))
        let alert = Alert(
            change: change, company: Invented.key, recipient: anne, cadence: .daily, reason: "audience",
            due: Invented.now)
        #expect(alert.id == AlertID(change: change, recipient: anne))
    }

    @Test func `names the case that a thread hangs on`() {
        #expect(CaseID(company: Invented.key, facet: .rating).text == "siren:552081317/rating")
        #expect(
            CaseID(company: Invented.key, facet: .proceedings, opened: Invented.day("2026-01-29")).description
                == "siren:552081317/proceedings/2026-01-29")
    }
}

@Suite struct `The journal's text of a value` {
    static let values: [ChangeValue] = [
        .text("é"), .state(.liquidation), .life(.active), .life(.ceased(on: Invented.today)), .life(.ceased(on: nil)),
        .rating(Rating(raw: "42", score: 42.5, scale: Invented.hundred, limit: Amount(cents: 1), date: Invented.today)),
        .rating(Rating(raw: "NC", score: nil, scale: Invented.hundred)),
        .officer(Officer(key: "k", name: "N", role: "Gérant")), .officers([]),
        .shareholder(Shareholder(key: "k", name: "N", share: nil)),
        .shareholders([Shareholder(key: "k", name: "N", share: .half)]),
        .bureauStatus(ProceedingsStatus(open: true, label: "RJ", since: Invented.today)),
        .amount(Amount(cents: -5, currency: "CHF")),
    ]

    @Test(arguments: values)
    func `gives back each value of a change`(value: ChangeValue) throws { #expect(try roundTrip([value]) == [value]) }

    @Test func `gives back a whole change`() throws {
        let rule = WorkingDays { _ in false }
        let details = ChangeDetails(
            certain: false, unexpected: true, isStatus: true, isPossibleMatch: true,
            deadlines: [
                Deadline(
                    right: .claimDeclaration, period: .months(2), articles: "L622-24", start: Invented.today,
                    workingDays: rule),
                Deadline(
                    right: .claimDeclarationAbroad, period: .days(10), articles: "", start: Invented.today,
                    workingDays: rule),
            ],
            addressee: Addressee(role: "liquidateur", name: "Me Martin", address: "1 rue\n\"X\""),
            cessation: Invented.today,
            court: "TAE de Paris", text: "l'\u{1F}été 💥", link: "https://example.com", corrects: [ChangeID(text: "Z")],
            why: "nature")
        let change = Change(
            id: ChangeID(text: "A"), company: Invented.key, code: .procOpenLiquidation, severity: .critical,
            case: CaseID(company: Invented.key, facet: .proceedings), before: .state(.none),
            after: .state(.liquidation),
            effective: Invented.today, judgment: Invented.today, publication: Invented.today, detected: Invented.now,
            provenance: Invented.provenance, notice: NoticeID(text: "bodacc:A202600010001"), role: .debtor,
            details: details)
        #expect(try roundTrip(change) == change)
        #expect(try roundTrip(Invented.change(.idName)) == Invented.change(.idName))
    }

    @Test func `gives back an alert and its names`() throws {
        for recipient in [Recipient.person(Invented.person("Anne")), .endpoint("erp")] {
            let alert = Alert(
                change: ChangeID(text: "A"), company: Invented.key, recipient: recipient, cadence: .weekly, reason: "r",
                due: Invented.now)
            #expect(try roundTrip(alert) == alert)
        }
        #expect(AlertID(text: "a") < AlertID(text: "b"))
        #expect(AlertID(text: "a").description == "a")
        #expect(ChangeID(text: "a").description == "a")
    }

    @Test func `gives back a notice`() throws {
        let families: [NoticeFamily] = [.collective, .conciliation, .accounts, .other("dpc2")]
        for family in families {
            let notice = Notice(
                id: NoticeID(source: SourceID("bodacc"), number: "A1"), company: Invented.key, role: .debtor,
                family: family,
                publication: Invented.today, judgment: nil, correction: .rectification,
                corrects: NoticeID(text: "bodacc:A0"),
                court: nil, meanings: [NoticeMeaning(code: .procOther, state: .closedPaid, value: "v")], text: "t",
                link: nil,
                name: "DUPONT")
            #expect(try roundTrip(notice) == notice)
        }
    }

    @Test func `gives back what a source is and was asked`() throws {
        #expect(try roundTrip(Invented.provenance) == Invented.provenance)
        #expect(SourceID("a") < SourceID("b"))
        #expect(EvidenceID(digest: "ff").description == "ff")
    }
}
