import VigieDomain

extension SettingsReader {
    /// The address of such a page is often its key: what was typed is never repeated.
    func heartbeat(trusted: [String]) -> HeartbeatSettings? {
        guard let section = root.section("heartbeat", known: ["url", "every"]) else { return nil }
        section.require("url")
        let every = duration(section, "every", 30...3600)
        let address: HeartbeatSettings.Address?
        if section.has("url"), !section.isScalar("url") {
            address = secret(section, "url").map { .secret($0) }
        } else {
            address = heartbeatAddress(section, trusted: trusted).map { .text($0) }
        }
        guard let address else { return nil }
        var settings = HeartbeatSettings(url: address)
        settings.every = every ?? settings.every
        return settings
    }

    private func heartbeatAddress(_ section: SettingsSection, trusted: [String]) -> String? {
        guard let scalar = section.scalar("url") else { return nil }
        guard let address = SettingsValue.webAddress(scalar.text) else {
            report.add(scalar.place, .wrongValue(name: scalar.name, found: "…", accepted: .webAddress))
            return nil
        }
        if address.scheme == "http", !trusted.contains(address.host) {
            report.add(scalar.place, .plainAddress(name: scalar.name, host: address.host))
            return nil
        }
        return scalar.text
    }

    /// - Parameter names: those of `endpoints`.
    func operatorEndpoints(among names: [String]) -> [String] {
        (root.scalars("operator_endpoints") ?? []).compactMap {
            root.value($0, .oneOf(names)) { names.contains($0) ? $0 : nil }
        }
    }

    /// - Parameter endpoints: names of `endpoints`; whatever else is named is a mail address.
    func canary(operators: [Person], endpoints: [String]) -> CanarySettings? {
        guard let section = root.section("canary", known: ["at", "to"]) else { return nil }
        var settings = CanarySettings(to: operators.map { .person($0) })
        if section.has("to") {
            let scalars = section.scalars("to")
            if let scalars, scalars.isEmpty { report.add(section.place(of: "to"), .emptyValue(name: "canary.to")) }
            settings.to = (scalars ?? []).compactMap { scalar in
                if endpoints.contains(scalar.text) { return .endpoint(scalar.text) }
                return section.value(scalar, .address, SettingsValue.person).map { .person($0) }
            }
        }
        if let at = section.value("at", .hour, { HourOfDay($0) }) { settings.at = at }
        return settings
    }
}
