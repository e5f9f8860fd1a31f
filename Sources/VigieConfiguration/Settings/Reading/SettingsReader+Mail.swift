import VigieTables
import VigieTransport

extension SettingsReader {
    static let mailKeys = ["from", "server", "port", "security", "username", "password", "ca_file", "hello"]

    func mail() -> MailSettings? {
        guard let section = root.section("mail", known: Self.mailKeys) else { return nil }
        section.require("from")
        section.require("server")
        let from = section.value("from", .address, SettingsValue.person)
        let server = section.value("server", .host, SettingsValue.host)
        let port = integer(section, "port", 1...65_535)
        let security = section.word("security", as: MailServer.Security.self) ?? .startTLS
        let username = section.value("username", .text(longest: 200)) { SettingsValue.isPrintable($0) ? $0 : nil }
        let password = secret(section, "password")
        if section.has("username") { section.require("password") }
        if section.has("password") { section.require("username") }
        if security == .none, section.has("password"), let server, !Self.isThisMachine(server) {
            report.add(section.place(of: "security"), .passwordInClear(host: server))
        }
        let caFile = section.value("ca_file", .path, SettingsValue.path)
        let hello = section.value("hello", .host, SettingsValue.host) ?? "localhost"
        guard let from, let server else { return nil }
        return MailSettings(
            from: from, server: server, port: port, security: security, username: username, password: password,
            caFile: caFile, hello: hello)
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    static let transportKeys = ["proxy", "no_proxy", "ca_file", "allowed_hosts", "trusted_hosts"]

    func transport() -> NetworkSettings {
        var settings = NetworkSettings()
        guard let section = root.section("transport", known: Self.transportKeys) else { return settings }
        settings.proxy = proxy(section)
        settings.noProxy = hosts(section, "no_proxy")
        settings.caFile = section.value("ca_file", .path, SettingsValue.path)
        settings.allowedHosts = hosts(section, "allowed_hosts")
        settings.trustedHosts = hosts(section, "trusted_hosts")
        return settings
    }

    private func proxy(_ section: SettingsSection) -> String? {
        guard let scalar = section.scalar("proxy") else { return nil }
        if let address = SettingsValue.webAddress(scalar.text) { return address.text }
        let found = SettingsValue.redacted(scalar.text)
        report.add(scalar.place, .wrongValue(name: scalar.name, found: found, accepted: .proxyAddress))
        return nil
    }

    private func hosts(_ section: SettingsSection, _ key: String) -> [String] {
        (section.scalars(key) ?? []).compactMap { section.value($0, .host, SettingsValue.hostPattern) }
    }

    static let endpointKeys = ["url", "secret", "types"]

    /// The names are given back even where an endpoint is wrong, so that a route that names it is not told as well.
    func endpoints(trusted: [String]) -> (read: [EndpointSettings], names: [String]) {
        guard let section = root.section("endpoints", known: nil) else { return ([], []) }
        let names = section.keys.filter { name in
            guard SettingsValue.name(name) == nil else { return true }
            report.add(section.place(of: name), .wrongValue(name: "endpoints", found: name, accepted: .name))
            return false
        }
        let read = names.compactMap { name -> EndpointSettings? in
            guard let one = section.section(name, known: Self.endpointKeys) else {
                section.requireSection(name)
                return nil
            }
            one.require("url")
            one.require("secret")
            let types = (one.scalars("types") ?? []).compactMap { eventPattern($0) }
            let secrets = secrets(one)
            guard let url = webAddress(one, "url", trusted: trusted), !secrets.isEmpty else { return nil }
            return EndpointSettings(name: name, url: url, secrets: secrets, types: types)
        }
        return (read, names)
    }

    /// One reference, or two while a secret is being replaced.
    private func secrets(_ section: SettingsSection) -> [SecretReference] {
        guard section.isList("secret") else { return secret(section, "secret").map { [$0] } ?? [] }
        let found = section.sections("secret", known: Self.secretKeys).compactMap { reference(in: $0) }
        if !(1...2).contains(found.count) {
            report.add(section.place(of: "secret"), .secretNeedsOne(name: section.name(of: "secret")))
        }
        return found
    }

    func eventPattern(_ scalar: SettingsScalar) -> String? {
        if let pattern = SettingsValue.eventPattern(scalar.text) { return pattern }
        report.add(
            scalar.place,
            .unknownEventCode(found: scalar.text, suggestion: Nearest.word(to: scalar.text, among: Self.eventPatterns)))
        return nil
    }
}
