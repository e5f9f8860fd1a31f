import Foundation
import Synchronization
import Testing
import VigieDomain
import VigieRehearsal
import VigieTesting
import VigieTransport

/// Secrets planted in every place where one can stand, and searched in all that the real binary writes, says and shows, while
/// half of the servers that it speaks to refuse it and repeat its own key in their answer.
@Suite("Secrets", .enabled(if: Binary.isBuilt, "\(Binary.missing)"))
struct SecretsTests {
    /// A key of its own for each place, so that a hit says where it comes from.
    private final class Canaries: Sendable {
        let all = Mutex<[String: String]>([:])

        func plant(_ place: String) -> String {
            let text = "kanarie-\(Digest(of: ["canary", place]).hexadecimal.prefix(24))+/="
            all.withLock { $0[place] = text }
            return text
        }

        func webhook(_ place: String) -> String {
            let key = Data("kanarie-\(Digest(of: ["canary", place]).hexadecimal.prefix(24))".utf8).base64EncodedString()
            all.withLock { $0[place] = key }
            return "whsec_" + key
        }

        /// Each as it is, in base64, percent-encoded and in hexadecimal.
        var spellings: [(place: String, bytes: Data)] {
            all.withLock { $0 }.sorted { $0.key < $1.key }.flatMap { place, text -> [(place: String, bytes: Data)] in
                let data = Data(text.utf8)
                let hexadecimal = data.map { String(UInt16($0) | 0x100, radix: 16).suffix(2) }.joined()
                let percent =
                    text.addingPercentEncoding(
                        withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? text
                return [text, data.base64EncodedString(), percent, hexadecimal].map { (place, Data($0.utf8)) }
            }
        }
    }

    private let folder = TemporaryFolder()
    private let canaries = Canaries()
    private let echo: HTTPServer
    private let proxy: HTTPServer
    private let post: PostOffice
    private let outside: Outside
    private let installation: Installation
    private let start = Day("2026-11-23")!

    init() throws {
        // Repeats everything that it was asked, as careless servers do, under the status that the path names.
        echo = try HTTPServer { request in
            let status = request.url.split(separator: "/").compactMap { Int($0) }.first { $0 >= 200 } ?? 500
            let said = request.url + " " + request.headers.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
            let text = (try? JSONEncoder().encode(said)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return .response(
                Response(
                    status: status,
                    headers: [
                        HeaderField("Content-Type", "application/json"),
                        HeaderField("Location", "https://ailleurs.example/"),
                    ], body: Array("{\"message\":\(text)}".utf8)))
        }
        proxy = try HTTPServer { request in .status(407, request.headers.map(\.value).joined(separator: " ")) }
        post = try PostOffice(
            manner: PostOffice.Manner(
                credentials: PostOffice.Credentials(username: "vigie", password: "un autre mot de passe")))
        let world = World.demo(start: start)
        outside = try Outside(clock: TestClock(in: folder, at: start.tenOClock), notices: world.notices)
        installation = try Installation(folder: folder, outside: outside)
        try FileManager.default.createDirectory(at: folder.file("secrets"), withIntermediateDirectories: true)
        try installation.write(settings: settings())
        try installation.watch(text: world.watchlist)
    }

    private func secret(_ place: String, _ text: String) throws -> String {
        let url = try folder.write(Array(text.utf8), to: "secrets/\(place)")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        return "{file: \(url.path)}"
    }

    private func settings() throws -> String {
        var text = installation.settings()
            .replacing("port: \(outside.post.port)", with: "port: \(post.port)")
            .replacing(
                "  security: none",
                with: "  security: none\n  username: vigie\n  password: \(try secret("mail", canaries.plant("mail")))"
            )
            .replacing(
                "  trusted_hosts: [127.0.0.1]",
                with: """
                      trusted_hosts: [127.0.0.1, bureau.interne.example]
                      proxy: http://127.0.0.1:\(proxy.port)
                      no_proxy: [127.0.0.1]
                    """)
        var sources = ""
        for (number, path) in ["200", "401", "403", "429", "500", "302", "404"].enumerated() {
            sources += try bureau("bureau-\(path)", "\(echo.url)/\(path)/{siren}", isInHeader: number.isMultiple(of: 2))
        }
        sources += try bureau("bureau-proxy", "http://bureau.interne.example/{siren}", isInHeader: true)
        text = text.replacing("    endpoints:\n", with: "endpoints:\n")
        text = text.replacing("endpoints:\n", with: sources + "endpoints:\n")
        var endpoints = ""
        for path in ["204", "401", "500", "410", "302"] {
            // The address of a webhook is often a secret itself.
            let token = canaries.plant("url-\(path)").replacing("+/=", with: "")
            canaries.all.withLock { $0["url-\(path)"] = token }
            endpoints += """
                  hook-\(path):
                    url: \(echo.url)/\(path)/\(token)
                    secret: [\(try secret("hook-\(path)", canaries.webhook("hook-\(path)"))), \(try secret("old-\(path)", canaries.webhook("old-\(path)")))]

                """
        }
        return text.replacing("endpoints:\n", with: "endpoints:\n" + endpoints)
            .replacing("tell: [erp]", with: "tell: [erp, hook-204, hook-401, hook-500, hook-410, hook-302]")
    }

    private func bureau(_ name: String, _ url: String, isInHeader: Bool) throws -> String {
        let key = try secret(name, canaries.plant(name))
        let place =
            isInHeader
            ? "headers:\n        Authorization: {prefix: Bearer, file: \(folder.file("secrets/\(name)").path)}"
            : "parameters:\n        cle: \(key)"
        return """
              \(name):
                type: json
                interval: 1m
                rate: 20
                request:
                  url: \(url)
                  \(place)
                mapping:
                  subject: $.siren
                  status: {value: $.status, active: [active], ceased: [inactive]}

            """
    }

    @Test func `none is found in anything that the daemon writes, sends or shows`() async throws {
        #expect(canaries.all.withLock { $0.count } >= 20)
        var shown: [(String, Data)] = []
        func say(_ words: [String]) async throws {
            let run = try installation.start(words + ["--config", installation.settingsFile.path], name: words[0])
            _ = try await run.end()
            shown.append(("vigie \(words[0])", Data((run.output + run.log).utf8)))
        }
        // A password in the address of the proxy is refused; the sentence must not repeat it.
        let settings = try String(contentsOf: installation.settingsFile, encoding: .utf8)
        let password = canaries.plant("proxy").replacing("+/=", with: "")
        canaries.all.withLock { $0["proxy"] = password }
        try installation.write(settings: settings.replacing("proxy: http://", with: "proxy: http://vigie:\(password)@"))
        try await say(["check"])
        try await say(["once"])
        try installation.write(settings: settings)
        try await say(["check"])
        // The second day brings news, so that endpoints are called and refuse.
        try await say(["once"])
        try outside.clock.set(start.adding(days: 1).tenOClock)
        let (daemon, _) = try await installation.runUntilReady()
        try await eventually("every bureau is asked", else: { daemon.log }) {
            Set(echo.requests.compactMap { $0.url.split(separator: "/").dropFirst(2).first }).count >= 7
                && !proxy.requests.isEmpty
        }
        try await eventually("mails and calls", else: { daemon.log }) {
            post.connections > 0 && Set(echo.requests.filter { $0.method == .post }.map(\.url)).count == 5
        }
        for file in ["cmdline", "environ", "status", "maps"] {
            shown.append(("/proc/PID/\(file)", try Data(contentsOf: URL(filePath: "/proc/\(daemon.pid)/\(file)"))))
        }
        for words in [["status"], ["show", "C1000"], ["history"], ["check"], ["reload"], ["status"]] {
            try await say(words)
        }
        try await say(["redeliver", "--endpoint", "hook-401"])
        #expect(try await daemon.terminate() == .exited(0), "\(daemon.log)")
        shown.append(("the log", Data((daemon.output + daemon.log).utf8)))
        for mail in post.received() { shown.append(("a mail", Data(mail.bytes))) }
        // What a receiver is sent, but for the address that it gave itself.
        for request in echo.requests where request.method == .post { shown.append(("a webhook", Data(request.body))) }
        let files = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: [.isRegularFileKey])
        while let file = files?.nextObject() as? URL {
            guard !file.path.contains("/secrets/"), file.lastPathComponent != "vigie.yaml",
                let data = try? Data(contentsOf: file)
            else { continue }
            shown.append((file.lastPathComponent, data))
        }
        shown += try evidence()
        // They were in play: the servers were shown them.
        let told = Data(echo.requests.flatMap { Array(($0.url + $0.headers.map(\.value).joined()).utf8) })
        #expect(Set(canaries.spellings.filter { told.range(of: $0.bytes) != nil }.map(\.place)).count >= 12)
        var hits = 0
        for (name, data) in shown {
            for (place, bytes) in canaries.spellings where data.range(of: bytes) != nil {
                hits += 1
                Issue.record("the secret of \(place) in \(name)")
            }
        }
        let names = Set(shown.map(\.0))
        #expect(names.isSuperset(of: ["the log", "/proc/PID/environ", "vigie status", "vigie show"]))
        #expect(names.contains { $0.hasSuffix(".sqlite") || $0.contains("journal") }, "\(names)")
        print(
            "secrets: \(canaries.all.withLock { $0.count }) planted, searched in \(shown.count) places (\(shown.reduce(0) { $0 + $1.1.count } >> 10) KiB), \(hits) hits"
        )
    }

    /// The proofs lie compressed in the journal.
    private func evidence() throws -> [(String, Data)] {
        let state = folder.file("state")
        let files = try FileManager.default.contentsOfDirectory(at: state, includingPropertiesForKeys: nil)
        guard let journal = files.first(where: { ["sqlite", "db"].contains($0.pathExtension) }) else { return [] }
        let script = """
            import sqlite3, subprocess, sys
            base = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
            for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for row in base.execute(f"SELECT * FROM {table}"):
                    for cell in row:
                        data = cell if isinstance(cell, bytes) else str(cell).encode()
                        if data[:4] == b"\\x28\\xb5\\x2f\\xfd":
                            data = subprocess.run(["zstd", "-dc"], input=data, capture_output=True).stdout
                        sys.stdout.buffer.write(data + b"\\n")
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, journal.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && !data.isEmpty)
        return [("the journal's cells", data)]
    }
}
