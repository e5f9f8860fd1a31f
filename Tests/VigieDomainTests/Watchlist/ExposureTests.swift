import Testing
import VigieDomain

@Suite struct `Exposure at risk` {
    static func euros(_ amount: Int64) -> Amount { Amount(cents: amount * 100) }

    @Test func `is what is owed and ordered, less cover and deposits`() {
        let exposure = Exposure(
            outstanding: Self.euros(48_200), openOrders: Self.euros(5_000), deposits: Self.euros(1_200),
            cover: Self.euros(30_000))
        #expect(exposure.atRisk(on: Invented.today) == Self.euros(22_000))
    }

    @Test func `is not known while the outstanding is not`() {
        #expect(Exposure(openOrders: Self.euros(5)).atRisk(on: Invented.today) == nil)
        #expect(Exposure().atRisk(on: Invented.today) == nil)
    }

    @Test func `is never below zero`() {
        let exposure = Exposure(outstanding: Self.euros(10), deposits: Self.euros(50))
        #expect(exposure.atRisk(on: Invented.today) == Self.euros(0))
    }

    @Test func `counts a cover no further than what is owed, because orders are not covered before delivery`() {
        let exposure = Exposure(outstanding: Self.euros(10), openOrders: Self.euros(5), cover: Self.euros(100))
        #expect(exposure.atRisk(on: Invented.today) == Self.euros(5))
    }

    @Test func `keeps a credit balance out of the cover`() {
        let exposure = Exposure(outstanding: Self.euros(-100), openOrders: Self.euros(500), cover: Self.euros(1_000))
        #expect(exposure.atRisk(on: Invented.today) == Self.euros(400))
    }

    @Test(arguments: [("2026-11-22", 10), ("2026-11-23", 0), ("2026-11-24", 0)])
    func `no longer counts a cover that has ended`(until: String, expected: Int64) {
        let exposure = Exposure(
            outstanding: Self.euros(10), cover: Self.euros(10), coverUntil: Invented.day(until))
        #expect(exposure.atRisk(on: Invented.today) == Self.euros(expected))
    }

    @Test func `is not known across currencies`() {
        let francs = Amount(cents: 1, currency: "CHF")
        let day = Invented.today
        #expect(Exposure(outstanding: Self.euros(1), openOrders: francs).atRisk(on: day) == nil)
        #expect(Exposure(outstanding: Self.euros(1), deposits: francs).atRisk(on: day) == nil)
        #expect(Exposure(outstanding: Self.euros(1), cover: francs).atRisk(on: day) == nil)
        let ended = Exposure(outstanding: Self.euros(1), cover: francs, coverUntil: day.adding(days: -1))
        #expect(ended.atRisk(on: day) == Self.euros(1))
    }

    @Test func `survives the largest amounts`() {
        let most = Amount(cents: .max)
        let least = Amount(cents: .min)
        #expect(Exposure(outstanding: most, openOrders: most).atRisk(on: Invented.today) == most)
        #expect(Exposure(outstanding: least, openOrders: least, deposits: most).atRisk(on: Invented.today)?.cents == 0)
        #expect(Exposure(outstanding: most, deposits: least, cover: most).atRisk(on: Invented.today) == most)
    }

    @Test func `says when the limit is passed`() {
        #expect(Exposure(limit: Self.euros(1), outstanding: Self.euros(2)).isOverLimit)
        #expect(!Exposure(limit: Self.euros(2), outstanding: Self.euros(2)).isOverLimit)
        #expect(!Exposure(limit: Self.euros(1)).isOverLimit)
        #expect(!Exposure(outstanding: Self.euros(1)).isOverLimit)
        #expect(!Exposure(limit: Amount(cents: 1, currency: "CHF"), outstanding: Self.euros(2)).isOverLimit)
    }

    @Test func `is written and read again`() throws {
        let exposure = Exposure(
            limit: Self.euros(1), outstanding: Self.euros(2), outstandingDate: Invented.today, overdue: Self.euros(3),
            openOrders: Self.euros(4), deposits: Self.euros(5), cover: Self.euros(6), coverUntil: Invented.today,
            insurer: "Assureur", policy: "P1")
        #expect(try roundTrip(exposure) == exposure)
    }
}
