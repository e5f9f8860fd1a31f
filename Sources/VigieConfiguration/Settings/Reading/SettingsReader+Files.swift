import VigieDomain
import VigieTables
import VigieTransport

extension SettingsReader {
    static let fileKeys = [
        "type", "enabled", "interval", "timeout", "content", "folder", "url", "user", "password", "key_file",
        "host_key", "pattern", "format", "list", "columns", "currency", "scale", "insurer", "decisions",
        "expected_every",
    ]

    /// A source of `type: file`.
    func files(_ section: SettingsSection) -> FileDropSettings? {
        section.require("content")
        let content = section.word("content", as: FileContent.self)
        let place = place(of: section)
        let list = section.scalar("list").flatMap { scalar in
            path(section, "list").map { _ in
                JSONMappingSettings.Path(text: scalar.text, line: scalar.place.line, column: scalar.place.column)
            }
        }
        let isJSON = isJSON(section, list: list, place: place)
        let pattern = pattern(section, isJSON: isJSON, place: place)
        let currency = section.value("currency", .text(longest: 3)) { text in
            text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) } ? text : nil
        }
        let columns = content.map { self.columns(section, of: $0) } ?? [:]
        if content == .rating { section.require("scale") }
        let scale = section.has("scale") ? scale(section) : nil
        let insurer = section.value("insurer", .text(longest: 100)) { SettingsValue.isPrintable($0) ? $0 : nil }
        let decisions = decisions(section)
        let expected = duration(section, "expected_every", 3600...100 * 86_400)
        guard let content, let place, content != .rating || scale != nil else { return nil }
        return FileDropSettings(
            content: content, place: place, pattern: pattern, isJSON: isJSON, list: list, columns: columns,
            currency: currency ?? "EUR", scale: scale, insurer: insurer, decisions: decisions, expectedEvery: expected)
    }

    // MARK: - Where the files lie

    private func place(of section: SettingsSection) -> FileDropSettings.Place? {
        guard section.has("folder") != section.has("url") else {
            report.add(section.place, .placeNeedsOne(name: section.name))
            return nil
        }
        if section.has("folder") {
            for key in ["user", "password", "key_file", "host_key"] where section.has(key) {
                report.add(section.place(of: key), .onlyOfServer(name: section.name(of: key)))
            }
            return section.value("folder", .path, SettingsValue.path).map { .folder($0) }
        }
        let url = section.value("url", .fileAddress, SettingsValue.fileAddress)
        section.require("user")
        let user = section.value("user", .text(longest: 100)) { SettingsValue.isPrintable($0) ? $0 : nil }
        let password = secret(section, "password")
        let keyFile = section.value("key_file", .path, SettingsValue.path)
        let hostKey = section.value("host_key", .hostKey, SettingsValue.hostKey)
        guard let url else { return nil }
        if url.scheme == "sftp" {
            section.require("host_key")
            if section.has("password") == section.has("key_file") {
                report.add(section.place, .loginNeedsOne(name: section.name))
                return nil
            }
            guard !section.has("host_key") || hostKey != nil else { return nil }
        } else {
            section.require("password")
            for key in ["key_file", "host_key"] where section.has(key) {
                report.add(section.place(of: key), .onlyOfSFTP(name: section.name(of: key)))
            }
        }
        guard let user, password != nil || keyFile != nil else { return nil }
        guard url.scheme != "sftp" || hostKey != nil else { return nil }
        return .server(.init(url: url.text, user: user, password: password, keyFile: keyFile, hostKey: hostKey))
    }

    private func isJSON(
        _ section: SettingsSection, list: JSONMappingSettings.Path?, place: FileDropSettings.Place?
    ) -> Bool {
        if let format = section.word("format", as: Format.self) { return format == .json }
        if list != nil { return true }
        if let pattern = section.scalar("pattern")?.text { return pattern.lowercased().hasSuffix(".json") }
        if case .server(let server) = place { return server.url.lowercased().hasSuffix(".json") }
        return false
    }

    private enum Format: String, CaseIterable { case csv, json }

    private func pattern(_ section: SettingsSection, isJSON: Bool, place: FileDropSettings.Place?) -> FilePattern {
        let standard = FilePattern(isJSON ? "*.json" : "*.csv")
        if case .server(let server) = place, let name = server.fileName {
            if section.has("pattern") {
                report.add(section.place(of: "pattern"), .patternBesideFile(name: section.name(of: "pattern")))
            }
            return FilePattern(name)
        }
        let pattern = section.value("pattern", .filePattern) { text in
            SettingsValue.isPrintable(text) && !text.contains("/") && text.utf8.count <= 200 ? FilePattern(text) : nil
        }
        return pattern ?? standard
    }

    // MARK: - What they say

    private func columns(_ section: SettingsSection, of content: FileContent) -> [FileColumn: [String]] {
        guard let columns = section.section("columns", known: content.columns.map(\.rawValue)) else { return [:] }
        var named: [FileColumn: [String]] = [:]
        for key in columns.keys {
            guard let column = FileColumn(rawValue: key) else { continue }
            let headers = (columns.scalars(key) ?? []).map(\.text).filter { !Folded.text($0).isEmpty }
            if !headers.isEmpty { named[column] = headers }
        }
        return named
    }

    private func decisions(_ section: SettingsSection) -> [String: Cover.Decision] {
        let known = Cover.Decision.allCases.map(\.rawValue)
        guard let decisions = section.section("decisions", known: known) else { return [:] }
        var words: [String: Cover.Decision] = [:]
        for decision in Cover.Decision.allCases {
            for scalar in decisions.scalars(decision.rawValue) ?? [] { words[scalar.text] = decision }
        }
        return words
    }
}

extension FileDropSettings.Server {
    /// nil where the address is that of a folder.
    var fileName: String? {
        guard let slash = url.lastIndex(of: "/") else { return nil }
        let name = url[url.index(after: slash)...]
        return name.isEmpty ? nil : String(name)
    }
}
