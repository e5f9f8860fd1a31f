import FoundationEssentials
import Testing
import VigieDomain
import VigieRehearsal

@Suite("JSON, addresses and dates on the wire")
struct WireTests {
    @Test(
        arguments: [
            (.null, "null"), (true, "true"), (-12, "-12"), (62.5, "62.5"), (55.0, "55.0"),
            (.decimal(.infinity), "null"),
            ("a\"\\\n\r\t\u{1}\u{1F}é😀\u{2028}", #""a\"\\\n\r\t\u0001\u001fé😀"# + "\u{2028}\""), ([], "[]"),
            ([:], "{}"),
            (["b": 1, "a": [nil, "x"]], #"{"b": 1, "a": [null, "x"]}"#),
        ] as [(OrderedJSON, String)])
    func `a value is written in its order`(json: OrderedJSON, text: String) throws {
        #expect(json.written() == text)
    }

    @Test func `what is written is read again`() throws {
        let json: OrderedJSON = [
            "a": ["\u{0}\"\\/é\u{1F600}\n", 1, 1.5, true, nil, ["z": [:]]], "b": -9_007_199_254_740_993,
        ]
        #expect(try OrderedJSON(parsing: json.written()) == json)
        #expect(try OrderedJSON(parsing: json.written(.compact)) == json)
        #expect(json["b"]?.written(.compact) == "-9007199254740993")
    }

    @Test(arguments: ["", "{", "[1 2]", "{\"a\"}", "nul", "\u{FEFF}{}x", "{\"a\":1}}"])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: (any Error).self) { try OrderedJSON(parsing: text) }
    }

    @Test func `a deep nest is refused, not followed`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: (any Error).self) { try OrderedJSON(parsing: deep) }
    }

    @Test(arguments: [
        ("https://Host.Example:8443/a/b/?x=1&y=%C3%A9+z&x=2#part", "host.example", "/a/b", ["1", "2"], "é z"),
        ("http://u:p@h/%61?y=a%3Db", "h", "/a", [], "a=b"),
        ("/only/path?y=%ZZ%4", "", "/only/path", [], "%ZZ%4"),
        ("http://[::1]:80?y=1", "::1", "/", [], "1"),
        ("https://h?y=", "h", "/", [], ""),
    ])
    func `an address is cut into its parts`(url: String, host: String, path: String, xs: [String], y: String) {
        let target = RequestTarget(url)
        #expect(target.host == host)
        #expect(target.path == path)
        #expect(target.values(of: "x") == xs)
        #expect(target.value(of: "y") == y)
    }

    @Test func `an address is made again from its parts`() {
        let target = RequestTarget("https://h/search?q=a%26b+c&page=2")
        #expect(target.url() == "https://h/search?q=a%26b%20c&page=2")
        #expect(RequestTarget(target.url()) == target)
    }

    @Test(arguments: [
        ("2026-11-23T05:00:00Z", "Mon, 23 Nov 2026 05:00:00 GMT"),
        ("2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
        ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ])
    func `a date is written and read as HTTP does`(iso: String, text: String) throws {
        let instant = try #require(Instant(iso))
        #expect(HTTPDate.text(instant) == text)
        #expect(HTTPDate.instant(text) == instant)
    }

    @Test(arguments: [
        "", "yesterday", "Mon, 31 Feb 2026 05:00:00 GMT", "Mon, 23 Nov 2026 05:00:00 CET", "1 2 3 4 5 GMT",
    ])
    func `another form of date is ignored`(text: String) {
        #expect(HTTPDate.instant(text) == nil)
    }
}
