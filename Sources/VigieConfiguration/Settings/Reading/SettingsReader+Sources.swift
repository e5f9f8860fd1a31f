import VigieDomain

extension SettingsReader {
    private static let commonKeys = ["type", "enabled", "url", "interval", "rate", "concurrency", "timeout"]
    private static let jsonKeys = [
        "type", "enabled", "interval", "rate", "concurrency", "timeout", "request", "countries", "mapping", "sample",
    ]
    private static let types = [
        "bodacc", "recherche-entreprises", "sirene", "rne", "json", "pappers", "infogreffe", "file", "info-financiere",
    ]
    /// What a built-in source may be told besides.
    private static let ownKeys = [
        "sirene": sireneKeys, "rne": rneKeys, "pappers": pappersKeys, "infogreffe": infogreffeKeys,
        "info-financiere": infoFinanciereKeys,
    ]

    /// The built-in sources, as changed by the file, then the others in its order.
    func sources(trusted: [String]) -> [SourceSettings] {
        var sources = SourceSettings.standard
        guard let section = root.section("sources", known: nil) else { return sources }
        for name in section.keys {
            guard SettingsValue.name(name) != nil else {
                report.add(section.place(of: name), .wrongValue(name: "sources", found: name, accepted: .name))
                continue
            }
            guard let source = source(section, name, trusted: trusted) else { continue }
            sources.removeAll { $0.id == source.id }
            sources.append(source)
        }
        if !sources.contains(where: \.isEnabled) { report.add(section.place, .noSourceEnabled) }
        return sources
    }

    private func source(_ sections: SettingsSection, _ name: String, trusted: [String]) -> SourceSettings? {
        // The type decides which keys may stand here, so that it is read first, without telling anything.
        let silent = SettingsReport(file: report.file)
        let peek = sections.node(name).flatMap { SettingsSection($0, name: "", known: nil, report: silent) }
        let type = peek?.scalar("type")?.text ?? (Self.types.contains(name) ? name : "")
        guard let section = sections.section(name, known: Self.sourceKeys(type)) else {
            sections.requireSection(name)
            return nil
        }
        if type.isEmpty, !section.has("type") { section.require("type") }
        let isEnabled = section.value("enabled", .boolean, SettingsValue.boolean)
        let url = type == "file" ? nil : webAddress(section, "url", trusted: trusted)
        let interval = duration(section, "interval", 60...30 * 86_400)
        let (rate, concurrency) = (rate(section), integer(section, "concurrency", 1...16))
        let timeout = duration(section, "timeout", 1...600)
        guard let kind = kind(section, type: type, name: name, trusted: trusted) else { return nil }
        var source = SourceSettings(
            id: SourceID(name), kind: kind, isEnabled: isEnabled ?? true, url: url, interval: interval,
            requestsPerSecond: rate)
        source.concurrency = concurrency ?? source.concurrency
        source.timeout = timeout ?? source.timeout
        return source
    }

    private static func sourceKeys(_ type: String) -> [String] {
        switch type {
        case "json": jsonKeys
        case "file": fileKeys
        case _ where types.contains(type): commonKeys + (ownKeys[type] ?? [])
        // Not known yet what it is: no key of any type is called unknown.
        default:
            (jsonKeys + fileKeys + ownKeys.keys.sorted().flatMap { ownKeys[$0] ?? [] }).reduce(into: commonKeys) {
                keys, key in if !keys.contains(key) { keys.append(key) }
            }
        }
    }

    private func kind(
        _ section: SettingsSection, type: String, name: String, trusted: [String]
    ) -> SourceSettings.Kind? {
        if Self.types.contains(name), type != name, Self.types.contains(type) {
            report.add(section.place(of: "type"), .reservedSource(name: name, type: type))
            return nil
        }
        switch type {
        case "bodacc": return .bodacc
        case "recherche-entreprises": return .rechercheEntreprises
        case "sirene": return sirene(section).map { .sirene($0) }
        case "rne": return rne(section).map { .rne($0) }
        case "json": return json(section, trusted: trusted).map { .json($0) }
        case "pappers": return pappers(section).map { .pappers($0) }
        case "infogreffe": return infogreffe(section).map { .infogreffe($0) }
        case "file": return files(section).map { .file($0) }
        case "info-financiere": return .infoFinanciere(infoFinanciere(section))
        default:
            _ = section.value("type", .oneOf(Self.types)) { Self.types.contains($0) ? $0 : nil }
            return nil
        }
    }

    private func rate(_ section: SettingsSection) -> Double? {
        section.value("rate", .number(from: "0.01", to: "100")) { text in
            Double(text).flatMap { (0.01...100).contains($0) ? $0 : nil }
        }
    }

    // MARK: A bureau that answers JSON

    private func json(_ section: SettingsSection, trusted: [String]) -> JSONSourceSettings? {
        section.require("request")
        section.require("mapping")
        let request = section.section("request", known: ["url", "headers", "parameters", "unlisted"])
        request?.require("url")
        let url = request.flatMap { webAddress($0, "url", trusted: trusted) }
        if let url, let request, !JSONSourceSettings.placeholders.contains(where: { url.contains($0) }) {
            report.add(
                request.place(of: "url"),
                .noNumberInAddress(name: request.name(of: "url"), placeholders: JSONSourceSettings.placeholders))
        }
        let headers = request.map { self.headers($0, "headers") } ?? []
        let parameters = request.map { self.headers($0, "parameters") } ?? []
        let unlisted = request.map { self.statuses($0) } ?? [404]
        let countries = (section.scalars("countries") ?? []).compactMap { scalar in
            section.value(scalar, .country, SettingsValue.country)
        }
        let sample = section.value("sample", .path) { SettingsValue.isPrintable($0) ? $0 : nil }
        guard let mapping = mapping(section), let url else { return nil }
        var settings = JSONSourceSettings(
            url: url, headers: headers, parameters: parameters, unlistedStatuses: unlisted,
            countries: countries.isEmpty ? ["FR"] : countries, mapping: mapping,
            sample: sample)
        settings.urlPlace = request?.scalar("url").map {
            JSONMappingSettings.Path(text: url, line: $0.place.line, column: $0.place.column)
        }
        return settings
    }

    private func headers(_ request: SettingsSection, _ key: String) -> [HeaderSetting] {
        guard let section = request.section(key, known: nil) else { return [] }
        return section.keys.compactMap { name in
            guard SettingsValue.headerName(name) != nil else {
                report.add(section.place(of: name), .wrongValue(name: section.name, found: name, accepted: .headerName))
                return nil
            }
            guard section.isScalar(name) else {
                return section.section(name, known: Self.secretKeys + ["prefix"]).flatMap { secretHeader(name, $0) }
            }
            if Self.carriesSecret(name) {
                report.add(section.place(of: name), .inlineSecret(name: section.name(of: name)))
                return nil
            }
            let text = section.value(name, .text(longest: 500)) { SettingsValue.isPrintable($0) ? $0 : nil }
            return text.map { HeaderSetting(name: name, value: .text($0)) }
        }
    }

    private func statuses(_ request: SettingsSection) -> [Int] {
        guard let scalars = request.scalars("unlisted") else { return [404] }
        return scalars.compactMap { scalar in
            request.value(scalar, .integer(from: 400, to: 499)) { text in
                Int(text).flatMap { (400...499).contains($0) ? $0 : nil }
            }
        }
    }

    private func secretHeader(_ name: String, _ section: SettingsSection) -> HeaderSetting? {
        // The blank at the end of `Bearer ` is wanted, and a scalar is trimmed.
        let prefix = section.value("prefix", .text(longest: 100)) { SettingsValue.isPrintable($0) ? $0 : nil }
        return reference(in: section).map {
            HeaderSetting(
                name: name, value: .secret($0, prefix: prefix.map { $0.hasSuffix("=") ? $0 : $0 + " " } ?? ""))
        }
    }

    /// Headers that hold a key by their name.
    private static func carriesSecret(_ name: String) -> Bool {
        let words = ["authorization", "key", "token", "secret", "cookie", "password"]
        return words.contains { name.lowercased().contains($0) }
    }
}
