package import VigieConfiguration
package import VigieDomain

/// Opens the files that secrets lie in. Values never leave the composition.
package struct SecretReader: Sendable {
    /// `$CREDENTIALS_DIRECTORY` as systemd sets it.
    private let credentials: String?

    package init(environment: [String: String]) { credentials = environment["CREDENTIALS_DIRECTORY"] }

    /// - Returns: nil where it could not be had; the sentence that says why is added to the problems.
    package func value(
        of reference: SecretReference, for place: String, language: Language, _ problems: inout [String]
    ) -> String? {
        do throws(Secrets.Fault) {
            return try Secrets.resolve(reference, credentials: credentials, read: SecretReader.file)
        } catch {
            problems.append("\(place): \(error.sentence(in: language))")
            return nil
        }
    }

    /// Why a secret cannot be had, or nil; `prove` looks at its value, which goes no further.
    func fault(of reference: SecretReference, prove: (String) -> Void = { _ in }) -> Secrets.Fault? {
        do throws(Secrets.Fault) {
            prove(try Secrets.resolve(reference, credentials: credentials, read: SecretReader.file))
            return nil
        } catch {
            return error
        }
    }

    /// Far beyond any secret: what is longer is refused in any case.
    private static let longest = 1 << 20

    private static func file(_ path: String) throws -> Secrets.File {
        let file = try FileBytes.inspect(path, atMost: longest)
        return Secrets.File(bytes: file.bytes, mode: file.mode & 0o7777, isRegular: file.isRegular)
    }
}
