import Testing
import VigieDomain
import VigieLaw
import VigieTesting

@testable import VigieEngine

@Suite struct NoticeIntakeTests {
    /// The journal's part, in memory: what was held, and what was told.
    struct Life {
        var held: [NoticeRecord] = []
        var changes: [Change] = []
        var client = Invented.client()
        var residence = CreditorResidence.metropolitanFrance

        mutating func meet(
            _ notices: Notice..., on iso: String = "2026-11-23", possible: Bool = false, baseline: Bool = false
        ) -> NoticeIntake.Outcome {
            let now = moment("\(iso)T06:30:00Z")
            let watch = WatchRecord(client: client, since: now)
            let intake = NoticeIntake(watch: watch, policy: Invented.policy(residence: residence), detected: now)
            let outcome = intake.outcome(
                of: notices.map {
                    .init(notice: $0, provenance: Invented.provenance(at: now), isPossible: possible)
                }, held: held, recorded: Set(changes.map(\.id)), isBaseline: baseline, completesBaseline: baseline)
            held += outcome.notices
            changes += outcome.changes
            return outcome
        }
    }

    private let opening = Invented.liquidation("A1")

    @Test func `news is a change with its dates, its state and its deadline`() throws {
        var life = Life()
        let outcome = life.meet(opening)
        let change = try #require(outcome.changes.first)
        #expect(outcome.changes.count == 1 && change.code == .procOpenLiquidation && change.severity == .critical)
        #expect(change.before == .state(.none) && change.after == .state(.liquidation))
        #expect(change.judgment == day("2026-10-08") && change.publication == day("2026-10-20"))
        #expect(change.notice == opening.id && change.role == .debtor && !change.details.isStatus)
        #expect(change.case.text == "\(Invented.key(1))/proceedings/2026-10-08")
        // Two months to the day; the 20 December 2026 is a Sunday.
        let deadline = try #require(change.details.deadlines.first)
        #expect(deadline.safe == day("2026-12-18") && deadline.legal == day("2026-12-21"))
        #expect(outcome.notices.map(\.disposition) == [.changed([change.id])])
    }

    @Test func `a notice met again makes nothing, a hundred times`() {
        var life = Life()
        _ = life.meet(opening)
        for _ in 0..<100 { #expect(life.meet(opening, opening) == NoticeIntake.Outcome()) }
    }

    @Test func `the past is silent where no clock runs`() {
        var life = Life()
        let old = Invented.liquidation("A0", judged: "2024-01-08", published: "2024-01-20")
        let accounts = Invented.notice(
            "C1", [Invented.meaning(.accFiled, nil)], published: "2026-11-20", role: .subject, family: .accounts)
        let outcome = life.meet(old, accounts, baseline: true)
        #expect(outcome.changes.isEmpty && outcome.notices.map(\.disposition) == [.baseline, .baseline])
        #expect(life.meet(old, accounts).notices.isEmpty)
    }

    @Test(arguments: [
        (CreditorResidence.metropolitanFrance, "2026-12-18", "2026-12-21"), (.abroad, "2027-02-19", "2027-02-22"),
    ])
    func `a client met while the clock of an opening runs is told once, as a status`(
        _ residence: CreditorResidence, _ safe: String, _ legal: String
    ) throws {
        var life = Life()
        life.residence = residence
        let outcome = life.meet(opening, baseline: true)
        let status = try #require(outcome.changes.first)
        #expect(outcome.changes.count == 1 && status.details.isStatus && status.severity == .critical)
        #expect(status.code == .procOpenLiquidation && status.after == .state(.liquidation) && status.before == nil)
        #expect(status.details.deadlines.map(\.safe) == [day(safe)])
        #expect(status.details.deadlines.map(\.legal) == [day(legal)])
        #expect(outcome.notices.map(\.disposition) == [.baseline])
        // The same judgment published again later is no news.
        let again = life.meet(Invented.liquidation("A2", published: "2026-11-25"), on: "2026-11-26")
        #expect(again.changes.isEmpty && again.notices.map(\.disposition) == [.confirms([status.id])])
    }

    @Test func `the last legal day still counts, the day after does not`() {
        var life = Life()
        #expect(life.meet(opening, on: "2026-12-21", baseline: true).changes.count == 1)
        var late = Life()
        #expect(late.meet(opening, on: "2026-12-22", baseline: true).changes.isEmpty)
    }

    @Test func `a proceeding that is closed has no status`() {
        var life = Life()
        let closing = Invented.notice(
            "A5", [Invented.meaning(.procClosedNoAssets, .closedNoAssets)], judged: "2026-11-10",
            published: "2026-11-18")
        #expect(life.meet(opening, closing, baseline: true).changes.isEmpty)
    }

    @Test func `a notice that comes late is told, with the deadline that it had`() throws {
        var life = Life()
        _ = life.meet(baseline: true)
        let change = try #require(life.meet(opening, on: "2027-03-01").changes.first)
        #expect(change.code == .procOpenLiquidation && change.details.deadlines.map(\.legal) == [day("2026-12-21")])
    }

    @Test func `accounts filed before the watch began are the past, whenever they are read`() {
        var life = Life()
        _ = life.meet(baseline: true)
        let filed = [Invented.meaning(.accFiled, nil)]
        let before = Invented.notice("C1", filed, published: "2026-11-22", role: .subject, family: .accounts)
        let after = Invented.notice("C2", filed, published: "2026-11-23", role: .subject, family: .accounts)
        let outcome = life.meet(before, after)
        #expect(outcome.notices.map(\.disposition.changes.count) == [0, 1])
        #expect(outcome.changes.map(\.notice) == [after.id])
    }

    @Test func `one judgment published twice is one change`() {
        var life = Life()
        let first = life.meet(opening)
        let second = life.meet(Invented.liquidation("A7", published: "2026-10-27", text: "autre texte"))
        #expect(second.changes.isEmpty && second.notices.map(\.disposition) == [.confirms(first.changes.map(\.id))])
        var other = Life()
        let together = other.meet(opening, Invented.liquidation("A7", published: "2026-10-27"))
        #expect(together.changes.count == 1 && together.notices.count == 2)
    }

    @Test func `a rectificatif is a change of its own, with both deadlines`() throws {
        var life = Life()
        let first = try #require(life.meet(opening).changes.first)
        let corrected = life.meet(
            Invented.liquidation("A9", published: "2026-11-17", correction: .rectification, corrects: "A1"))
        let change = try #require(corrected.changes.first)
        #expect(corrected.changes.count == 1 && change.code == .procCorrection && change.severity == .critical)
        #expect(change.details.corrects == [first.id])
        #expect(change.details.deadlines.map(\.start) == [day("2026-10-20"), day("2026-11-17")])
        #expect(change.details.deadlines.map(\.safe) == [day("2026-12-18"), day("2027-01-15")])
        #expect(change.after == .state(.liquidation) && change.case == first.case)
    }

    @Test func `an annulment withdraws, and names what it withdraws`() throws {
        var life = Life()
        let first = try #require(life.meet(opening).changes.first)
        let change = try #require(
            life.meet(Invented.liquidation("A9", published: "2026-11-17", correction: .annulment, corrects: "A1"))
                .changes.first)
        #expect(change.code == .procWithdrawn && change.details.corrects == [first.id])
        #expect(change.before == .state(.liquidation) && change.after == .state(.void))
        #expect(change.details.deadlines.isEmpty && change.severity == .critical)
    }

    @Test func `what was told as a status is corrected by name too`() throws {
        var life = Life()
        let status = try #require(life.meet(opening, baseline: true).changes.first)
        let change = try #require(
            life.meet(Invented.liquidation("A9", published: "2026-11-24", correction: .annulment, corrects: "A1"))
                .changes.first)
        #expect(change.code == .procWithdrawn && change.details.corrects == [status.id])
    }

    @Test func `a correction of what was never told names nothing`() throws {
        var life = Life()
        let old = Invented.liquidation("A0", judged: "2024-01-08", published: "2024-01-20")
        _ = life.meet(old, baseline: true)
        let change = try #require(
            life.meet(
                Invented.liquidation(
                    "A9", judged: "2024-01-08", published: "2024-02-20", correction: .annulment, corrects: "A0")
            ).changes.first)
        #expect(change.code == .procWithdrawn && change.details.corrects.isEmpty)
    }

    @Test func `a notice without a number is a question to the credit manager and stays out of the docket`() throws {
        var life = Life()
        let outcome = life.meet(opening, possible: true)
        let change = try #require(outcome.changes.first)
        #expect(change.details.isPossibleMatch && !change.details.certain && outcome.changes.count == 1)
        #expect(change.details.deadlines.isEmpty && outcome.notices.map(\.disposition) == [.possible([change.id])])
        // The same notice with a number, later: news all the same.
        let certain = try #require(life.meet(Invented.liquidation("A2")).changes.first)
        #expect(certain.id != change.id && certain.before == .state(.none))
        #expect(life.meet(opening, possible: true).changes.isEmpty)
    }

    @Test func `each meaning of a notice is a change`() {
        var life = Life()
        let both = Invented.notice(
            "A1",
            [Invented.meaning(.procPlanSale, .planSale), Invented.meaning(.procOrgans, nil)], judged: "2026-11-10",
            published: "2026-11-18")
        let outcome = life.meet(both)
        #expect(outcome.changes.map(\.code) == [.procPlanSale, .procOrgans])
        #expect(outcome.changes[0].details.unexpected)
        #expect(outcome.notices.map(\.disposition) == [.changed(outcome.changes.map(\.id))])
        #expect(life.meet(both).changes.isEmpty)
    }

    @Test func `the same company in two parts of one notice is told for each`() {
        var life = Life()
        let meaning = Invented.meaning(.lifeFundSold, nil)
        let seller = Invented.notice("A1", [meaning], published: "2026-11-18", role: .seller, family: .sale)
        let buyer = Invented.notice(
            "A1", [Invented.meaning(.lifeFundBought, nil)], published: "2026-11-18", role: .buyer, family: .sale)
        let outcome = life.meet(seller, buyer)
        #expect(Set(outcome.changes.map(\.code)) == [.lifeFundSold, .lifeFundBought])
        #expect(outcome.notices.count == 2)
    }

    @Test func `whatever the order of arrival, the same notices end in the same state`() throws {
        let plan = Invented.notice(
            "A3", [Invented.meaning(.procPlanAdopted, .planRecovery)], judged: "2026-11-10", published: "2026-11-18")
        let recovery = Invented.notice(
            "A1", [Invented.meaning(.procOpenRecovery, .recoveryObservation, claims: true)], judged: "2026-03-05",
            published: "2026-03-15")
        var right = Life()
        _ = right.meet(recovery)
        let adopted = try #require(right.meet(plan).changes.first)
        var wrong = Life()
        let early = try #require(wrong.meet(plan).changes.first)
        let opened = try #require(wrong.meet(recovery).changes.first)
        #expect(adopted.id == early.id && early.details.unexpected && !adopted.details.unexpected)
        #expect(adopted.before == .state(.recoveryObservation) && adopted.after == .state(.planRecovery))
        // The opening is told late: it says where the company stands now.
        #expect(opened.code == .procOpenRecovery && opened.after == .state(.planRecovery))
    }

    @Test(arguments: [
        (0, 0, "2026-11-22", "2026-11-23", Severity.high), (0, 0, "2026-11-22", "2027-03-01", .critical),
        (0, 0, "2026-11-01", "2026-11-23", .critical), (10, 0, "2026-11-22", "2026-11-23", .critical),
    ])
    func `what is at stake moves the severity`(
        _ outstanding: Int64, _ orders: Int64, _ dated: String, _ today: String, _ severity: Severity
    ) throws {
        var life = Life()
        life.client.accounts[0].exposure = Exposure(
            outstanding: Amount(cents: outstanding), outstandingDate: day(dated), openOrders: Amount(cents: orders))
        let change = try #require(life.meet(opening, on: today).changes.first)
        #expect(change.severity == severity)
    }

    @Test func `a low event of a client with nothing at stake stays below while a clock keeps the others up`() throws {
        var life = Life()
        life.client.accounts[0].exposure = Exposure(
            limit: Amount(cents: 100), outstanding: Amount(cents: 200), outstandingDate: day("2026-11-22"))
        let organs = Invented.notice(
            "A4", [Invented.meaning(.procOrgans, nil)], judged: "2026-11-10", published: "2026-11-18")
        // Over its limit and uncovered: one step up.
        #expect(life.meet(organs).changes.map(\.severity) == [.high])
    }
}
