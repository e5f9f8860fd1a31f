import Testing
import VigieDomain

@Suite struct `The time of a message` {
    /// Wednesday 11 November and Monday 9 November 2026 are days off in these tests.
    static let days = WorkingDays { ["2026-11-11", "2026-11-09"].contains($0.description) }

    static func due(_ cadence: Cadence, _ moment: String) -> String {
        cadence.due(
            after: Invented.instant(moment), zone: `A civil zone`.paris, workingDays: days, digestHour: 8
        ).description
    }

    @Test(arguments: [
        ("2026-11-10T06:59:59Z", "2026-11-10T07:00:00Z"),  // before eight: this morning
        ("2026-11-10T07:00:00Z", "2026-11-12T07:00:00Z"),  // that digest may have left; Wednesday is off
        ("2026-11-13T09:00:00Z", "2026-11-16T07:00:00Z"),  // Friday to Monday
        ("2026-11-14T03:00:00Z", "2026-11-16T07:00:00Z"),  // Saturday
        ("2026-11-15T23:30:00Z", "2026-11-16T07:00:00Z"),  // already Monday on the wall
        ("2026-03-27T09:00:00Z", "2026-03-30T06:00:00Z"),  // over the change to summer time
        ("2026-10-23T09:00:00Z", "2026-10-26T07:00:00Z"),  // and back
    ])
    func `of a daily digest is the next working morning on the wall`(moment: String, expected: String) {
        #expect(Self.due(.daily, moment) == expected)
    }

    @Test(arguments: [
        ("2026-11-16T06:59:59Z", "2026-11-16T07:00:00Z"), ("2026-11-16T07:00:00Z", "2026-11-23T07:00:00Z"),
        ("2026-11-17T07:00:00Z", "2026-11-23T07:00:00Z"), ("2026-11-15T12:00:00Z", "2026-11-16T07:00:00Z"),
        ("2026-11-08T12:00:00Z", "2026-11-10T07:00:00Z"),  // Monday the 9th is off
        ("2026-11-09T12:00:00Z", "2026-11-10T07:00:00Z"),  // seen on that Monday
        ("2026-11-10T07:00:00Z", "2026-11-16T07:00:00Z"),
    ])
    func `of a weekly digest is the next Monday morning that works`(moment: String, expected: String) {
        #expect(Self.due(.weekly, moment) == expected)
    }

    @Test func `is now for what goes at once`() {
        #expect(Self.due(.atOnce, "2026-11-14T03:00:00Z") == "2026-11-14T03:00:00Z")
    }

    @Test func `is always later than the change, and never by more than nine days`() {
        let zone = `A civil zone`.paris
        for hours in 0..<(366 * 8) {
            let moment = Invented.instant("2026-01-01T00:00:00Z").adding(.seconds(hours * 3 * 3600))
            for cadence in [Cadence.daily, .weekly] {
                let due = cadence.due(after: moment, zone: zone, workingDays: Self.days, digestHour: 8)
                guard due > moment, moment.duration(to: due) < .seconds(9 * 86_400),
                    zone.secondOfDay(of: due) == 8 * 3600,
                    Self.days.isWorking(zone.day(of: due))
                else {
                    Issue.record("\(cadence) after \(moment) is \(due)")
                    return
                }
            }
        }
    }

    @Test(
        arguments: [
            (Severity.critical, Cadence.atOnce), (.high, .atOnce), (.medium, .daily), (.low, .weekly), (.info, nil),
        ] as [(Severity, Cadence?)])
    func `follows the severity where no rule speaks`(severity: Severity, cadence: Cadence?) {
        #expect(Cadence(for: severity) == cadence)
    }
}
