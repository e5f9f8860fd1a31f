import Foundation
import Testing
import VigieCurl
import VigieTesting
import VigieTransport

/// Certificates and protocols that no careful client believes: none is believed, for requests and for mail alike.
@Suite(.enabled(if: BadServers.arePossible, "\(BadServers.missing)"))
struct BadCertificateTests {
    private let patience: Duration = .seconds(600)

    /// What the sentence must name, where libcurl's words are known.
    private static let words: [String: String] = [
        "expired": "expired", "not-yet-valid": "not yet valid",
        "another-host": "no alternative certificate subject name",
        "another-address": "no alternative certificate subject name", "signed-by-itself": "self-signed",
        "an-unknown-authority": "certificate",
        "a-middle-that-is-not-sent": "unable to get local issuer", "an-expired-middle": "expired",
        "outside-the-authoritys-names": "permitted subtree", "sha1": "too weak", "rsa-1024": "too weak",
        "for-clients-only": "purpose",
    ]

    @Test func `none is believed, and each refusal says why`() async throws {
        let servers = try BadServers()
        let exchange = try CurlExchange(settings: TransportSettings(authorityFile: servers.authority))
        let mail = try CurlMail()
        let good = servers.ports.filter { $0.key.hasPrefix("good") }
        let bad = servers.ports.filter { !$0.key.hasPrefix("good") }
        #expect(good.count == 2 && bad.count >= 12, "\(servers.ports) \(servers.impossible)")
        func limits() -> Limits {
            Limits(total: patience, idle: patience, connect: patience, trustedHosts: ["localhost"])
        }
        for (name, port) in good {
            let answer = try await exchange.answer(to: Request(url: "https://localhost:\(port)/", limits: limits()))
            #expect(answer.status == 200, "\(name)")
        }
        var through = 0
        for (name, port) in bad.sorted(by: { $0.key < $1.key }) {
            do {
                _ = try await exchange.answer(to: Request(url: "https://localhost:\(port)/", limits: limits()))
                through += 1
                Issue.record("\(name) was believed")
            } catch let failure as ExchangeFailure {
                #expect(failure.code == .tls && failure.isTransient, "\(name): \(failure)")
                #expect(
                    failure.remark.english.hasPrefix("localhost: ")
                        && failure.remark.french.hasPrefix("localhost : "), "\(name): \(failure)")
                if let word = Self.words[name] {
                    #expect(failure.remark.english.contains(word), "\(name): \(failure)")
                }
            }
            let outcome = await mail.submit(
                MailEnvelope(
                    sender: "a@exemple.fr", recipient: "b@exemple.fr", bytes: Array("Subject: x\r\n\r\nx\r\n".utf8)),
                to: MailServer(
                    host: "localhost", port: port, security: .implicitTLS, authorityFile: servers.authority,
                    total: patience))
            guard case .deferred = outcome else {
                through += 1
                Issue.record("\(name): mail \(outcome)")
                continue
            }
        }
        print(
            "bad certificates: \(bad.count) cases for requests and mail, \(through) through; not made here: \(servers.impossible)"
        )
    }
}

/// The servers of `bad-certificates.py`. They end with this value.
final class BadServers {
    private(set) var ports: [String: Int] = [:]
    /// What the machine's own libraries refuse to serve.
    private(set) var impossible: [String] = []
    let authority: String
    private let folder = TemporaryFolder()
    private let process = Process()

    static let arePossible = ["/usr/bin/openssl", "/usr/bin/python3"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let missing = "openssl and python3 are needed to make bad certificates (apt-get install openssl python3)"

    init() throws {
        authority = folder.file("authority.pem").path
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Support/bad-certificates.py").path
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script, folder.url.path]
        process.standardOutput = output
        process.standardInput = Pipe()
        try process.run()
        var text = ""
        while !text.contains("ready 0\n") {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: bytes, as: UTF8.self)
        }
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts[0] == "cannot" {
                impossible.append(String(parts[1]))
            } else if let port = Int(parts[1]), port > 0 {
                ports[String(parts[0])] = port
            }
        }
    }

    deinit { kill(process.processIdentifier, SIGKILL) }
}
