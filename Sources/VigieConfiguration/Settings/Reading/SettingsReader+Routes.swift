import VigieDomain
import VigieTables

extension SettingsReader {
    /// Every code and every family, for suggestions.
    static let eventPatterns: [String] = {
        var patterns: [String] = []
        for code in EventCode.allCases.map(\.rawValue) {
            patterns.append(code)
            var parts = code.split(separator: ".").map(String.init)
            while parts.count > 1 {
                parts.removeLast()
                let family = parts.joined(separator: ".") + ".*"
                if !patterns.contains(family) { patterns.append(family) }
            }
        }
        return patterns
    }()

    func routes(endpoints: [String]) -> [RoutingRule] {
        var rules: [RoutingRule] = []
        var catchAll: String?
        let sections = root.sections("routes", known: ["name", "when", "tell", "cadence", "continue"])
        for (index, section) in sections.enumerated() {
            let rule = rule(section, number: index + 1, endpoints: endpoints)
            if let catchAll {
                report.add(section.place, .ruleNeverRead(rule: rule.name, hiddenBy: catchAll))
            }
            // A list of conditions whose every value is wrong is not a rule without conditions.
            if rule.conditions == RoutingRule.Conditions(), !section.has("when"), !rule.continues {
                catchAll = catchAll ?? rule.name
            }
            if rule.targets.isEmpty, section.scalars("tell")?.isEmpty ?? false, !rule.continues {
                report.add(section.place(of: "tell"), .ruleTellsNobody(rule: rule.name))
            }
            rules.append(rule)
        }
        return rules
    }

    private func rule(_ section: SettingsSection, number: Int, endpoints: [String]) -> RoutingRule {
        section.require("tell")
        let name = section.value("name", .text(longest: 100)) {
            SettingsValue.isPrintable($0) && $0.utf8.count <= 100 ? $0 : nil
        }
        let isContinued = section.value("continue", .boolean, SettingsValue.boolean) ?? false
        return RoutingRule(
            name: name ?? "\(number)", conditions: conditions(section),
            targets: (section.scalars("tell") ?? []).compactMap { target($0, endpoints: endpoints) },
            cadence: section.word("cadence", as: Cadence.self), continues: isContinued)
    }

    private func conditions(_ rule: SettingsSection) -> RoutingRule.Conditions {
        var conditions = RoutingRule.Conditions()
        guard let when = rule.section("when", known: ["severity", "code", "tag", "portfolio", "manager"]) else {
            return conditions
        }
        let severities = Severity.allCases.map(\.rawValue)
        conditions.severities = (when.scalars("severity") ?? []).compactMap { scalar in
            when.value(scalar, .oneOf(severities)) { SeverityCell.read($0) }
        }
        conditions.codes = (when.scalars("code") ?? []).compactMap { eventPattern($0) }
        conditions.tags = (when.scalars("tag") ?? []).map(\.text)
        conditions.portfolios = (when.scalars("portfolio") ?? []).map(\.text)
        conditions.managers = (when.scalars("manager") ?? []).compactMap { scalar in
            when.value(scalar, .address) { EmailAddress($0) }
        }
        return conditions
    }

    private func target(_ scalar: SettingsScalar, endpoints: [String]) -> RoutingRule.Target? {
        switch scalar.text {
        case "account_manager": return .accountManager
        case "credit_manager": return .creditManager
        case let name where endpoints.contains(name): return .endpoint(name)
        case let text where text.contains("@"):
            guard let person = SettingsValue.person(text) else { break }
            return .person(person)
        default: break
        }
        let known = ["account_manager", "credit_manager"] + endpoints
        report.add(
            scalar.place,
            .unknownTarget(
                found: scalar.text, endpoints: endpoints, suggestion: Nearest.word(to: scalar.text, among: known)))
        return nil
    }
}
