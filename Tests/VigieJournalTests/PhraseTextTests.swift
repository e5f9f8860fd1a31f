import Testing
import VigieDomain

@testable import VigieJournal

@Suite("Sentences in the journal") struct PhraseTextTests {
    private let json = JSONText()

    @Test(arguments: [
        Phrase("« muette » : rien", "“silent”: nothing"), Phrase(same: "HTTP 500"), Phrase(same: ""),
        Phrase(same: #"{"en":"a","fr":"b"}"#), Phrase(same: "\"x\""), Phrase(same: "{"), Phrase(same: "« b » : c"),
    ])
    func `come back as they were`(_ phrase: Phrase) throws {
        #expect(json.phrase(from: try json.text(of: phrase)) == phrase)
    }

    @Test(arguments: ["La source ne répond plus.", "{\"fr\":\"x\"", "\"", "défaut\nligne 2"])
    func `of before both languages were kept read as they stand`(_ row: String) {
        #expect(json.phrase(from: row) == Phrase(same: row))
    }

    @Test func `a health of before both languages were kept is still read`() throws {
        let row = #"{"failures":1,"reason":"503","since":5,"source":"bodacc","state":"suspect"}"#
        #expect(try json.value(SourceHealthReason.self, from: row, in: "health").reason == Phrase(same: "503"))
    }

    private struct SourceHealthReason: Decodable { var reason: Phrase? }
}
