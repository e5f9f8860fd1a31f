import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// P5: whatever the order, however late and however often a feed tells its notices, each event is told once, and each
/// correction is one change linked to what it corrects.
@Suite("Notices shuffled, late, repeated and corrected") struct ShuffledNoticesTests {
    /// `VIGIE_RECORDS=100000` makes the run of a release.
    private static let records =
        ProcessInfo.processInfo.environment["VIGIE_RECORDS"].flatMap(Int.init) ?? 10_000
    private static let clients = 400
    private static let days = 120
    private static let mostDaysLate = 30
    private static let repeats = 3
    private static let corrections = 2

    /// One notice and the day when the portal shows it.
    private struct Shown {
        var notice: Notice
        var day: Int
    }

    private struct Story {
        var shown: [Shown] = []
        var events: Set<String> = []
        /// The correction's number, and the notice that it corrects.
        var corrected: [String: String] = [:]
    }

    /// One event in ten is corrected twice; a correction appears after what it corrects, as it does in the gazette.
    private static func story(_ entropy: SeededEntropy) -> Story {
        func chance(_ limit: Int) -> Int { Int(entropy.next() % UInt64(limit)) }
        var story = Story()
        let first = day("2026-10-01")
        var serial = 0
        while story.shown.count < records {
            serial += 1
            let company = Invented.key(chance(clients))
            let published = chance(days)
            var latest = published + chance(mostDaysLate + 1)
            let number = "A\(serial)"
            let event = Invented.notice(
                number, company: company, [Invented.meaning(.procOrgans, nil)],
                judged: first.adding(days: published - 7).description,
                published: first.adding(days: published).description, text: "événement \(serial)")
            story.events.insert(number)
            story.shown.append(Shown(notice: event, day: latest))
            for _ in 1..<repeats { story.shown.append(Shown(notice: event, day: latest + chance(mostDaysLate))) }
            guard serial % 10 == 0 else { continue }
            for correction in 1...corrections {
                latest += 1 + chance(5)
                let name = "\(number)-\(correction)"
                let notice = Invented.notice(
                    name, company: company, [Invented.meaning(.procOrgans, nil)],
                    judged: first.adding(days: published - 7).description,
                    published: first.adding(days: latest).description,
                    correction: correction == corrections ? .annulment : .rectification, corrects: number,
                    text: "correction \(name)")
                story.corrected[name] = number
                for _ in 0..<repeats { story.shown.append(Shown(notice: notice, day: latest)) }
            }
        }
        return story
    }

    @Test("none is missed, none is told twice, each correction is one", arguments: [1, 2] as [UInt64])
    func shuffled(_ seed: UInt64) async throws {
        let entropy = SeededEntropy(seed: seed)
        let story = Self.story(entropy)
        let stage = try Stage(ManualClock("2026-09-01T06:30:00Z"))
        try await stage.watch((0..<Self.clients).map(Invented.client))
        stage.clock.jump(to: moment("2026-10-01T06:30:00Z"))
        let byDay = Dictionary(grouping: story.shown, by: \.day)
        for day in byDay.keys.sorted() {
            // A page is told in no order; a correction never stands on a page before its event.
            let page = (byDay[day] ?? []).map(\.notice).map { (notice: $0, key: entropy.next()) }
                .sorted { $0.key < $1.key }.map(\.notice)
            for start in stride(from: 0, to: page.count, by: 100) {
                let part = Array(page[start..<min(start + 100, page.count)])
                _ = try await stage.recorder.record(
                    [.notices(part, at: stage.clock.now(), cursor: "\(day) \(start)")], from: Invented.gazette,
                    purpose: .news, policy: stage.policy)
            }
            stage.clock.advance(by: .seconds(86_400))
        }
        let changes = try await stage.journal.changes(matching: ChangeFilter(limit: 1_000_000)).map(\.change)
        let told = Dictionary(grouping: changes, by: { $0.notice?.number ?? "" })
        #expect(Set(told.keys) == story.events.union(story.corrected.keys), "missed or invented")
        #expect(changes.count == told.count, "told twice")
        let ids = Dictionary(changes.map { ($0.notice?.number ?? "", $0.id) }) { first, _ in first }
        for (correction, event) in story.corrected {
            let change = try #require(told[correction]?.first)
            #expect(change.code == .procCorrection || change.code == .procWithdrawn)
            #expect(change.details.corrects == [ids[event]].compactMap(\.self), "\(correction)")
        }
        let alerts = try await stage.journal.alerts(about: changes.map(\.id)).map(\.alert)
        let pairs = alerts.map { "\($0.change) \($0.recipient.address)" }
        #expect(Set(pairs).count == pairs.count, "one change told twice to one person")
        #expect(Set(alerts.map(\.change)) == Set(changes.map(\.id)), "someone is told of each")
    }
}
