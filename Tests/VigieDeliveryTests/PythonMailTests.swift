import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDelivery

/// Another mail reader than ours must agree: Python's, with its strict policy, where Python is installed.
@Suite struct PythonMailTests {
    static let python: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private static let script = """
        import sys, json, email, email.policy
        for path in sys.argv[1:]:
            message = email.message_from_bytes(open(path, "rb").read(), policy=email.policy.default)
            parts = list(message.iter_parts())
            print(json.dumps({
                "subject": str(message["Subject"]), "to": [a.addr_spec for a in message["To"].addresses],
                "headers": len(message.keys()), "types": [p.get_content_type() for p in parts],
                "defects": [str(d) for d in message.defects + [d for p in parts for d in p.defects]]
                    + [str(d) for v in message.values() for d in getattr(v, "defects", [])],
                "text": parts[0].get_content().replace("\\r\\n", "\\n"),
                "html": parts[1].get_content().replace("\\r\\n", "\\n")}))
        """

    private struct Read: Decodable {
        var subject: String
        var to: [String]
        var headers: Int
        var types: [String]
        var defects: [String]
        var text: String
        var html: String
    }

    @Test(.enabled(if: python != nil, "python3 is not installed"))
    func `Python reads our mails without a defect`() throws {
        let folder = TemporaryFolder()
        let script = try folder.write(Array(Self.script.utf8), to: "read.py")
        var messages = Language.allCases.map {
            composer($0).messages(for: group([SampleAlerts.pending()]), at: SampleAlerts.now)[0]
        }
        for name in SampleAlerts.hostileNames.enumerated() where name.offset.isMultiple(of: 7) {
            let person = SampleAlerts.person(name.element, "claire.martin@fournisseur.example")
            messages += composer().messages(
                for: group([SampleAlerts.pending(client: SampleAlerts.client(named: name.element))], to: person),
                at: SampleAlerts.now)
        }
        let files = try messages.enumerated().map { try folder.write($0.element.bytes, to: "\($0.offset).eml").path }
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = [script.path] + files
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = output.split(separator: 10)
        #expect(lines.count == messages.count)
        for (line, message) in zip(lines, messages) {
            let read = try JSONDecoder().decode(Read.self, from: Data(line))
            #expect(read.defects.isEmpty, "\(read.defects)")
            #expect(read.subject == message.gist)
            #expect(read.to == [message.recipient.address])
            #expect(read.headers == 14 && read.types == ["text/plain", "text/html"])
            let ours = MailReading(message.bytes)
            // The line end before a boundary belongs to the boundary.
            #expect(read.text + "\n" == ours.text && read.html + "\n" == ours.html)
        }
    }
}
