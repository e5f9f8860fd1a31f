extension RoutingRule.Conditions {
    /// Whether every condition that is given holds. Tags, portfolios and addresses are compared without regard to case,
    /// because people type them.
    func hold(for code: EventCode, severity: Severity, client: Client) -> Bool {
        holds(severities) { $0 == severity }
            && holds(codes) { RoutingRule.Conditions.covers($0, code) }
            && holds(tags) { tag in client.tags.contains { $0.lowercased() == tag.lowercased() } }
            && holds(portfolios) { name in client.accounts.contains { $0.portfolio.lowercased() == name.lowercased() } }
            && holds(managers) { manager in
                client.accounts.contains { $0.manager?.email.text.lowercased() == manager.text.lowercased() }
            }
    }

    /// Whether the rule asks by name for an event that otherwise stays in the history.
    func names(_ code: EventCode, _ severity: Severity) -> Bool {
        severities.contains(severity) || codes.contains(code.rawValue)
    }

    private func holds<Value>(_ values: [Value], _ test: (Value) -> Bool) -> Bool {
        values.isEmpty || values.contains(where: test)
    }

    /// `proc.open.liquidation` covers itself; `proc.*` covers all that begins with `proc.`; `*` covers everything.
    package static func covers(_ pattern: String, _ code: EventCode) -> Bool {
        if pattern == "*" { return true }
        guard pattern.hasSuffix(".*") else { return pattern == code.rawValue }
        return code.rawValue.hasPrefix(pattern.dropLast())
    }
}
