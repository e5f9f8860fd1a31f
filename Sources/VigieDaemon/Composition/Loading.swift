package import VigieConfiguration
package import VigieDomain

/// Settings as they lie on disk, read whole: what a start, a reload and `vigie check` share.
package struct Loading: Sendable {
    package let path: String
    package let settings: Settings?
    package let diagnostics: [Diagnostic]
    /// Why there are no bytes at all.
    package let unreadable: String?

    package init(path: String) {
        self.path = path
        let file: FileBytes
        do {
            file = try FileBytes.read(path, atMost: Loading.longest)
        } catch {
            unreadable = "\(path): \(error.reason)"
            settings = nil
            diagnostics = []
            return
        }
        let reading = SettingsFile.read(file.bytes, name: path)
        unreadable = nil
        settings = reading.settings
        diagnostics = reading.diagnostics
    }

    /// The reader of settings refuses what is longer than its own limit, far below.
    private static let longest = 64 << 20

    /// Where relative paths of the settings start.
    package var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[..<slash])
    }

    /// Every line for a person.
    package func lines(in language: Language) -> [String] {
        (unreadable.map { [$0] } ?? []) + diagnostics.map { $0.render(in: language) }
    }
}
