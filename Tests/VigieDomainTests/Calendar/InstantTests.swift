import Testing
import VigieDomain

@Suite struct `An instant` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("1969-12-31T23:59:59Z", -1000),
        ("2026-11-23T06:00:00Z", 1_795_413_600_000),
        ("2026-11-23T06:00:00.1Z", 1_795_413_600_100), ("2026-11-23T06:00:00.12Z", 1_795_413_600_120),
        ("2026-11-23T06:00:00.123Z", 1_795_413_600_123), ("2026-11-23T06:00:00.123456789Z", 1_795_413_600_123),
        ("2026-11-23T06:00:00.001Z", 1_795_413_600_001), ("2026-12-31T23:59:60Z", 1_798_761_600_000),
    ])
    func `comes from its text in universal time`(text: String, milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T06:00:00", "2026-11-23T06:00:00+01:00", "2026-11-23T06:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T06:60:00Z", "2026-11-23T06:00:61Z", "2026-02-30T06:00:00Z", "2026-11-23T+6:00:00Z",
        "2026-11-23T6:00:00Z", "2026-11-23T06:00:00.Z", "2026-11-23T06:00:00.-1Z", "2026-11-23T06:00:00.1.2Z",
        "2026-11-23T06:00:00.12xZ", "2026-11-23T06:00:00.123xZ", "2026-11-23T06:00:00.1234567890Z", "T06:00:00Z", "TTZ",
        "2026-11-23T06:00:00ZZ", "2026-11-23 06:00:00Z", "2026-11-23T06:00:٠٠Z",
    ])
    func `does not come from any other text`(text: String) { #expect(Instant(text) == nil) }

    @Test(arguments: ["1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-11-23T06:07:08Z", "0001-01-01T00:00:00Z"])
    func `is printed as it is read`(text: String) { #expect(Instant(text)?.description == text) }

    @Test(arguments: [
        (Int64(0), Int32(0)), (-1, -1), (86_399_999, 0), (86_400_000, 1), (-86_400_000, -1), (-86_400_001, -2),
    ])
    func `falls on a day in universal time, before 1970 too`(milliseconds: Int64, number: Int32) {
        #expect(Instant(milliseconds: milliseconds).dayUTC.number == number)
    }

    @Test func `can be printed at the ends of time`() {
        #expect(!Instant(milliseconds: .max).description.isEmpty)
        #expect(!Instant(milliseconds: .min).description.isEmpty)
        #expect(Instant(milliseconds: .min) < Instant(milliseconds: .max))
    }

    @Test func `floors seconds before 1970`() {
        #expect(Instant(milliseconds: -1).secondsSince1970 == -1)
        #expect(Instant(milliseconds: -1000).secondsSince1970 == -1)
        #expect(Instant(milliseconds: 1999).secondsSince1970 == 1)
    }

    @Test func `moves by durations and measures them`() {
        let start = Invented.now
        let later = start.adding(.milliseconds(1500))
        #expect(later.milliseconds - start.milliseconds == 1500)
        #expect(start.duration(to: later) == .milliseconds(1500))
        #expect(later.duration(to: start) == .milliseconds(-1500))
        #expect(Duration.seconds(-2).milliseconds == -2000)
        #expect(Duration.microseconds(999).milliseconds == 0)
    }

    @Test func `is written as milliseconds`() throws {
        #expect(try roundTrip([Invented.now]) == [Invented.now])
        #expect(try decode([Instant].self, "[1795413600000]") == [Invented.now])
        #expect(throws: DecodingError.self) { try decode([Instant].self, #"["2026-11-23T06:00:00Z"]"#) }
    }
}
