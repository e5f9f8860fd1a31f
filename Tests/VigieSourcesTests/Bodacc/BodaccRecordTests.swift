import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieSources

/// One record of the portal, in every shape met.
@Suite("A record of the BODACC")
struct BodaccRecordTests {
    func record(_ fields: String) throws -> GazetteRecord {
        let text = #"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"collective",\#(fields)}"#
        let entry = try #require(BodaccFile.read(Array(text.utf8)).first)
        return try entry.outcome.get()
    }

    func problem(_ text: String) throws -> BodaccProblem {
        let entry = try #require(BodaccFile.read(Array(text.utf8)).first)
        guard case .failure(let problem) = entry.outcome else { throw Unexpected() }
        return problem
    }

    struct Unexpected: Error {}

    @Test(arguments: [
        #""registre":["833 310 592","833310592"]"#, #""registre":["833310592","833 310 592"]"#,
        #""registre":"833 310 592,833310592""#, #""registre":"833310592""#,
        #""registre":["RCS Bordeaux 833 310 592", null, "abc", "123456789"]"#,
    ])
    func `numbers are found in every spelling, once`(_ field: String) throws {
        #expect(try record(field).numbers.map(\.description) == ["833310592"])
    }

    @Test(arguments: [#""registre":null"#, #""registre":[]"#, #""registre":"""#, #""cp":"1""#])
    func `no number is no number`(_ field: String) throws {
        #expect(try record(field).numbers.isEmpty)
    }

    @Test(arguments: [
        #""listepersonnes":"{\"personne\": {\"denomination\": \"ALPHA\", \"typePersonne\": \"pm\"}}""#,
        #""listepersonnes":"{\"personne\": [{\"denomination\": \"ALPHA\", \"typePersonne\": \"pm\"}]}""#,
        #""listepersonnes":"[{\"personne\": {\"denomination\": \"ALPHA\"}}]""#,
        #""listepersonnes":"[{\"denomination\": \"ALPHA\"}]""#,
        #""listepersonnes":{"personne":{"denomination":"ALPHA"}}"#,
        #""listepersonnes":"{\"personne\": {\"personneMorale\": {\"denomination\": \"ALPHA\"}}}""#,
        #""listepersonnes":"{\"personne\": {\"denomination\": [\"ALPHA\"]}}""#,
    ])
    func `persons are found in every nesting`(_ field: String) throws {
        #expect(try record(field).persons.map(\.name) == ["ALPHA"])
    }

    @Test func `a person keeps what the law reads`() throws {
        let inner = InventedNotice.text([
            "personne": [
                [
                    "typePersonne": "pm", "denomination": "BÊTA", "formeJuridique": "S.A.S.",
                    "numeroImmatriculation": ["numeroIdentification": "833 310 592"],
                    "capital": ["montantCapital": "5000.00", "devise": "EUR"],
                    "administration": "Gérant : NOM, Prénom ; Gérant : AUTRE",
                    "adresseSiegeSocial": [
                        "numeroVoie": "9", "typeVoie": "rue", "nomVoie": "des Églantines", "codePostal": "67650",
                        "ville": "Dambach",
                    ],
                ] as [String: Any],
                ["typePersonne": "pp", "nom": "NOMTEST", "prenom": ["Jean", "Paul"]] as [String: Any],
            ]
        ])
        let persons = try record("\"listepersonnes\":\(quoted(inner))").persons
        #expect(persons.count == 2)
        #expect(persons[0].siren == SIREN("833310592"))
        #expect(persons[0].capital == "5000.00 EUR")
        #expect(persons[0].postcode == "67650")
        #expect(persons[0].address == "9 rue des Églantines, 67650 Dambach")
        #expect(persons[0].administration == "Gérant : NOM, Prénom ; Gérant : AUTRE")
        #expect(persons[1].isNaturalPerson)
        #expect(persons[1].name == "NOMTEST Jean, Paul")
    }

    @Test(arguments: [
        (#"{"vente":""}"#, GazetteRecord.Act.Kind.sale(category: nil, opposition: nil, claims: nil, description: nil)),
        (#"{"creation":{"categorieCreation":"C"}}"#, .creation(category: "C")),
        (#"{"immatriculation":{"categorieImmatriculation":"I"}}"#, .registration(category: "I")),
        (
            #"{"vente":{"categorieVente":"V","opposition":"O","declarationCreance":"D"}}"#,
            .sale(category: "V", opposition: "O", claims: "D", description: nil)
        ),
        (#"{"descriptif":"x"}"#, .unknown),
    ])
    func `acts of every kind`(_ text: String, _ kind: GazetteRecord.Act.Kind) throws {
        #expect(try record("\"acte\":\(quoted(text))").act?.kind == kind)
    }

    @Test(arguments: [
        #"{"dateCessationActivitePP":"2026-01-02","commentaire":"c"}"#,
        #"{"radiationPP":{"dateCessationActivitePP":"2026-01-02"},"commentaire":"c"}"#,
    ])
    func `strikings off of both ages`(_ text: String) throws {
        #expect(
            try record("\"radiationaurcs\":\(quoted(text))").striking
                == GazetteRecord.Striking(comment: "c", ceased: "2026-01-02"))
    }

    @Test func `an id that is missing is completed from its parts`() throws {
        let text = #"""
            {"publicationavis":"A","parution":"20260153","numeroannonce":73,"dateparution":"2026-08-10",
            "familleavis":"vente"}
            """#
        let entry = try #require(BodaccFile.read(Array(text.utf8)).first)
        #expect(entry.notice == "A2026015373")
        #expect(try entry.outcome.get().id == "A2026015373")
    }

    @Test func `an id that differs from its parts is believed`() throws {
        #expect(try record(#""publicationavis":"A","parution":"20260153","numeroannonce":999"#).id == "A2026015373")
    }

    @Test(arguments: [
        (#"{"id":"A2026015373","familleavis":"x"}"#, "dateparution"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10"}"#, "familleavis"),
        (#"{"id":12,"dateparution":"2026-08-10","familleavis":"x"}"#, "id"),
        (#"{"id":"' OR 1=1","dateparution":"2026-08-10","familleavis":"x"}"#, "id"),
        (#"{"id":"A2026015373","dateparution":20260810,"familleavis":"x"}"#, "dateparution"),
        (#"{"id":"A2026015373","dateparution":"10/08/2026","familleavis":"x"}"#, "dateparution"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":["x"]}"#, "familleavis"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"x","jugement":7}"#, "jugement"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"x","jugement":"7"}"#, "jugement"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"x","acte":"{\"a\":"}"#, "acte"),
        (#"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"x","registre":[7]}"#, "registre"),
        ("[7]", "notice"), (#""texte""#, "notice"),
    ])
    func `what no notice can be is refused by name`(_ text: String, _ field: String) throws {
        #expect(try problem(text).field == field)
    }

    @Test func `the sentence says what was found and what is accepted`() throws {
        let problem = try problem(#"{"id":"A2026015373","dateparution":"10/08/2026","familleavis":"x"}"#)
        #expect(
            problem.sentence
                == Phrase(
                    "champ « dateparution » : « 10/08/2026 » (un texte), une date « AAAA-MM-JJ » est attendue",
                    "field “dateparution”: “10/08/2026” (a text), a date “YYYY-MM-DD” is expected"))
    }

    private func quoted(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

@Suite("A file of notices")
struct BodaccFileTests {
    let line = #"{"id":"A2026015373","dateparution":"2026-08-10","familleavis":"collective"}"#

    @Test(arguments: ["lines", "list", "answer", "one"]) func `every form is read alike`(_ form: String) {
        let text =
            switch form {
            case "lines": "\(line)\n\n\(line)\r\n"
            case "list": "[\(line), \(line)]"
            case "answer": #"{"total_count": 2, "results": [\#(line), \#(line)]}"#
            default: line
            }
        let entries = BodaccFile.read(Array(text.utf8))
        #expect(entries.count == (form == "one" ? 1 : 2))
        #expect(entries.allSatisfy { $0.notice == "A2026015373" && $0.bytes == Array(line.utf8) || form == "lines" })
        #expect(entries.map(\.ordinal) == (form == "one" ? [1] : form == "lines" ? [1, 3] : [1, 2]))
    }

    @Test func `a bad line never costs the others`() {
        let entries = BodaccFile.read(Array("\(line)\n{cassé\n7\n\(line)\n".utf8))
        #expect(entries.map { (try? $0.outcome.get()) != nil } == [true, false, false, true])
        #expect(entries.map(\.ordinal) == [1, 2, 3, 4])
    }

    @Test(arguments: ["", "\n\n", " "]) func `an empty file holds nothing`(_ text: String) {
        #expect(BodaccFile.read(Array(text.utf8)).isEmpty)
    }

    @Test func `a byte order mark is passed over`() {
        #expect(BodaccFile.read([0xEF, 0xBB, 0xBF] + Array(line.utf8)).first?.notice == "A2026015373")
    }
}
