import Foundation
import Testing
import VigieDaemon
import VigieTesting

@Suite("JSON that commands print") struct JSONOutputTests {
    @Test("members keep the order in which they were written") func order() {
        let value = JSONOutput.object([
            .init("z", .number(1)), .init("a", .null), .init("m", .list([.bool(true), .text("é")])),
        ])
        #expect(value.line == #"{"z":1,"a":null,"m":[true,"é"]}"#)
        #expect(value.pretty == "{\n  \"z\": 1,\n  \"a\": null,\n  \"m\": [\n    true,\n    \"é\"\n  ]\n}")
    }

    @Test("nothing inside is still JSON") func empty() {
        #expect(JSONOutput.object([]).pretty == "{}")
        #expect(JSONOutput.list([]).line == "[]")
        #expect(JSONOutput.text(String?.none).line == "null")
    }

    @Test(
        "any text survives, and stands on one line",
        arguments: SampleAlerts.hostileNames + ["\u{0}\u{1F}\u{7F}\u{9B}", "a\u{2028}b\u{2029}c", "\\\"/", "\t\r\n"])
    func hostile(text: String) throws {
        let line = JSONOutput.object([.init(text, .text(text))]).line
        #expect(!line.unicodeScalars.contains { $0.value < 32 || $0.value == 0x2028 || $0.value == 0x9B })
        let read = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(read == [text: text])
    }
}
