import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTransport

@Suite("JSON as it comes")
struct JSONValueTests {
    func value(_ text: String) throws -> JSONValue { try JSONValue(bytes: text.utf8) }

    @Test func `every kind of value is kept`() throws {
        let value = try value(#"{"a":null,"b":true,"c":12.34,"d":"é\u00e9","e":[1,[]],"f":{}}"#)
        #expect(
            value
                == .object([
                    "a": .null, "b": .bool(true), "c": .number(Decimal(string: "12.34") ?? 0), "d": .string("éé"),
                    "e": .array([.number(1), .array([])]), "f": .object([:]),
                ]))
    }

    @Test(arguments: ["{\"a\": [1, 2", "{\"a\": \"x", "[{\"a\":1},", "{\"a\":{\"b\":1}"])
    func `a text that stops is cut`(_ text: String) {
        #expect(throws: JSONFailure.cut) { try value(text) }
    }

    @Test(arguments: ["bonjour", "{\"a\":01}", "{'a':1}", "{\"a\":1}}"])
    func `a text that is not JSON is malformed`(_ text: String) throws {
        #expect {
            try value(text)
        } throws: { error in
            if case .malformed = error as? JSONFailure {
                true
            } else {
                (error as? JSONFailure) == .cut && text.hasSuffix("}}")
            }
        }
    }

    @Test(arguments: [65, 511, 600, 100_000])
    func `an answer without bottom is refused, and nobody falls`(_ depth: Int) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(throws: JSONFailure.self) { try value(text) }
    }

    @Test func `sixty levels are read`() throws {
        let text = String(repeating: "{\"a\":", count: 60) + "1" + String(repeating: "}", count: 60)
        #expect(try value(text)["a"]?["a"] != nil)
    }

    @Test(
        arguments: [
            #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"[{"x":{"a":1 , "a" : 1}}]"#, #"{"a":{"b":1},"c":[],"a":null}"#,
            "{\"a\" \n:1,\"a\":2}", #"{"":1,"":2}"#,
        ])
    func `a name given twice can be read in two ways and is not read`(_ text: String) {
        #expect {
            try value(text)
        } throws: { error in
            if case .malformed(let why) = error as? JSONFailure { why.contains("deux fois") } else { false }
        }
    }

    @Test(
        arguments: [
            #"{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}"#, #"{"a":"a","b":"a:"}"#, #"["a","a"]"#,
            #"{"a":"\"a\":","A":1,"a ":2}"#,
        ])
    func `a name may stand once in each object`(_ text: String) throws {
        _ = try value(text)
    }

    @Test func `reaching for what is not there gives nothing`() throws {
        let value = try value(#"{"a":null,"s":"  ","n":73,"o":{"x":[1]}}"#)
        #expect(value["a"] == nil)
        #expect(value["z"]?["y"] == nil)
        #expect(value["s"]?.string == nil)
        #expect(value["n"]?.string == nil)
        #expect(value["n"]?.text == "73")
        #expect(value["o"]?.oneOrMany.count == 1)
        #expect(JSONValue.null.oneOrMany.isEmpty)
    }
}

@Suite("The bytes of each record")
struct JSONSlicesTests {
    @Test(arguments: [
        (#"{"n":1,"results":[{"a":"]"},{"b":"\"}{"}]}"#, [#"{"a":"]"}"#, #"{"b":"\"}{"}"#]),
        (#"{"results": [ 1 , "x,y" , [2,3] ] }"#, ["1", #""x,y""#, "[2,3]"]), (#"{"results":[]}"#, []),
        (#"{"autre":[1],"x":{"results":[9]}}"#, []), (#"{"x":"results","y":[1]}"#, []),
        (#"{"x":{"results":[9]},"results":[7]}"#, ["7"]),
    ])
    func `records of a named list`(_ text: String, _ expected: [String]) {
        let bytes = Array(text.utf8)
        let slices = JSONSlices.elements(of: bytes, in: "results").map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(slices == expected)
    }

    @Test(arguments: ["", "[", "{", "\"", "{\"results\":[", "{\"results\":[{\"a\":\"\\", "]]]]", "[1,2"])
    func `broken bytes never fall over`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(JSONSlices.elements(of: bytes, in: "results").allSatisfy { bytes.indices.contains($0) || $0.isEmpty })
        _ = JSONSlices.elements(of: bytes, in: nil)
        _ = JSONSlices.isBalanced(bytes)
    }

    @Test func `lines with or without carriage returns`() {
        let bytes = Array("a\r\n\nb\n  \nc".utf8)
        #expect(JSONSlices.lines(of: bytes).map { String(decoding: bytes[$0], as: UTF8.self) } == ["a", "b", "c"])
    }
}

@Suite("Addresses and secrets")
struct QueryTextTests {
    @Test func `a value never ends its parameter`() {
        #expect(
            QueryText.url("https://h/p", [("q", "a&b=c d/é")]) == "https://h/p?q=a%26b%3Dc%20d%2F%C3%A9")
        #expect(QueryText.url("https://h/p?x=1", [("y", "2")]) == "https://h/p?x=1&y=2")
        #expect(QueryText.url("https://h/p", []) == "https://h/p")
    }

    @Test func `a secret is blotted out, plain or encoded`() {
        let redaction = Redaction(secrets: ["pa ss/word"])
        #expect(redaction.clean("?key=pa%20ss%2Fword et pa ss/word") == "?key=… et …")
    }
}
