import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieSources
import VigieTesting

/// A file read for a few companies gives the same notices as the whole file, whatever stands around them.
@Suite struct DilaSieveTests {
    static func notice(_ number: String, ordinal: Int, extra: String = "") -> String {
        """
        <annonce><typeAnnonce><annonce/></typeAnnonce><numeroAnnonce>\(ordinal)</numeroAnnonce>
        <personneMorale><denomination>ESSAI \(ordinal)</denomination></personneMorale>
        <numeroImmatriculation><numeroIdentificationRCS>\(number)</numeroIdentificationRCS></numeroImmatriculation>
        \(extra)<jugement><famille>Jugement d'ouverture</famille><nature>Jugement d'ouverture de liquidation</nature>
        <date>3 août 2026</date></jugement></annonce>

        """
    }

    static let spellings = [
        "732 829 320", "552081317", "552 081 317", "552.081.317", "552&#160;081&#160;317", "805480321",
    ]
    static let ours = NumberSieve([CompanyKey.siren(SIREN("552081317")!)])

    static var notices: [String] {
        spellings.enumerated().map { notice($0.element, ordinal: $0.offset + 1) }
    }

    static func read(_ text: String, encoding: String.Encoding = .utf8) throws -> (
        entries: [BodaccFile.Entry], DilaFile.Outcome
    ) {
        var entries: [BodaccFile.Entry] = []
        let bytes = [UInt8](try #require(text.data(using: encoding)))
        let outcome = DilaFile(bytes).forEachNotice(naming: ours) { entries.append($0) }
        return (entries, outcome)
    }

    @Test(arguments: [String.Encoding.utf8, .windowsCP1252])
    func `only the notices of ours are handed over, each with its place and its bytes`(_ encoding: String.Encoding)
        throws
    {
        let notices = Self.notices
        let (entries, outcome) = try Self.read(DilaTests.issue(notices.joined()), encoding: encoding)
        #expect(outcome.notices == 6 && outcome.problem == nil)
        #expect(entries.map(\.ordinal) == [2, 3, 4, 5])
        for entry in entries {
            let record = try entry.outcome.get()
            #expect(record.numbers.map(\.description) == ["552081317"] && record.judgment?.date == "3 août 2026")
            #expect(record.id == "A20260153\(entry.ordinal)")
            let written = try #require(notices[entry.ordinal - 1].data(using: encoding))
            #expect(entry.bytes == [UInt8](written).dropLast())
        }
    }

    /// What stands between or inside the notices, and whether the tags alone can be trusted then.
    @Test(arguments: [
        "<!-- </annonce> -->", "<!-- <annonce> -->", "<![CDATA[</annonce>]]>", "<annonce/>", "<annonce></annonce>",
    ])
    func `a file that only looks like its tags is read whole`(_ extra: String) throws {
        let notices = Self.spellings.enumerated().map { Self.notice($0.element, ordinal: $0.offset + 1, extra: extra) }
        let text = DilaTests.issue(notices.joined())
        let (entries, outcome) = try Self.read(text)
        let all = try DilaTests.records(text)
        #expect(outcome.notices == all.count && outcome.problem == nil)
        let kept = entries.compactMap { entry in try? entry.outcome.get() }.filter { !$0.numbers.isEmpty }.map(\.id)
        #expect(Set(kept).isSuperset(of: (2...5).map { "A20260153\($0)" }))
    }

    @Test func `records of another name between ours are counted`() throws {
        let text = DilaTests.issue(Self.notices.joined(separator: "<divers><x>1</x></divers>"))
        let (entries, outcome) = try Self.read(text)
        #expect(outcome.notices == 11 && entries.count >= 4)
    }

    @Test func `a cut file gives what stands before the cut, and says so`() throws {
        let whole = DilaTests.issue(Self.notices.joined())
        for share in stride(from: 100, to: whole.count - 20, by: 97) {
            let text = String(whole.prefix(share))
            let (entries, outcome) = try Self.read(text)
            #expect(outcome.problem != nil, "\(share)")
            let before = try DilaTests.records(text).compactMap { try? $0.outcome.get() }.map(\.id)
            let found = entries.compactMap { try? $0.outcome.get() }.map(\.id)
            #expect(found.count == before.count, "\(share)")
        }
    }

    @Test func `damage inside a notice of nobody costs no other notice`() throws {
        var notices = Self.notices
        notices[0] = notices[0].replacing("ESSAI", with: "ESSAI & FILS <")
        let (entries, outcome) = try Self.read(DilaTests.issue(notices.joined()))
        #expect(entries.map(\.ordinal) == [2, 3, 4, 5] && outcome.notices == 6)
    }

    @Test func `a page that is no issue is refused, and a DOCTYPE too`() throws {
        for text in [
            DilaTests.issue(Self.notices.joined(), root: "html"),
            "<!DOCTYPE x>" + DilaTests.issue(Self.notices[0]).split(separator: "\n").dropFirst().joined(),
        ] {
            let (entries, outcome) = try Self.read(text)
            #expect(outcome.problem != nil || entries.count == 4, "\(text.prefix(60))")
        }
        #expect(try Self.read("<html><body>Maintenance</body></html>").1.problem != nil)
    }

    @Test(
        .enabled(if: Samples.arePresent, "\(Samples.missing)"),
        arguments: ["20080009", "20080010", "20080085", "20080091"])
    func `each company of a real issue is found in it`(_ issue: String) throws {
        let folder = try #require(Samples.folder)
        let data = try Data(contentsOf: folder.appending(path: "bodacc-dila-xml/PCL_BXA\(issue).subset.xml"))
        let all = BodaccFile.read([UInt8](data))
        let numbers = Set(try all.flatMap { try $0.outcome.get().numbers })
        #expect(numbers.count > 30)
        for number in numbers {
            var found: [Int] = []
            let outcome = DilaFile([UInt8](data)).forEachNotice(naming: NumberSieve([.siren(number)])) {
                found.append($0.ordinal)
            }
            #expect(outcome.notices == all.count && outcome.problem == nil)
            let expected = try all.filter { try $0.outcome.get().numbers.contains(number) }.map(\.ordinal)
            #expect(Set(found).isSuperset(of: expected), "\(number)")
        }
    }
}
