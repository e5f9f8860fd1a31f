import Testing
import VigieConfiguration
import VigieDomain

@Suite struct SecretsTests {
    static func resolve(
        _ reference: SecretReference, _ file: Secrets.File?, credentials: String? = "/run/credentials/vigie"
    ) throws -> String {
        try Secrets.resolve(reference, credentials: credentials) { path in
            guard let file, path.hasSuffix("/smtp") else { throw Missing() }
            return file
        }
    }

    struct Missing: Error, CustomStringConvertible { let description = "No such file" }

    @Test("a secret is the one line of its file") func line() throws {
        #expect(try Self.resolve(.credential("smtp"), .init(bytes: Array("s3cret\n".utf8), mode: 0o440)) == "s3cret")
        #expect(try Self.resolve(.file("/etc/smtp"), .init(bytes: Array("é s\r\n".utf8), mode: 0o600)) == "é s")
    }

    @Test(
        "what is not safely a secret is refused, and never shown",
        arguments: [
            (.file("/etc/smtp"), .init(bytes: Array("hunter2".utf8), mode: 0o640), .openToOthers),
            (.file("/etc/smtp"), .init(bytes: Array("hunter2".utf8), mode: 0o604), .openToOthers),
            (.file("/etc/smtp"), .init(bytes: [], mode: 0o600), .empty),
            (.file("/etc/smtp"), .init(bytes: Array("\n\n".utf8), mode: 0o600), .empty),
            (.file("/etc/smtp"), .init(bytes: Array("hunter2\nBcc: x".utf8), mode: 0o600), .severalLines),
            (.file("/etc/smtp"), .init(bytes: [0xFF, 0xFE], mode: 0o600), .severalLines),
            (.file("/etc/smtp"), .init(bytes: [UInt8](repeating: 65, count: 20_000), mode: 0o600), .tooLong),
            (.file("/etc/smtp"), .init(bytes: [65], mode: 0o600, isRegular: false), .notAFile),
            (.file("/etc/autre"), nil, .unreadable), (.credential("absent"), nil, .unreadable),
        ] as [(SecretReference, Secrets.File?, Secrets.Fault.Code)])
    func refused(reference: SecretReference, file: Secrets.File?, code: Secrets.Fault.Code) throws {
        let fault = #expect(throws: Secrets.Fault.self) { try Self.resolve(reference, file) }
        #expect(fault?.code == code)
        for language in [Language.french, .english] {
            #expect(fault?.sentence(in: language).contains("hunter2") == false)
        }
    }

    @Test("without systemd a credential is explained") func noDirectory() {
        let fault = #expect(throws: Secrets.Fault.self) {
            try Self.resolve(.credential("smtp"), .init(bytes: [65], mode: 0o600), credentials: nil)
        }
        #expect(fault?.code == .noCredentialsDirectory)
        #expect(fault?.sentence(in: .french).contains("LoadCredential=") == true)
    }
}
