import Testing
import VigieDomain

@Suite struct `The time of a message` {
    /// Wednesday 11 November and Monday 9 November 2026 are days off in these tests.
    static let days = WorkingDays { ["2026-11-11", "2026-11-09"].contains($0.description) }

    static func due(_ cadence: Cadence, _ moment: String, at time: HourOfDay = 8) -> String {
        cadence.due(
            after: Invented.instant(moment), zone: `A civil zone`.paris, workingDays: days, digestHour: time
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

    /// Half past eight on the wall of Paris; summer time of 2026 lasts from Sunday 29 March to Sunday 25 October.
    @Test(arguments: [
        (Cadence.daily, "2026-11-10T07:29:59Z", "2026-11-10T07:30:00Z"),
        (.daily, "2026-11-10T07:00:00Z", "2026-11-10T07:30:00Z"),  // eight has passed, half past has not
        (.daily, "2026-11-10T07:30:00Z", "2026-11-12T07:30:00Z"),
        (.daily, "2026-03-27T07:29:00Z", "2026-03-27T07:30:00Z"),
        (.daily, "2026-03-27T07:31:00Z", "2026-03-30T06:30:00Z"),
        (.daily, "2026-03-29T00:59:59Z", "2026-03-30T06:30:00Z"),
        (.daily, "2026-10-24T22:30:00Z", "2026-10-26T07:30:00Z"),
        (.daily, "2026-10-25T00:30:00Z", "2026-10-26T07:30:00Z"),
        (.daily, "2026-10-26T06:30:00Z", "2026-10-26T07:30:00Z"),
        (.weekly, "2026-03-27T12:00:00Z", "2026-03-30T06:30:00Z"),
        (.weekly, "2026-10-25T12:00:00Z", "2026-10-26T07:30:00Z"),
        (.weekly, "2026-10-26T07:15:00Z", "2026-10-26T07:30:00Z"),
        (.weekly, "2026-10-26T07:30:00Z", "2026-11-02T07:30:00Z"),
        (.atOnce, "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z"),
    ])
    func `obeys the minutes, also around the change of the clocks`(cadence: Cadence, moment: String, expected: String) {
        #expect(Self.due(cadence, moment, at: HourOfDay(hour: 8, minute: 30)) == expected)
    }

    @Test(arguments: [
        ("2026-03-28", "2026-03-28T07:30:00Z", "2026-03-28T01:30:00Z"),
        ("2026-03-29", "2026-03-29T06:30:00Z", "2026-03-29T01:00:00Z"),  // 02:30 does not exist: the first moment after
        ("2026-03-30", "2026-03-30T06:30:00Z", "2026-03-30T00:30:00Z"),
        ("2026-10-24", "2026-10-24T06:30:00Z", "2026-10-24T00:30:00Z"),
        ("2026-10-25", "2026-10-25T07:30:00Z", "2026-10-25T00:30:00Z"),  // 02:30 comes twice: the first time
        ("2026-10-26", "2026-10-26T07:30:00Z", "2026-10-26T01:30:00Z"),
    ])
    func `finds half past eight and half past two of the days when the clocks change`(
        day: String, morning: String, night: String
    ) {
        let paris = `A civil zone`.paris
        #expect(paris.instant(on: Invented.day(day), at: HourOfDay(hour: 8, minute: 30)).description == morning)
        #expect(paris.instant(on: Invented.day(day), at: HourOfDay(hour: 2, minute: 30)).description == night)
    }

    @Test(
        arguments: [
            ("8:05", HourOfDay(hour: 8, minute: 5)), ("08:30", HourOfDay(hour: 8, minute: 30)), ("0:00", 0),
            ("23:59", HourOfDay(hour: 23, minute: 59)), ("24:00", nil), ("8:60", nil), ("8", nil), ("8:5", nil),
            ("8h30", nil), ("", nil), ("08:30:00", nil), ("-1:00", nil), ("８:00", nil),
        ] as [(String, HourOfDay?)])
    func `is written as a clock shows it`(text: String, expected: HourOfDay?) { #expect(HourOfDay(text) == expected) }

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
