import Foundation
import Glibc
import Testing
import VigieConfiguration
import VigieDomain
import VigieTesting

@testable import VigieDaemon

@Suite(.timeLimit(.minutes(60))) struct SecretReaderTests {
    private let folder = TemporaryFolder()

    private func secret(_ bytes: [UInt8], mode: mode_t, named name: String = "key") throws -> String {
        let path = try folder.write(bytes, to: name).path
        #expect(chmod(path, mode) == 0)
        return path
    }

    private func read(_ reference: SecretReference, credentials: String? = nil) -> (value: String?, problems: [String])
    {
        var problems: [String] = []
        let value = SecretReader(environment: credentials.map { ["CREDENTIALS_DIRECTORY": $0] } ?? [:])
            .value(of: reference, for: "mail.password", language: .french, &problems)
        return (value, problems)
    }

    @Test(arguments: [0o600, 0o400, 0o700] as [mode_t])
    func `a file that is its owner's alone is read`(_ mode: mode_t) throws {
        let path = try secret(Array("s3cret é\n".utf8), mode: mode)
        let (value, problems) = read(.file(path))
        #expect(value == "s3cret é")
        #expect(problems.isEmpty)
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o666, 0o620, 0o602, 0o610, 0o601] as [mode_t])
    func `a file that others may touch is refused with its mode and never its words`(_ mode: mode_t) throws {
        let path = try secret(Array("s3cret".utf8), mode: mode)
        let (value, problems) = read(.file(path))
        #expect(value == nil)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("mail.password: ") == true)
        #expect(problems.first?.contains("0\(String(mode, radix: 8))") == true)
        #expect(problems.first?.contains("chmod 600") == true)
        #expect(problems.first?.contains("s3cret") == false)
    }

    /// systemd grants its files by an access list, which shows as a bit of the group.
    @Test func `a credential is taken with the rights that systemd gave it`() throws {
        _ = try secret(Array("s3cret".utf8), mode: 0o440, named: "smtp")
        let (value, problems) = read(.credential("smtp"), credentials: folder.url.path)
        #expect(value == "s3cret")
        #expect(problems.isEmpty)
    }

    @Test func `a credential without systemd says what to do`() {
        for directory in [nil, ""] {
            let (value, problems) = read(.credential("smtp"), credentials: directory)
            #expect(value == nil)
            #expect(problems.first?.contains("LoadCredential") == true)
        }
    }

    @Test func `what is missing, a folder, a pipe or endless is refused and holds nobody`() throws {
        let pipe = folder.file("pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let long = try secret([UInt8](repeating: 65, count: 2 << 20), mode: 0o600, named: "long")
        let words = [
            folder.file("none").path: "No such file", folder.url.path: "pas un fichier ordinaire",
            pipe: "pas un fichier ordinaire", "/dev/zero": "pas un fichier ordinaire", long: "dépasse",
        ]
        for (path, word) in words {
            let (value, problems) = read(.file(path))
            #expect(value == nil)
            #expect(problems.count == 1)
            #expect(problems.first?.contains(word) == true, "\(problems)")
        }
    }

    @Test(arguments: ["", "\n", "a\nb", "a\rb", "a\0b", "\u{7F}"])
    func `a secret that is no line of text is refused`(_ text: String) throws {
        let (value, problems) = read(.file(try secret(Array(text.utf8), mode: 0o600)))
        #expect(value == nil)
        #expect(problems.count == 1)
    }
}
