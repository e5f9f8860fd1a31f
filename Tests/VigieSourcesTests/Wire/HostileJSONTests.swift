import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTesting
import VigieTransport

/// Whatever a register's answer is turned into, it is read as what it was or not at all: a fault or a record kept aside,
/// never a wrong reading.
@Suite("Hostile JSON") struct HostileJSONTests {
    /// Ways to spoil an object's text, by putting something behind its first brace or around it.
    static let spoilt: [(name: String, change: @Sendable (String) -> String)] = [
        ("65 levels", { inside($0, "\"x\":" + String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) }),
        ("500 levels of objects", { inside($0, levels(500)) }),
        ("100,000 levels", { inside($0, levels(100_000)) }),
        ("100,000 brackets that never close", { inside($0, "\"x\":" + String(repeating: "[", count: 100_000)) }),
        ("a name given twice", { inside($0, #""x":1,"x":2"#) }),
        ("a name given twice, once escaped", { inside($0, #""x":1,"\u0078":2"#) }),
        ("a name given twice, deep below", { inside($0, #""x":[{"y":{"z":1,"z":1}}]"#) }),
        ("NaN", { inside($0, "\"x\":NaN") }), ("Infinity", { inside($0, "\"x\":-Infinity") }),
        ("a number beyond all numbers", { inside($0, "\"x\":1e400") }),
        ("a number of 100,000 digits", { inside($0, "\"x\":" + String(repeating: "9", count: 100_000)) }),
        ("a hexadecimal number", { inside($0, "\"x\":0x10") }), ("a number with a sign", { inside($0, "\"x\":+1") }),
        ("a leading zero", { inside($0, "\"x\":01") }), ("a bare point", { inside($0, "\"x\":.5") }),
        ("a lone surrogate", { inside($0, #""x":"\ud800""#) }),
        ("a low surrogate first", { inside($0, #""x":"\udc00\ud800""#) }),
        ("half an escape", { inside($0, #""x":"\u12""#) }), ("an unknown escape", { inside($0, #""x":"\q""#) }),
        ("a control character", { inside($0, "\"x\":\"a\u{1}b\"") }),
        ("a line end in a text", { inside($0, "\"x\":\"a\nb\"") }),
        ("a NUL", { inside($0, "\"x\":\"a\0b\"") }), ("a comment", { inside($0, "/* x */ \"x\":1") }),
        ("single quotes", { inside($0, "'x':1") }), ("a name without quotes", { inside($0, "x:1") }),
        ("a missing comma", { inside($0, "\"x\":1 \"y\":2") }), ("a comma too many", { inside($0, ",\"x\":1") }),
        ("a mark before it", { "\u{FEFF}" + $0 }), ("two marks before it", { "\u{FEFF}\u{FEFF}" + $0 }),
        ("the same again behind it", { $0 + $0 }), ("words behind it", { $0 + " ok" }),
        ("a brace behind it", { $0 + "}" }),
        ("a call around it", { "callback(" + $0 + ")" }), ("a guard before it", { ")]}'\n" + $0 }),
        ("all but its last letter", { String($0.dropLast()) }), ("half of it", { String($0.prefix($0.count / 2)) }),
    ]

    private static func inside(_ text: String, _ member: String) -> String { "{\(member)," + text.dropFirst() }
    private static func levels(_ count: Int) -> String {
        "\"x\":" + String(repeating: "{\"y\":", count: count) + "1" + String(repeating: "}", count: count)
    }

    private func facets(_ source: some Source, _ ask: Ask) async -> (facets: Facets?, failed: Bool) {
        let act = await SourceContract.act(source, ask)
        guard case .facets(let facets)? = act.items.first?.content else { return (nil, act.failure != nil) }
        return (facets, act.failure != nil)
    }

    @Test func `a bureau's spoilt answer is a fault or the same reading`() async throws {
        let clean = await facets(
            JSONBureauTests.source(StubExchange(.json(JSONBureauTests.body()))), JSONBureauTests.ask())
        let expected = try #require(clean.facets)
        for (name, change) in Self.spoilt {
            let text = change(JSONBureauTests.body())
            let found = await facets(JSONBureauTests.source(StubExchange(.json(text))), JSONBureauTests.ask())
            #expect(found.facets == expected || (found.facets == nil && found.failed), "\(name)")
        }
    }

    @Test func `the State's spoilt answer is a fault or the same reading`() async throws {
        let clean = await facets(
            CompanySearchTests.source(StubExchange(.json(CompanySearchTests.body()))), CompanySearchTests.ask())
        let expected = try #require(clean.facets)
        for (name, change) in Self.spoilt {
            for text in [change(CompanySearchTests.body()), nested(CompanySearchTests.body(), change)] {
                let found = await facets(CompanySearchTests.source(StubExchange(.json(text))), CompanySearchTests.ask())
                #expect(found.facets == expected || (found.facets == nil && found.failed), "\(name)")
            }
        }
    }

    /// The change made to the record inside the answer.
    private func nested(_ text: String, _ change: (String) -> String) -> String {
        let parts = text.components(separatedBy: "{\"results\":[")
        let end = parts[1].range(of: "],\"total_results\"") ?? parts[1].startIndex..<parts[1].startIndex
        return "{\"results\":[" + change(String(parts[1][..<end.lowerBound])) + parts[1][end.lowerBound...]
    }

    private let notices = (1...3).map { InventedNotice(rank: $0, day: Invented.today, numbers: [Invented.siren($0)]) }

    /// The portal, with one record of its pages changed on the way.
    private func act(_ change: @escaping @Sendable (String) -> String) async throws -> SourceContract.Act {
        let portal = InventedPortal(notices: notices)
        let victim = notices[1].text
        let exchange = StubExchange { request in
            var response = try portal.answer(request)
            let text = String(decoding: response.body, as: UTF8.self)
            response.body = Array(text.replacing(victim, with: change(victim)).utf8)
            return response
        }
        let source = InventedPortal.source(exchange)
        let first = try await InventedPortal(notices: notices).source().0.read(Invented.ask(.since(nil)))
        let clients = (1...3).map { Invented.client($0) }
        return await SourceContract.act(source, Invented.ask(.since(first.cursor), watching: clients))
    }

    @Test func `a spoilt notice is kept aside or stops the reading, and changes no other`() async throws {
        let clean = try await act { $0 }
        #expect(clean.items.count == 3)
        for (name, change) in Self.spoilt {
            let found = try await act(change)
            #expect(found.items.allSatisfy { item in clean.items.contains { $0.content == item.content } }, "\(name)")
            let isTold = found.failure != nil || found.readings.contains { !$0.unreadable.isEmpty }
            #expect(found.items.count == 3 || isTold, "\(name): a notice vanished in silence")
        }
    }

    @Test func `a notice with a name given twice is the only one kept aside`() async throws {
        let found = try await act { #"{"jugement":null,"# + $0.dropFirst() }
        #expect(found.failure == nil)
        #expect(found.items.map(\.company) == [.siren(Invented.siren(1)), .siren(Invented.siren(3))])
        let unreadable = found.readings.flatMap(\.unreadable)
        #expect(unreadable.count == 1)
        #expect(unreadable.first?.reason.french.contains("deux fois") == true, "\(unreadable)")
    }
}
