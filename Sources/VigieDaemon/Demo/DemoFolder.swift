import FoundationEssentials
import Glibc

/// Where the demonstration leaves all that it wrote: settings, watchlist, secrets, journal and the mails received.
package struct DemoFolder: Sendable {
    /// Absolute, without a slash at the end.
    package let path: String

    package var settings: String { "\(path)/vigie.yaml" }
    package var watchlists: String { "\(path)/watchlists" }
    package var watchlist: String { "\(watchlists)/demo.csv" }
    package var state: String { "\(path)/state" }
    package var runtime: String { "\(path)/run" }
    package var mails: String { "\(path)/mails" }
    package var sample: String { "\(path)/bureau-sample.json" }
    package var webhookSecret: String { "\(path)/secrets/erp-webhook" }
    package var bureauKey: String { "\(path)/secrets/bureau" }

    /// Why the folder cannot be used, in both languages.
    package struct Refusal: Error, Hashable, Sendable {
        package let french: String
        package let english: String
    }

    /// - Parameter path: nil makes a fresh one among the system's temporary folders. One that is named must be new, empty or
    ///   left by a demonstration: nobody's files are written over.
    package init(path: String?) throws(Refusal) {
        guard let path else {
            self.path = try DemoFolder.temporary()
            try prepare()
            return
        }
        let manager = FileManager.default
        var whole = path.hasPrefix("/") ? path : "\(manager.currentDirectoryPath)/\(path)"
        while whole.count > 1, whole.hasSuffix("/") { whole.removeLast() }
        self.path = whole
        guard !whole.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw Refusal(
                french: "le nom du dossier contient un caractère de contrôle : choisissez-en un autre.",
                english: "the folder's name holds a control character: choose another one.")
        }
        let found = (try? manager.contentsOfDirectory(atPath: whole)) ?? []
        guard found.isEmpty || isOurs else {
            throw Refusal(
                french: "\(whole) : ce dossier contient autre chose qu’une démonstration de Vigie. "
                    + "Donnez un dossier neuf ou vide.",
                english: "\(whole): this folder holds something other than a demonstration of Vigie. "
                    + "Name a new or an empty one.")
        }
        try prepare()
    }

    /// Whether a demonstration wrote these settings.
    private var isOurs: Bool {
        guard let data = FileManager.default.contents(atPath: settings) else { return false }
        return String(decoding: data.prefix(200), as: UTF8.self).contains(DemoSettings.mark)
    }

    private static func temporary() throws(Refusal) -> String {
        let base = FileManager.default.temporaryDirectory.path
        // The system replaces six letters X by chance.
        let blanks = String(repeating: "X", count: 6)
        let parent = base.hasSuffix("/") ? String(base.dropLast()) : base
        var template = Array("\(parent)/vigie-demo-\(blanks)".utf8CString)
        guard mkdtemp(&template) != nil else { throw refusal(base) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func prepare() throws(Refusal) {
        for folder in [path, watchlists, "\(path)/secrets", mails, runtime] {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw DemoFolder.refusal(folder)
            }
        }
    }

    private static func refusal(_ path: String) -> Refusal {
        let reason = String(cString: strerror(errno))
        return Refusal(
            french: "\(path) : ce dossier ne peut pas être créé (\(reason)). Donnez-en un autre avec --folder.",
            english: "\(path): this folder cannot be made (\(reason)). Name another one with --folder.")
    }

    /// Writes the file whole, readable by its owner alone.
    func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        guard chmod(path, 0o600) == 0 else { throw DemoFolder.refusal(path) }
    }
}
