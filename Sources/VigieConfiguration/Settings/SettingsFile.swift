import Yams

/// Reads `vigie.yaml`. Pure: bytes in, settings or problems out, all of them at once.
package enum SettingsFile {
    /// What came of reading the file.
    package struct Reading: Hashable, Sendable {
        /// Nil where there is an error: a daemon does not start, or keeps its old settings, rather than run on half of
        /// what was meant.
        package var settings: Settings?
        package var diagnostics: [Diagnostic]

        package var hasErrors: Bool { diagnostics.contains(where: \.isError) }
    }

    /// - Parameter name: as the person knows the file, for the diagnostics.
    package static func read(_ bytes: [UInt8], name: String) -> Reading {
        let document: YAMLDocument
        do {
            document = try YAMLDocument(bytes)
        } catch {
            let report = SettingsReport(file: name)
            report.add(error.place, error.problem)
            return Reading(settings: nil, diagnostics: report.diagnostics)
        }
        let report = SettingsReport(file: name, repeated: document.repeated)
        let settings = document.root.flatMap { root(of: $0, report) }.flatMap { SettingsReader(root: $0).settings() }
        if document.root == nil { report.add(nil, .empty) }
        let diagnostics = report.diagnostics.sorted()
        let isRefused = diagnostics.contains(where: \.isError)
        return Reading(settings: isRefused ? nil : settings, diagnostics: diagnostics)
    }

    private static func root(of node: Node, _ report: SettingsReport) -> SettingsSection? {
        if case .scalar(let scalar) = node, scalar.string.isEmpty {
            report.add(nil, .empty)
            return nil
        }
        return SettingsSection(node, name: "", known: SettingsReader.keys, report: report)
    }
}
