import Foundation
import Testing
import VigieDaemon
import VigieDomain
import VigieTesting

@Suite("vigie check") struct OfflineCheckTests {
    @Test("sound settings and lists: nothing to report, and 0") func sound() throws {
        let report = try Desk(lists: ["nord.csv": Desk.list]).check()
        #expect(report.findings.isEmpty, "\(report.lines(in: .french))")
        #expect(report.answer(in: .french, json: false).exit == .success)
        #expect(
            report.lines(in: .french).last?.hasSuffix("1\u{A0}liste, 1\u{A0}client surveillé\u{A0}; rien à signaler.")
                == true)
        #expect(
            report.lines(in: .english).last?.hasSuffix("1\u{A0}watchlist, 1\u{A0}watched client; nothing to report.")
                == true)
    }

    @Test("problems of settings, lists, secrets and mappings are told together") func together() throws {
        let desk = try Desk(
            """
            endpoints:
              erp: {url: 'https://erp.atelier.example/h', secret: {file: /nulle/part}}
            routes:
              - {name: rare, when: {tag: Inconnu}, tell: [erp]}
            sources:
              bureau:
                type: json
                request: {url: 'https://bureau.example/{siren}'}
                mapping:
                  rating: {score: '$.score[', scale: score-20}
            """, lists: ["nord.csv": "siren;name\n990996036;Garage\n732829320;DUPONT\n", "note.txt": "x"])
        let report = desk.check()
        let codes = report.findings.map(\.code)
        for code in [
            "secret.unreadable", "bureau.path", "routes.nobody_matches", "folder.not_watched", "number.wrong_key",
        ] {
            #expect(codes.contains(code), "\(code) is not among \(codes)")
        }
        #expect(report.answer(in: .french, json: false).exit == .configuration)
        let path = try #require(report.findings.first { $0.code == "bureau.path" })
        #expect(path.line == 17 && path.column == 23, "\(path)")
    }

    @Test("a settings file that is not there says which, and what to do") func missing() {
        let report = OfflineCheck(configuration: "/nulle/part.yaml", files: [], environment: [:], isRoot: true).report()
        #expect(report.findings.map(\.code) == ["settings.unreadable"])
        #expect(report.lines(in: .french)[0].hasPrefix("/nulle/part.yaml: erreur: "))
        #expect(report.errors == 1)
    }

    @Test("files that are named need no settings, and one that is missing costs no other") func files() throws {
        let desk = try Desk(lists: ["nord.csv": Desk.list])
        let good = desk.folder.file("lists/nord.csv").path
        let report = OfflineCheck(
            configuration: nil, files: ["/nulle/part.csv", good], environment: [:], isRoot: true
        ).report()
        #expect(report.findings.map(\.code) == ["folder.unreadable"])
        #expect(report.lists.map(\.clients) == [1])
    }

    @Test("a folder that is missing is an error, an empty one a warning") func folders() throws {
        let desk = try Desk()
        #expect(desk.check().findings.map(\.code) == ["folder.empty"])
        #expect(desk.check().errors == 0)
        try FileManager.default.removeItem(at: desk.folder.file("lists"))
        #expect(desk.check().findings.map(\.code) == ["folder.missing"])
    }

    @Test("a zone without data is found") func zone() throws {
        let desk = try Desk("time_zone: Europe/Atlantis", lists: ["nord.csv": Desk.list])
        #expect(desk.check().findings.contains { $0.code == "zone.missing" && $0.isError })
        #expect(OfflineCheck.timeZone("Europe/Paris", in: .french).exit == .success)
        #expect(OfflineCheck.timeZone("Europe/Atlantis", in: .french).exit == .configuration)
    }

    @Test("the object for scripts holds the same findings") func json() throws {
        let report = try Desk(lists: ["nord.csv": "siren;name\n990996036;Garage\n"]).check()
        let text = report.answer(in: .french, json: true).lines.joined()
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["ok"] as? Bool == false)
        #expect((object["findings"] as? [Any])?.count == report.findings.count)
    }
}

@Suite("Secrets and samples, at a desk") struct DeskProofTests {
    private static let bureau = """
        sources:
          bureau:
            type: json
            request: {url: 'https://bureau.example/{siren}', headers: {X-Key: {credential: bureau}}}
            sample: exemple.json
            mapping:
              subject: $.siren
              rating: {score: $.score, scale: score-20}
        """

    @Test("without the credentials of systemd it is said, and is no error") func credentials() throws {
        let desk = try Desk(DeskProofTests.bureau, lists: ["nord.csv": Desk.list])
        try desk.folder.write(#"{"siren":"732829320","score":12}"#.utf8, to: "exemple.json")
        let report = desk.check(isRoot: false)
        #expect(report.findings.map(\.code) == ["secret.no_credentials_directory"])
        #expect(report.errors == 0)
        try desk.folder.write("clef".utf8, to: "credentials/bureau")
        let given = desk.check(environment: ["CREDENTIALS_DIRECTORY": desk.folder.file("credentials").path])
        #expect(given.findings.isEmpty, "\(given.lines(in: .french))")
    }

    @Test("a sample that the mapping does not fit is an error at the path's line") func sample() throws {
        let desk = try Desk(DeskProofTests.bureau, lists: ["nord.csv": Desk.list])
        try desk.folder.write("clef".utf8, to: "credentials/bureau")
        let environment = ["CREDENTIALS_DIRECTORY": desk.folder.file("credentials").path]
        #expect(desk.check(environment: environment).findings.map(\.code) == ["bureau.sample_unreadable"])
        try desk.folder.write(#"{"siren":"732829320","note":12}"#.utf8, to: "exemple.json")
        let wrong = desk.check(environment: environment).findings
        #expect(wrong.map(\.code) == ["bureau.sample_missing"])
        #expect(wrong.first?.line == 15, "\(wrong)")
        try desk.folder.write("<html>".utf8, to: "exemple.json")
        #expect(desk.check(environment: environment).errors == 1)
    }

    @Test("a webhook secret of the wrong form is found, and not shown") func webhook() throws {
        let desk = try Desk(
            "endpoints: {erp: {url: 'https://erp.atelier.example/h', secret: {credential: erp}}}",
            lists: ["nord.csv": Desk.list])
        try desk.folder.write("motdepasse".utf8, to: "credentials/erp")
        let report = desk.check(environment: ["CREDENTIALS_DIRECTORY": desk.folder.file("credentials").path])
        #expect(report.findings.map(\.code) == ["secret.not_a_webhook_secret"])
        #expect(!report.lines(in: .french).joined().contains("motdepasse"))
    }
}
