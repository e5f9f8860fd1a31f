package import VigieDomain
import VigieTables

/// Where a secret lies. The settings file never holds one: it can be read, copied and mailed.
package enum SecretReference: Hashable, Sendable {
    /// `{credential: name}`: given by systemd (`LoadCredential=`), a file of this name in `$CREDENTIALS_DIRECTORY`.
    case credential(String)
    /// `{file: /path}`: a file that only its owner can read (0600).
    case file(String)

    /// For people: `credential smtp`, `/etc/vigie/smtp.secret`.
    package var display: String {
        switch self {
        case .credential(let name): "credential \(name)"
        case .file(let path): path
        }
    }
}

/// Resolves references. Reading a file is the caller's act, handed in, so that this decides without touching the disk.
package enum Secrets {
    /// What a file turned out to be.
    package struct File: Hashable, Sendable {
        package var bytes: [UInt8]
        /// The permission bits: `0o600`.
        package var mode: UInt32
        package var isRegular: Bool

        package init(bytes: [UInt8], mode: UInt32, isRegular: Bool = true) {
            self.bytes = bytes
            self.mode = mode
            self.isRegular = isRegular
        }
    }

    /// Why a secret could not be had. Never holds a part of it.
    package struct Fault: Error, Hashable, Sendable {
        package enum Code: String, Hashable, Sendable, CaseIterable {
            /// `$CREDENTIALS_DIRECTORY` is not set: not started by systemd.
            case noCredentialsDirectory = "secret.no_credentials_directory"
            case unreadable = "secret.unreadable"
            case openToOthers = "secret.open_to_others"
            case notAFile = "secret.not_a_file"
            case empty = "secret.empty"
            case tooLong = "secret.too_long"
            case severalLines = "secret.several_lines"
        }

        package var code: Code
        package var reference: SecretReference
        /// The system's own word, or the mode found.
        package var detail: String

        package init(code: Code, reference: SecretReference, detail: String = "") {
            self.code = code
            self.reference = reference
            self.detail = detail
        }
    }

    /// A key file has some hundred bytes; systemd allows a megabyte for all credentials together.
    static let longest = 16 << 10

    /// - Parameters:
    ///   - credentials: the value of `$CREDENTIALS_DIRECTORY`.
    ///   - read: opens the file at this path and says what it is.
    package static func resolve(
        _ reference: SecretReference, credentials: String?, read: (String) throws -> File
    ) throws(Fault) -> String {
        let path: String
        switch reference {
        case .credential(let name):
            guard let credentials, !credentials.isEmpty else {
                throw Fault(code: .noCredentialsDirectory, reference: reference)
            }
            path = credentials + "/" + name
        case .file(let named): path = named
        }
        let file: File
        do {
            file = try read(path)
        } catch {
            throw Fault(code: .unreadable, reference: reference, detail: "\(error)")
        }
        guard file.isRegular else { throw Fault(code: .notAFile, reference: reference) }
        // systemd owns the directory of credentials and may grant its files by an access list, which shows as group bits.
        if case .file = reference, file.mode & 0o077 != 0 {
            throw Fault(code: .openToOthers, reference: reference, detail: "0" + String(file.mode & 0o777, radix: 8))
        }
        return try text(of: file.bytes, reference)
    }

    /// The one line that the file holds, without its end.
    private static func text(of bytes: [UInt8], _ reference: SecretReference) throws(Fault) -> String {
        guard bytes.count <= longest else { throw Fault(code: .tooLong, reference: reference) }
        var line = bytes[...]
        while let last = line.last, last == 10 || last == 13 { line.removeLast() }
        guard !line.isEmpty else { throw Fault(code: .empty, reference: reference) }
        // A line break or another control character would reach a header or a command of a mail server.
        guard line.allSatisfy({ $0 >= 32 && $0 != 127 }), let text = String(validating: line, as: UTF8.self) else {
            throw Fault(code: .severalLines, reference: reference)
        }
        return text
    }
}

extension Secrets.Fault {
    package func sentence(in language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private var french: String {
        let shown = Quoted.french(reference.display)
        return switch code {
        case .noCredentialsDirectory:
            "\(shown) : $CREDENTIALS_DIRECTORY n’est pas défini. Lancez le service par systemd avec LoadCredential=, ou utilisez « {file: /chemin} »."
                .unbroken
        case .unreadable: "le secret \(shown) ne peut pas être lu (\(detail))."
        case .openToOthers:
            "le fichier \(shown) est lisible par d’autres (droits \(detail)). Lancez « chmod 600 » et changez ce secret."
                .unbroken
        case .notAFile: "\(shown) n’est pas un fichier ordinaire."
        case .empty: "le secret \(shown) est vide."
        case .tooLong: "le secret \(shown) dépasse \(Spelled.french(Secrets.longest)) octets."
        case .severalLines: "le secret \(shown) doit tenir sur une ligne de texte."
        }
    }

    private var english: String {
        let shown = Quoted.english(reference.display)
        return switch code {
        case .noCredentialsDirectory:
            "\(shown): $CREDENTIALS_DIRECTORY is not set. Start the service by systemd with LoadCredential=, or use \"{file: /path}\"."
        case .unreadable: "secret \(shown) cannot be read (\(detail))."
        case .openToOthers:
            "file \(shown) can be read by others (mode \(detail)). Run \"chmod 600\" and change that secret."
        case .notAFile: "\(shown) is not a regular file."
        case .empty: "secret \(shown) is empty."
        case .tooLong: "secret \(shown) is longer than \(Spelled.english(Secrets.longest)) bytes."
        case .severalLines: "secret \(shown) must be one line of text."
        }
    }
}
