import FoundationEssentials
import Testing
import VigieDomain
import VigieRehearsal

@Suite("A notice as the gazette sends it")
struct GazetteRecordTests {
    static let names = [
        "id", "publicationavis", "parution", "dateparution", "numeroannonce", "typeavis", "typeavis_lib", "familleavis",
        "familleavis_lib", "numerodepartement", "departement_nom_officiel", "region_code", "region_nom_officiel",
        "tribunal", "commercant", "ville", "registre", "cp", "pdf_parution_subfolder", "ispdf_unitaire",
        "listepersonnes",
        "listeetablissements", "jugement", "acte", "modificationsgenerales", "radiationaurcs", "depot",
        "listeprecedentexploitant", "listeprecedentproprietaire", "divers", "parutionavisprecedent", "url_complete",
    ]

    @Test func `all 32 members come in their order, missing ones null`() throws {
        let notice = try GazetteJSON(parsing: #"{"dateparution":"2026-02-02","_note":"x","inconnu":1}"#)
        #expect(notice.json.members?.map(\.name) == Self.names)
        #expect(notice[.jugement] == .null)
        #expect(Asking.order(of: Self.names, in: notice.json.written()) == Self.names)
    }

    @Test(arguments: [
        (#"{"id":"A202601921967","dateparution":"2026-10-07"}"#, "A202601921967", "A", "20260192", 1967),
        (
            #"{"publicationavis":"A","dateparution":"2026-02-02","numeroannonce":73}"#, "A2026003373", "A", "20260033",
            73
        ),
        (
            #"{"publicationavis":"B","parution":"20260182","dateparution":"2026-09-23","numeroannonce":5,"id":null}"#,
            "B202601825", "B", "20260182", 5
        ),
    ])
    func `the parts of the id complete each other`(
        line: String, id: String, letter: String, issue: String, number: Int64
    ) throws {
        let notice = try GazetteJSON(parsing: line)
        #expect(notice.id == id)
        #expect(notice[.publicationavis].text == letter)
        #expect(notice[.parution].text == issue)
        #expect(notice[.numeroannonce].integer == number)
    }

    @Test func `a notice without any number gets a stable one`() throws {
        let line = #"{"dateparution":"2024-12-31","familleavis":"modification","commercant":"ESSAI"}"#
        let notice = try GazetteJSON(parsing: line)
        #expect(notice.id.hasPrefix("B20240366"))
        #expect(try GazetteJSON(parsing: line).id == notice.id)
    }

    @Test func `objects that a cache decoded become strings again, and a joined register a list`() throws {
        let notice = try GazetteJSON(
            parsing: #"{"dateparution":"2026-02-02","jugement":{"type":"initial"},"registre":"552081317, 552 081 317"}"#
        )
        #expect(notice[.jugement].text == #"{"type": "initial"}"#)
        #expect(notice.register == ["552081317", "552 081 317"])
    }

    @Test(arguments: [
        "", "[]", "null", "{", "{}", #"{"dateparution":null}"#, #"{"dateparution":"2026-02-30"}"#,
        #"{"dateparution":20260202}"#,
    ])
    func `a line that is no notice is refused`(line: String) {
        #expect(throws: (any Error).self) { try GazetteJSON(parsing: line) }
    }

    @Test func `a bad line is named by its number`() throws {
        let lines = Data("{\"dateparution\":\"2026-02-02\"}\n\n{\"dateparution\":\"hier\"}\n".utf8)
        let error = #expect(throws: RehearsalError.self) { try GazetteJSON.records(lines: lines) }
        #expect(error?.description.hasPrefix("line ") == true)
        #expect(error?.description.contains("\"hier\"") == true)
    }
}
