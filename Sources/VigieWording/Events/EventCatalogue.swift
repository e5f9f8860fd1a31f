package import VigieDomain

/// Every event in a table: what it is, who tells it, what it weighs, who is told, what to do. `docs/events.md` is this text.
package struct EventCatalogue: Sendable {
    package init() {}

    /// The rows of one family, in the order of the codes.
    package func codes(of family: Substring) -> [EventCode] {
        EventCode.allCases.filter { $0.rawValue.prefix { $0 != "." } == family }
    }

    package var families: [Substring] {
        var families: [Substring] = []
        for code in EventCode.allCases {
            let family = code.rawValue.prefix { $0 != "." }
            if !families.contains(family) { families.append(family) }
        }
        return families
    }

    /// The whole document.
    package func markdown() -> String {
        var lines = [
            "# Les événements / events", "",
            "Engendré par `vigie events --markdown` ; un test le tient à jour. Les gravités et les destinataires sont ceux d’avant",
            "toute règle des réglages ; l’exposition du client déplace la gravité d’un cran. / Generated; severities and recipients",
            "before any rule of the settings; the client’s exposure moves the severity by one step.", "",
        ]
        for family in families {
            lines += [
                "## `\(family).*`", "", "| code | français | English | source | gravité | destinataire | conseil |",
            ]
            lines.append("|---|---|---|---|---|---|---|")
            lines += codes(of: family).map(row)
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    private func row(_ code: EventCode) -> String {
        let french = Wording(.french)
        let advice = Advice(for: code)
        var steps: [String] = []
        for step in (advice.creditManager + advice.accountManager).map({ french($0.phrase) })
        where !steps.contains(step) {
            steps.append(step)
        }
        let cells = [
            "`\(code)`", french.title(code), Wording(.english).title(code),
            code.origins.map(\.rawValue).joined(separator: ", "), code.severity.rawValue, audience(code.audience),
            steps.joined(separator: " "),
        ]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    private func audience(_ audience: Audience) -> String {
        switch audience {
        case .everyone: "crédit + compte"
        case .creditManager: "crédit"
        case .accountManager: "compte"
        }
    }
}
