import FoundationEssentials
import VigieDomain

extension SettingsReader {
    func mapping(_ source: SettingsSection) -> JSONMappingSettings? {
        let known = ["rating", "shareholders", "status", "proceedings"]
        guard let section = source.section("mapping", known: ["subject"] + known) else { return nil }
        if !known.contains(where: { section.has($0) }) {
            report.add(section.place, .emptyMapping(name: section.name))
        }
        return JSONMappingSettings(
            subject: path(section, "subject"), rating: rating(section), shareholders: shareholders(section),
            status: status(section), proceedings: proceedings(section))
    }

    private func rating(_ mapping: SettingsSection) -> JSONMappingSettings.Rating? {
        let known = ["score", "label", "limit", "currency", "date", "scale", "missing"]
        guard let section = mapping.section("rating", known: known) else { return nil }
        section.require("score")
        section.require("scale")
        let currency = section.value("currency", .text(longest: 3)) { text in
            text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) } ? text : nil
        }
        let (score, label, limit) = (path(section, "score"), path(section, "label"), path(section, "limit"))
        let date = path(section, "date")
        let missing = missing(section) ?? .fault
        guard let scale = scale(section), let score else { return nil }
        return JSONMappingSettings.Rating(
            score: score, label: label, limit: limit, currency: currency ?? "EUR", date: date, scale: scale,
            missing: missing)
    }

    private func shareholders(_ mapping: SettingsSection) -> JSONMappingSettings.Shareholders? {
        let known = ["each", "name", "identifier", "share", "unit", "declared", "missing"]
        guard let section = mapping.section("shareholders", known: known) else { return nil }
        section.require("each")
        section.require("name")
        let unit = section.word("unit", as: JSONMappingSettings.Shareholders.Unit.self)
        let (identifier, share) = (path(section, "identifier"), path(section, "share"))
        let (declared, missing) = (path(section, "declared"), missing(section) ?? .fault)
        let (each, name) = (path(section, "each"), path(section, "name"))
        guard let each, let name else { return nil }
        return JSONMappingSettings.Shareholders(
            each: each, name: name, identifier: identifier, share: share, unit: unit ?? .percent,
            declared: declared, missing: missing)
    }

    private func status(_ mapping: SettingsSection) -> JSONMappingSettings.Status? {
        guard let section = mapping.section("status", known: ["value", "active", "ceased", "date", "missing"]) else {
            return nil
        }
        for key in ["value", "active", "ceased"] { section.require(key) }
        let (value, date) = (path(section, "value"), path(section, "date"))
        let missing = missing(section) ?? .fault
        let (active, ceased) = (words(section, "active"), words(section, "ceased"))
        guard let value else { return nil }
        return JSONMappingSettings.Status(value: value, active: active, ceased: ceased, date: date, missing: missing)
    }

    private func proceedings(_ mapping: SettingsSection) -> JSONMappingSettings.Proceedings? {
        let known = ["value", "open", "closed", "label", "date", "missing"]
        guard let section = mapping.section("proceedings", known: known) else { return nil }
        for key in ["value", "open", "closed"] { section.require(key) }
        let (value, label, date) = (path(section, "value"), path(section, "label"), path(section, "date"))
        let (open, closed) = (words(section, "open"), words(section, "closed"))
        let missing = missing(section) ?? .absent
        guard let value else { return nil }
        return JSONMappingSettings.Proceedings(
            value: value, open: open, closed: closed, label: label, date: date,
            missing: missing)
    }

    private func missing(_ section: SettingsSection) -> JSONMappingSettings.Missing? {
        section.word("missing", as: JSONMappingSettings.Missing.self)
    }

    /// The bureau's words stay text: `NO`, `O` and `01` are words here.
    private func words(_ section: SettingsSection, _ key: String) -> [String] {
        (section.scalars(key) ?? []).map(\.text)
    }

    /// Only the beginning is checked here; the source that walks the path knows its grammar.
    func path(_ section: SettingsSection, _ key: String) -> JSONMappingSettings.Path? {
        guard let scalar = section.scalar(key) else { return nil }
        let isPath = section.value(scalar, .jsonPath) { text in
            text.hasPrefix("$") && text.utf8.count <= 500 ? text : nil
        }
        return isPath.map {
            JSONMappingSettings.Path(text: $0, line: scalar.place.line, column: scalar.place.column)
        }
    }

    // MARK: Scales

    func scale(_ rating: SettingsSection) -> Scale? {
        if rating.isScalar("scale") {
            guard let scalar = rating.scalar("scale") else { return nil }
            if let known = KnownScales.all[scalar.text] { return known }
            report.add(scalar.place, .unknownScale(found: scalar.text, known: KnownScales.names))
            return nil
        }
        let known = ["id", "version", "lowest", "highest", "direction", "bands", "labels"]
        guard let section = rating.section("scale", known: known) else { return nil }
        for key in ["id", "lowest", "highest", "direction", "bands"] { section.require(key) }
        let id = section.value("id", .name, SettingsValue.name)
        let version = section.scalar("version")?.text ?? "1"
        let (lowest, highest) = (decimal(section, "lowest"), decimal(section, "highest"))
        let direction = section.word("direction", as: Direction.self)
        let limits = bands(section)
        let labels = labels(section)
        guard let id, let lowest, let highest, let direction, let limits else { return nil }
        let isHigher = direction == .higherIsBetter
        let inOrder = zip(limits, limits.dropFirst()).allSatisfy { isHigher ? $0 > $1 : $0 < $1 }
        guard lowest < highest, inOrder, limits.allSatisfy({ $0 >= lowest && $0 <= highest }) else {
            report.add(section.place(of: "bands"), .bandsOutOfOrder(name: section.name(of: "bands")))
            return nil
        }
        return Scale(
            id: id, version: version, lowest: lowest, highest: highest, higherIsBetter: isHigher, limits: limits,
            labels: labels)
    }

    private enum Direction: String, CaseIterable {
        case higherIsBetter = "higher_is_better"
        case lowerIsBetter = "lower_is_better"
    }

    /// `{A: 71, B: 51, C: 30, D: 21}`: where each band begins on the good side; what is beyond D is E.
    private func bands(_ scale: SettingsSection) -> [Decimal]? {
        let names = ["A", "B", "C", "D"]
        guard let section = scale.section("bands", known: names) else { return nil }
        for name in names { section.require(name) }
        let limits = names.compactMap { decimal(section, $0) }
        return limits.count == names.count ? limits : nil
    }

    /// `{NC: none, P: default}`: words that stand outside the numbers.
    private func labels(_ scale: SettingsSection) -> [String: Band] {
        guard let section = scale.section("labels", known: nil) else { return [:] }
        var labels: [String: Band] = [:]
        for key in section.keys { labels[key] = section.word(key, as: Band.self) }
        return labels
    }

    private func decimal(_ section: SettingsSection, _ key: String) -> Decimal? {
        section.value(key, .number(from: "-1000000", to: "1000000")) { text in
            guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
                let value = Decimal(string: text),
                value >= -1_000_000, value <= 1_000_000
            else { return nil }
            return value
        }
    }
}
