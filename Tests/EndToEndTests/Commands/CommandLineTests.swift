import Foundation
import Testing
import VigieTesting

@Suite("The commands, as typed", .enabled(if: CommandRun.isBuilt)) struct CommandLineTests {
    private let folder = TemporaryFolder()

    init() throws {
        let root = folder.url.path
        try folder.write(
            """
            contact: vigie@atelier.example
            operator: exploitation@atelier.example
            fallback: credit@atelier.example
            mail: {from: vigie@atelier.example, server: smtp.atelier.example}
            state_directory: \(root)/state
            runtime_directory: \(root)/run
            watchlists: \(root)/watchlists

            """.utf8, to: "vigie.yaml")
    }

    /// The fixture: the list as the office saved it, then what must be said of it in French, then in English.
    private func office() throws -> (list: Data, french: [String], english: [String]) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "VigieConfigurationTests/Fixtures/watchlists/office.windows-1252.crlf.txt")
        let parts = try String(contentsOf: file, encoding: .utf8)
            .components(separatedBy: String(repeating: "-", count: 80) + "\n")
        try #require(parts.count == 3)
        let list = parts[0].replacing("\n", with: "\r\n").data(using: .windowsCP1252)
        func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
        return (try #require(list), lines(parts[1]), lines(parts[2]))
    }

    @Test("a list as an office saves it: the exact diagnostics, in French and in English") func officeList() throws {
        let office = try office()
        try folder.write(office.list, to: "watchlists/nord.csv")
        let french = try CommandRun("check", "-c", "vigie.yaml", "watchlists/nord.csv", in: folder.url)
        #expect(french.lines.dropLast() == office.french[...])
        #expect(
            french.lines.last?.replacing("\u{A0}", with: " ")
                == "vigie.yaml ; 1 liste, 3 clients surveillés ; 2 erreurs, 3 avertissements.")
        #expect(french.exit == 78)
        let english = try CommandRun(
            "check", "-c", "vigie.yaml", "watchlists/nord.csv", in: folder.url, locale: "en_GB.UTF-8")
        #expect(english.lines.dropLast() == office.english[...])
        let asked = try CommandRun(
            "check", "--lang", "fr", "-c", "vigie.yaml", "watchlists/nord.csv", in: folder.url, locale: "en_GB.UTF-8")
        #expect(asked.output == french.output)
    }

    @Test("check without a network or a settings file, for scripts too") func check() throws {
        try folder.write("siren;name;email\n732829320;DUPONT;a@b.example\n".utf8, to: "seule.csv")
        let plain = try CommandRun("check", "seule.csv", in: folder.url)
        #expect(plain.exit == 0, "\(plain.output)")
        let json = try CommandRun("check", "--json", "seule.csv", "absente.csv", in: folder.url)
        #expect(json.exit == 78)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(object["errors"] as? Int == 1)
        let zone = try CommandRun("check", "--time-zone", in: folder.url)
        #expect(zone.exit == 0 && zone.output.contains("Europe/Paris"))
    }

    @Test("read takes files and standard input, one object a line") func read() throws {
        try folder.write("pas du JSON\n".utf8, to: "avis.jsonl")
        let run = try CommandRun("read", "bodacc", "avis.jsonl", "-", "absent", in: folder.url, input: "encore\n")
        #expect(run.lines.count == 2)
        #expect(run.lines.allSatisfy { $0.hasPrefix("{\"record\":1,\"notice\":null,") })
        #expect(run.exit == 66 && run.complaints.contains("absent"))
    }

    @Test("without a journal or a daemon, each command says so in words and by its status") func nothingThere() throws {
        try folder.write("siren;name;email\n732829320;DUPONT;a@b.example\n".utf8, to: "watchlists/nord.csv")
        let cases: [([String], Int32)] = [
            (["show", "dupont"], 75), (["history"], 75), (["status"], 75), (["reload"], 69), (["redeliver"], 75),
            (["watchlist", "accept"], 75), (["watchlist"], 75), (["test-route", "personne", "proc.*"], 66),
            (["test-route", "dupont", "proc.rien"], 64), (["test-route", "dupont", "proc.open.liquidation"], 0),
        ]
        for (words, exit) in cases {
            let run = try run(words + ["-c", "vigie.yaml"])
            #expect(run.exit == exit, "\(words): \(run.exit) \(run.complaints)")
            #expect(run.exit == 0 || [".", ")", "?"].contains { run.complaints.hasSuffix("\($0)\n") }, "\(words)")
        }
        let wrong = try run(["status", "-c", "absent.yaml"])
        #expect(wrong.exit == 78 && wrong.complaints.contains("vigie check"))
        #expect(try run(["nonsense"]).exit == 64)
        #expect(!FileManager.default.fileExists(atPath: folder.file("state").path), "nothing was made")
    }

    @Test("the help names every exit status, and the version is one line") func help() throws {
        let help = try run(["--help"]).output
        for status in ["64", "66", "69", "70", "75", "77", "78"] { #expect(help.contains("  \(status) ")) }
        #expect(try run(["--version"]).lines.count == 1)
    }

    private func run(_ words: [String]) throws -> CommandRun { try CommandRun(words: words, in: folder.url) }
}
