import Testing
import VigieTransport

/// 2026-10-06T05:00:00Z.
private let now: Int64 = 1_791_262_800

@Suite struct RetryAfterTests {
    @Test(arguments: [
        ("120", 120), ("0", 0), (" 7 ", 7), ("99999999999999999999999", 315_360_000),
        ("Tue, 06 Oct 2026 06:00:00 GMT", 3_600), ("Tuesday, 06-Oct-26 06:00:00 GMT", 3_600),
        ("Tue Oct  6 06:00:00 2026", 3_600), ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("Mon, 29 Feb 2028 05:00:00 GMT", 44_150_400),
    ])
    func `both forms and the two old ones are read`(_ value: String, _ seconds: Int64) {
        #expect(RetryAfter.parse(value, now: now) == .seconds(seconds))
    }

    @Test(arguments: [
        "", " ", "-5", "soon", "1.5", "12 apples", "Tue, 06 Oct 2026", "Tue, 06 Oct 2026 25:00:00 GMT",
        "Tue, 06 Foo 2026 06:00:00 GMT", "Tue, 99 Oct 2026 06:00:00 GMT", "Tue, 06 Oct 2026 06:00:00 CET", "١٢٠",
        "Tue, 06 Oct 2026 06:00 GMT",
    ])
    func `anything else says nothing`(_ value: String) { #expect(RetryAfter.parse(value, now: now) == nil) }

    @Test func `a whole Internet day is read to the second`() {
        #expect(RetryAfter.parse("Thu, 01 Jan 1970 00:00:10 GMT", now: 0) == .seconds(10))
        #expect(RetryAfter.parse("Thu, 01 Mar 1973 00:00:00 GMT", now: 0) == .seconds(99_792_000))
    }
}
