import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// The proof of watch, by tables.
@Suite struct CoverageTests {
    static let now = JournalSpecimen.moment(100 * 3600)
    static let day = now.dayUTC
    static let december = day.adding(days: 10)
    static let bureau = JournalSpecimen.bureau
    static let lookup = SourceAbilities(isFeed: false, batch: 1, facets: [])
    static let feed = SourceAbilities(isFeed: true, batch: 40, facets: [])

    static func reach(
        _ abilities: SourceAbilities = lookup, hours: Int = 10, enabled: Bool = true, mark: CoverageMark? = nil,
        lastSuccess: Int? = nil, gaps: [(Int, Int)] = []
    ) -> Coverage.Reach {
        var health = SourceHealth(source: bureau, since: JournalSpecimen.start)
        health.lastSuccess = lastSuccess.map { hour($0) }
        health.lastAttempt = health.lastSuccess
        return Coverage.Reach(
            source: bureau, abilities: abilities, interval: .seconds(hours * 3600), isEnabled: enabled, health: health,
            gaps: gaps.map { SourceGap(source: bureau, began: hour($0.0), ended: hour($0.1)) },
            marks: mark.map { [JournalSpecimen.company(1): $0] } ?? [:])
    }

    static func hour(_ hour: Int) -> Instant { JournalSpecimen.moment(hour * 3600) }

    static func row(_ reach: Coverage.Reach, _ watch: WatchRecord = JournalSpecimen.watch(1)) -> Coverage.Row {
        Coverage(now: now, today: day).rows([watch], [reach])[0]
    }

    static func mark(succeeded: Int, late: Int = 0) -> CoverageMark {
        CoverageMark(
            baseline: hour(0), attempted: hour(succeeded), succeeded: hour(succeeded), late: .seconds(late * 3600))
    }

    @Test func `a lookup that answered within two intervals is on time`() {
        let row = Self.row(Self.reach(mark: Self.mark(succeeded: 80)))
        #expect(row.standing == .watched && row.onTime == 1)
        #expect(row.lastSuccess == Self.hour(80) && row.nextDue == Self.hour(90) && row.since == Self.hour(0))
    }

    @Test func `a file of our own house is no watch`() {
        var abilities = Self.feed
        abilities.watches = false
        #expect(
            Coverage(now: Self.now, today: Self.day).rows([JournalSpecimen.watch(1)], [Self.reach(abilities)]).isEmpty)
    }

    @Test func `beyond two intervals it is late, and the time counts`() {
        let row = Self.row(Self.reach(mark: Self.mark(succeeded: 75)))
        #expect(row.standing == .late && row.onTime == 0.95)
        let before = Self.row(Self.reach(mark: Self.mark(succeeded: 99, late: 50)))
        #expect(before.standing == .watched && before.onTime == 0.5)
    }

    @Test func `a feed is on time for all its clients at once`() {
        let mark = CoverageMark(baseline: Self.hour(0))
        let well = Self.row(Self.reach(Self.feed, mark: mark, lastSuccess: 99))
        #expect(well.standing == .watched && well.onTime == 1 && well.lastSuccess == Self.hour(99))
        // Forty hours of silence, of which the first twenty were promised.
        let gap = Self.row(Self.reach(Self.feed, mark: mark, lastSuccess: 99, gaps: [(10, 50)]))
        #expect(gap.standing == .watched && gap.onTime == 0.8 && gap.gaps.count == 1)
        let late = Self.row(Self.reach(Self.feed, mark: mark, lastSuccess: 60))
        #expect(late.standing == .late && late.onTime == 0.8)
    }

    @Test func `gaps before the watch are none of it`() {
        var watch = JournalSpecimen.watch(1, since: Self.hour(60))
        watch.baselines = [:]
        let mark = CoverageMark(baseline: Self.hour(60))
        let row = Self.row(Self.reach(Self.feed, mark: mark, lastSuccess: 99, gaps: [(10, 50)]), watch)
        #expect(row.gaps.isEmpty && row.onTime == 1 && row.since == Self.hour(60))
    }

    @Test func `who was never answered about is not watched yet`() {
        #expect(Self.row(Self.reach()).standing == .notYet)
        let asked = Self.row(Self.reach(mark: CoverageMark(attempted: Self.hour(99))))
        #expect(asked.standing == .notYet && asked.onTime == nil && asked.nextDue == Self.hour(109))
    }

    @Test func `who cannot be watched is shown with the reason`() {
        func standing(_ change: (inout WatchRecord) -> Void, _ reach: Coverage.Reach = Self.reach())
            -> Coverage.Standing
        {
            var watch = JournalSpecimen.watch(1)
            change(&watch)
            return Self.row(reach, watch).standing
        }
        #expect(standing({ _ in }, Self.reach(enabled: false)) == .unwatched(.off))
        #expect(standing { $0.client.sources = [JournalSpecimen.gazette] } == .unwatched(.notAllowed))
        #expect(standing { $0.client.start = Self.december } == .unwatched(.notBegun(Self.december)))
        #expect(standing { $0.ended = Self.hour(1) } == .unwatched(.ended))
        #expect(
            standing {
                $0.client.key = .foreign(country: "DE", number: "HRB 1")
                $0.client.country = "DE"
            } == .unwatched(.country("DE")))
        #expect(standing { $0.client.key = .account("C1") } == .unwatched(.noNumber([.siren])))
        let byLEI = Coverage.Reach(
            source: Self.bureau, abilities: SourceAbilities(isFeed: false, batch: 1, facets: [], asksBy: [.lei]),
            interval: .seconds(60))
        #expect(standing({ _ in }, byLEI) == .unwatched(.noNumber([.lei])))
        let listed = Coverage.Reach(
            source: Self.bureau,
            abilities: SourceAbilities(isFeed: true, batch: 1, facets: [], asksByOneOf: [.lei, .isin]),
            interval: .seconds(60))
        #expect(standing({ _ in }, listed) == .unwatched(.noNumber([.isin, .lei])))
        #expect(standing({ $0.client.isin = try? ISIN("FR0010417345") }, listed) == .notYet)
    }

    @Test func `a clock set back invents neither lateness nor more than the whole`() {
        let row = Self.row(Self.reach(mark: Self.mark(succeeded: 120, late: 999)))
        #expect(row.standing == .watched && row.onTime == 0)
        #expect(Self.row(Self.reach(mark: Self.mark(succeeded: 200, late: 100))).onTime == 0.5)
    }
}
