import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTables
import VigieTesting

/// Files in JSON: an array of objects, alone or at a path.
@Suite struct JSONFileTests {
    private let one = Invented.siren(1)
    private let two = Invented.siren(2)

    @Test("an array of objects is read by the names of its members") func plain() async throws {
        let drop = FileDrop(.ledger, format: .json(list: nil))
        let reading = try await drop.news(
            of: #"""
                [
                  {"siren": "\#(one)", "account_code": "C1", "outstanding": 1234.5, "overdue": "1 000,50", "days_late": 12},
                  {"siren": \#(two.description), "outstanding": 1.234, "outstanding_date": "2026-11-22"}
                ]
                """#)
        let first = try #require(reading.facets(of: FileDrop.key(1))?.ledger.value?.first)
        #expect(first.account == "C1" && first.daysLate == 12)
        #expect(first.exposure.outstanding?.cents == 123_450 && first.exposure.overdue?.cents == 100_050)
        // A number of JSON is no text: nothing in it reads in two ways.
        let second = try #require(reading.facets(of: FileDrop.key(2))?.ledger.value?.first)
        #expect(second.exposure.outstanding?.cents == 123 && second.exposure.outstandingDate == day("2026-11-22"))
    }

    @Test("rows at a path, with members of members, keep their lines") func path() async throws {
        var drop = FileDrop(.cover, format: .json(list: try JSONPath("$.data.rows")))
        drop.settings.columns = [.siren: ["buyer.id"], .cover: ["limit.amount"], .currency: ["limit.currency"]]
        let reading = try await drop.news(
            of: #"""
                {"other": {"rows": [1]},
                 "data": {"count": 3, "rows": [
                  {"buyer": {"id": "\#(one)"}, "limit": {"amount": 50000, "currency": "USD"}, "status": "granted"},
                  {"buyer": {"id": "\#(two)"}, "limit": {"amount": "beaucoup"}, "status": "granted"},
                  "quoi"
                 ]}}
                """#)
        #expect(
            reading.facets(of: FileDrop.key(1))?.cover.value
                == Cover(decision: .granted, amount: Amount(cents: 5_000_000, currency: "USD")))
        #expect(reading.unreadable.map { $0.reason.french.prefix(7) } == ["a.csv:4", "a.csv:5"])
        #expect(reading.unreadable.first?.company == FileDrop.key(2))
    }

    @Test(
        "what is not such a file is refused",
        arguments: [
            (#"{"a": 1}"#, SourceFault.Lie.notTheFormat), ("[]", .empty), (#"[{"siren": "1""#, .cut),
            ("<html>", .notTheFormat), (#"[{"name": "x", "outstanding": 1}]"#, .fieldMissing),
            (#"[{"siren": "552100554"}]"#, .fieldMissing), (#"[{"siren": "zz", "outstanding": 1}]"#, .fieldType),
            ("[1, 2]", .fieldType), (String(repeating: "[", count: 500), .cut),
        ])
    func refused(text: String, lie: SourceFault.Lie) async throws {
        let fault = try #require(await FileDrop(.ledger, format: .json(list: nil)).fault(of: text))
        #expect(fault.kind == .lie(lie), "\(fault)")
    }

    @Test("a member given twice is read by nobody") func twice() async throws {
        let drop = FileDrop(.ledger, format: .json(list: nil))
        let reading = try await drop.news(
            of: #"[{"siren": "\#(one)", "outstanding": 1, "outstanding": 2}, {"siren": "\#(two)", "outstanding": 3}]"#)
        #expect(reading.items.map(\.company) == [FileDrop.key(2)] && reading.unreadable.count == 1)
    }
}
