import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieSources
import VigieTesting

/// The issues that DILA delivers in XML are read as the portal's records are.
@Suite struct DilaTests {
    static func issue(
        _ notices: String, root: String = "PCL_REDIFF", list: String = "annonces", head: String = "UTF-8"
    ) -> String {
        """
        <?xml version="1.0" encoding="\(head)"?>
        <\(root)>
          <parution>20260153</parution>
          <dateParution>09/08/2026</dateParution>
          <\(list)>\(notices)</\(list)>
        </\(root)>
        """
    }

    static let opening = """
        <annonce><typeAnnonce><creation/></typeAnnonce><nojo>BXA26</nojo><numeroAnnonce>73</numeroAnnonce>
        <numeroDepartement>75</numeroDepartement><tribunal>TRIBUNAL DES ACTIVITES
          ECONOMIQUES DE PARIS</tribunal>
        <personneMorale><denomination>ESSAI &amp; FILS</denomination><formeJuridique>SARL</formeJuridique></personneMorale>
        <numeroImmatriculation><numeroIdentificationRCS>552 081 317</numeroIdentificationRCS><codeRCS>RCS</codeRCS>
        </numeroImmatriculation><adresse><france><codePostal>75011</codePostal><ville>Paris</ville></france></adresse>
        <jugement><famille>Jugement d'ouverture</famille><nature>Jugement d'ouverture de liquidation judiciaire</nature>
        <date>3 août 2026</date><complementJugement>Liquidateur : Me DURAND 5 rue des Tests 75002 Paris.</complementJugement>
        </jugement></annonce>
        """

    static func records(_ text: String, encoding: String.Encoding = .utf8) throws -> [BodaccFile.Entry] {
        BodaccFile.read([UInt8](try #require(text.data(using: encoding))))
    }

    @Test func `an opening is what the portal would say of it`() throws {
        let entries = try Self.records(Self.issue(Self.opening))
        #expect(entries.count == 1)
        let record = try entries[0].outcome.get()
        #expect(record.id == "A2026015373" && record.publication == Day("2026-08-09") && record.family == "collective")
        #expect(record.court == "TRIBUNAL DES ACTIVITES ECONOMIQUES DE PARIS" && record.kind == "annonce")
        #expect(record.numbers.map(\.description) == ["552081317"])
        #expect(record.persons.map(\.name) == ["ESSAI & FILS"] && record.persons[0].postcode == "75011")
        #expect(String(decoding: entries[0].bytes, as: UTF8.self) == Self.opening)
        let reading = try #require(FrenchGazette.read(record).first)
        #expect(reading.meanings[0].code == .procOpenLiquidation && reading.judgment == Day("2026-08-03"))
        #expect(reading.meanings[0].addressee?.name == "Me DURAND")
    }

    @Test(arguments: [("windows-1252", String.Encoding.windowsCP1252), ("UTF-8", .utf8), ("UTF-8", .windowsCP1252)])
    func `accents survive, whatever the file says of its encoding`(_ head: String, _ encoding: String.Encoding) throws {
        let entries = try Self.records(Self.issue(Self.opening, head: head), encoding: encoding)
        #expect(try entries[0].outcome.get().judgment?.date == "3 août 2026")
    }

    @Test func `several persons beside each other are told apart`() throws {
        let notice = """
            <annonce><typeAnnonce><rectificatif/></typeAnnonce><numeroAnnonce>5</numeroAnnonce>
            <personneMorale><denomination>ALPHA</denomination></personneMorale>
            <numeroImmatriculation><numeroIdentificationRCS>552 081 317</numeroIdentificationRCS></numeroImmatriculation>
            <personnePhysique><nom>NOMTEST</nom><prenom>Anne</prenom></personnePhysique>
            <numeroImmatriculation><numeroIdentificationRCS>732829320</numeroIdentificationRCS></numeroImmatriculation>
            <jugement><famille>Extrait de jugement</famille><nature>Autre jugement et ordonnance</nature></jugement>
            <parutionAvisPrecedent><nomPublication>BODACC A</nomPublication><numeroParution>20260100</numeroParution>
            <numeroAnnonce>9</numeroAnnonce></parutionAvisPrecedent></annonce>
            """
        let record = try Self.records(Self.issue(notice))[0].outcome.get()
        #expect(record.persons.map(\.name) == ["ALPHA", "NOMTEST Anne"])
        #expect(record.persons.map { $0.siren?.description } == ["552081317", "732829320"])
        #expect(record.persons.map(\.isNaturalPerson) == [false, true] && record.kind == "rectificatif")
        #expect(record.previous?.issue == "20260100" && record.previous?.number == "9")
    }

    static let others: [(String, String, String, String)] = [
        (
            "RCS-A_IMMAT",
            "<acte><vente><categorieVente>Achat</categorieVente><opposition>Me X</opposition></vente></acte>",
            "vente", "A"
        ),
        ("RCS-A_IMMAT", "<acte><creation><categorieCreation>x</categorieCreation></creation></acte>", "creation", "A"),
        (
            "RCS-B_REDIFF",
            "<modificationsGenerales><descriptif>modification du capital</descriptif></modificationsGenerales>",
            "modification", "B"
        ),
        ("RCS-B_REDIFF", "<radiationAuRCS><radiationPM>O</radiationPM></radiationAuRCS>", "radiation", "B"),
        (
            "Bilan_XML_Rediff",
            "<depot><dateCloture>2025-12-31</dateCloture><typeDepot>Comptes annuels</typeDepot></depot>", "dpc", "C"
        ),
        ("PCL_REDIFF", "<jugementAnnule><famille>Jugement d'ouverture</famille></jugementAnnule>", "collective", "A"),
    ]

    @Test(arguments: others)
    func `each family is known by what it holds`(_ root: String, _ part: String, _ family: String, _ letter: String)
        throws
    {
        let notice = """
            <avis><typeAnnonce><annonce/></typeAnnonce><numeroAnnonce>12</numeroAnnonce>
            <personnes><personne><personneMorale><denomination>ALPHA</denomination><numeroImmatriculation>
            <numeroIdentification>552 081 317</numeroIdentification></numeroImmatriculation></personneMorale>
            <adresse><etranger><adresse>1 Main Street</adresse><pays>Irlande</pays></etranger></adresse></personne></personnes>
            \(part)</avis>
            """
        let record = try Self.records(Self.issue(notice, root: root, list: "listeAvis"))[0].outcome.get()
        #expect(record.family == family && record.id == "\(letter)2026015312" && record.kind == "annonce")
        #expect(record.numbers.count == 1 && record.persons[0].address == "1 Main Street, Irlande")
    }

    @Test func `the notices before the damage are read, and the damage is told`() throws {
        let whole = Self.issue(Self.opening + Self.opening)
        let entries = try Self.records(String(whole.dropLast(300)))
        #expect(try entries[0].outcome.get().id == "A2026015373")
        #expect(throws: BodaccProblem.self) { try entries[entries.count - 1].outcome.get() }
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x><y><z>&a;</z></y></x>",
        "<x>" + String(repeating: "<a>", count: 5_000), "<x><y><z>&undefined;</z></y></x>",
        "<html><body>Maintenance</body></html>",
    ])
    func `what is no issue is refused`(_ text: String) throws {
        let entries = try Self.records(text)
        #expect(throws: BodaccProblem.self) { try #require(entries.last).outcome.get() }
        #expect(!"\(entries)".contains("root:"))
    }

    @Test(
        .enabled(if: Samples.arePresent, "\(Samples.missing)"),
        arguments: [("20080009", 47), ("20080010", 95), ("20080085", 53), ("20080091", 68)])
    func `every real notice is read`(_ issue: String, _ count: Int) throws {
        let folder = try #require(Samples.folder)
        let data = try Data(contentsOf: folder.appending(path: "bodacc-dila-xml/PCL_BXA\(issue).subset.xml"))
        let entries = BodaccFile.read([UInt8](data))
        #expect(entries.count == count)
        for entry in entries {
            let record = try entry.outcome.get()
            #expect(record.id.hasPrefix("A\(issue)") && record.publication.description.hasPrefix("2008"))
            #expect(record.judgment != nil && record.persons.allSatisfy { $0.name != nil } && !entry.bytes.isEmpty)
            #expect(!"\(record)".contains("Ã") && !"\(record)".contains("\u{FFFD}"), "\(entry.ordinal)")
            for reading in FrenchGazette.read(record) { #expect(!reading.meanings.isEmpty) }
        }
    }
}
