import Testing
import VigieDomain
import VigieTesting
import VigieTransport

@testable import VigieEngine

private let sighting = Sighting(
    validators: Validators(), bodyDigest: "b", facetsDigest: "f", seen: moment("2026-11-23T06:00:00Z"))

/// One reading for each company, numbered from zero.
private func round(_ outcomes: [SightingOutcome]) -> [Reading] {
    outcomes.enumerated().map { Reading(sightings: [Invented.key($0.offset): $0.element]) }
}

private func many(_ outcome: SightingOutcome, _ count: Int) -> [SightingOutcome] {
    Array(repeating: outcome, count: count)
}

private let all = Set((0..<200).map(Invented.key))

@Suite struct RoundVerdictTests {
    @Test func `answers of all sorts are a healthy round`() {
        let readings = round(many(.told(sighting), 5) + many(.unchanged(sighting), 5) + many(.unlisted, 3))
        let verdict = RoundVerdict(readings: readings, known: all)
        #expect(verdict.fault == nil && verdict.readings.count == 13)
        #expect(RoundVerdict(readings: [], known: all).fault == nil)
    }

    @Test(arguments: [(1, 1, true), (19, 1, true), (20, 1, true), (21, 1, false), (64, 3, false), (64, 4, true)])
    func `one lie in a hundred is that company's record, one in twenty the source's`(
        _ asked: Int, _ lies: Int, _ blamed: Bool
    ) {
        let readings = round(many(.failed(.lie), lies) + many(.told(sighting), asked - lies))
        #expect((RoundVerdict(readings: readings, known: all).fault == .lie) == blamed)
    }

    @Test func `one answer that does not come ends the round, and a lie weighs more`() {
        let outage = round([.failed(.outage)] + many(.told(sighting), 63))
        #expect(RoundVerdict(readings: outage, known: all).fault == .outage)
        let both = round([.failed(.outage), .failed(.lie)] + many(.told(sighting), 5))
        #expect(RoundVerdict(readings: both, known: all).fault == .lie)
        // Whoever is blamed, the silence that one answer asks for is kept.
        let later = SourceFault.outage.silent(until: Instant(milliseconds: 7_200_000))
        let throttled = round([.failed(.lie), .failed(later), .failed(.outage)])
        #expect(RoundVerdict(readings: throttled, known: all).fault == .lie.silent(until: later.notBefore))
    }

    @Test func `clients that a bureau never knew are no failure, however many`() {
        let readings = round(many(.unlisted, 60) + many(.told(sighting), 4))
        #expect(RoundVerdict(readings: readings, known: []).fault == nil)
    }

    @Test(arguments: [(4, 0, false), (5, 0, true), (5, 14, true), (5, 15, false), (16, 48, false), (17, 47, true)])
    func `clients that vanish together are the source's failure`(_ vanished: Int, _ told: Int, _ blamed: Bool) {
        let readings = round(many(.unlisted, vanished) + many(.told(sighting), told))
        let verdict = RoundVerdict(readings: readings, known: all)
        #expect((verdict.fault?.kind == .lie(.hitRate)) == blamed)
        // What cannot be believed is not recorded as an answer.
        let believed = verdict.readings.flatMap(\.sightings.values).count { $0 == .unlisted }
        #expect(believed == (blamed ? 0 : vanished))
    }

    @Test(arguments: [(1, 0, true), (1, 4, false), (1, 9, false), (2, 8, true), (2, 18, false), (3, 17, true)])
    func `a return is not believed on a hit rate that may be chance`(_ vanished: Int, _ told: Int, _ blamed: Bool) {
        let readings = round(many(.unlisted, vanished) + many(.told(sighting), told))
        #expect((RoundVerdict(readings: readings, known: all, isProbe: true).fault != nil) == blamed)
    }

    @Test func `the answer of one company that cannot be read is kept, the lies of a whole source are not`() {
        func lying(_ index: Int) -> Reading {
            var reading = Reading(sightings: [Invented.key(index): .failed(.lie)])
            reading.unreadable = [
                UnreadableRecord(answerAbout: Invented.key(index), reason: "faux", bytes: [1], url: nil)
            ]
            return reading
        }
        let honest = (1..<64).map { Reading(sightings: [Invented.key($0): .told(sighting)]) }
        #expect(RoundVerdict(readings: [lying(0)] + honest, known: all).readings.flatMap(\.unreadable).count == 1)
        let all64 = (0..<64).map(lying)
        #expect(RoundVerdict(readings: all64, known: all).readings.flatMap(\.unreadable).isEmpty)
    }

    @Test func `a source that is down is not back because it knows nobody`() {
        let verdict = RoundVerdict(readings: round([.unlisted]), known: [], isProbe: true)
        #expect(verdict.fault?.kind == .lie(.hitRate))
        #expect(RoundVerdict(readings: round([.told(sighting)]), known: [], isProbe: true).fault == nil)
        #expect(RoundVerdict(readings: round([.unlisted]), known: all).fault == nil)
    }
}
