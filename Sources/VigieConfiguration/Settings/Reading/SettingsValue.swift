import VigieDomain
import VigieTables

/// Texts of the settings file turned into values; nil where a text is not one.
enum SettingsValue {
    /// `30s`, `15m`, `24h`, `7d`: a number and its unit, in seconds.
    static func seconds(_ text: String) -> Int? {
        guard let unit = text.last, let count = Int(text.dropLast()), count >= 0, text.first?.isNumber == true else {
            return nil
        }
        let length: Int
        switch unit {
        case "s": length = 1
        case "m": length = 60
        case "h": length = 3600
        case "d", "j": length = 86_400
        default: return nil
        }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: length)
        return overflow ? nil : seconds
    }

    static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "oui": true
        case "false", "no", "off", "non": false
        default: nil
        }
    }

    static func person(_ text: String) -> Person? {
        let found = PersonCell.read(text)
        guard !found.hasMore, let email = found.email else { return nil }
        return Person(name: found.name, email: email)
    }

    /// A host name, an IPv4 address, or an IPv6 address in brackets or bare.
    static func host(_ text: String) -> String? {
        let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        guard (1...253).contains(bare.utf8.count) else { return nil }
        if bare.contains(":") {
            return bare.utf8.allSatisfy { isHexadecimal($0) || $0 == 58 || $0 == 46 } ? bare.lowercased() : nil
        }
        let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 45 || $0 == 95 }
        }
        return isName ? bare.lowercased() : nil
    }

    /// A host, or a domain with its hosts (`.example.com`).
    static func hostPattern(_ text: String) -> String? {
        text.hasPrefix(".") ? host(String(text.dropFirst())).map { "." + $0 } : host(text)
    }

    /// What an address says before its path: no user, no password, no blank, no control character.
    struct WebAddress {
        var scheme: String
        var host: String
        var text: String
    }

    static func webAddress(_ text: String) -> WebAddress? {
        guard let colon = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        guard text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 0x22 && $0 != 0x5C && $0 != 0x3C && $0 != 0x3E })
        else { return nil }
        let authority = text[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), !authority.isEmpty else { return nil }
        var name = authority
        if authority.first == "[" {
            guard let close = authority.lastIndex(of: "]") else { return nil }
            name = authority[...close]
        } else if let portMark = authority.lastIndex(of: ":") {
            name = authority[..<portMark]
        }
        let port = authority[name.endIndex...]
        if !port.isEmpty {
            guard port.first == ":", let number = Int(port.dropFirst()), (1...65_535).contains(number) else {
                return nil
            }
        }
        guard let host = host(String(name)) else { return nil }
        return WebAddress(scheme: scheme, host: host, text: text)
    }

    /// Of a server that files are fetched from: no user and no password stand in it.
    static func fileAddress(_ text: String) -> WebAddress? {
        guard let colon = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard ["sftp", "ftps", "ftpes"].contains(scheme), !text.contains(where: { "?#*".contains($0) }) else {
            return nil
        }
        guard var address = webAddress("https" + text[colon.lowerBound...]) else { return nil }
        guard text[colon.upperBound...].contains("/") else { return nil }
        (address.scheme, address.text) = (scheme, scheme + text[colon.lowerBound...])
        return address
    }

    /// As `ssh-keygen -l` prints it: `SHA256:` and 43 letters of base64.
    static func hostKey(_ text: String) -> String? {
        guard text.hasPrefix("SHA256:") else { return nil }
        var letters = text.dropFirst("SHA256:".count)
        if letters.last == "=" { letters.removeLast() }
        let isKey =
            letters.utf8.count == 43 && letters.utf8.allSatisfy { isAlphanumeric($0) || $0 == 43 || $0 == 47 }
        return isKey ? "SHA256:" + letters : nil
    }

    /// An address fit for a diagnostic: a password before `@` and what follows `?` may be secrets.
    static func redacted(_ address: String) -> String {
        var text = Substring(address)
        var mark = ""
        if let query = text.firstIndex(of: "?") {
            text = text[..<query]
            mark = "?…"
        }
        guard let at = text.lastIndex(of: "@") else { return text + mark }
        let scheme = text.firstRange(of: "://").map { text[..<$0.upperBound] } ?? ""
        return scheme + "…" + text[at...] + mark
    }

    static func path(_ text: String) -> String? {
        guard text.hasPrefix("/"), !text.split(separator: "/").contains(".."), isPrintable(text) else { return nil }
        return text
    }

    /// `Europe/Paris`, `UTC`. Whether the system knows it is the daemon's business.
    static func timeZone(_ text: String) -> String? {
        if text == "UTC" { return text }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            (2...3).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { isAlphanumeric($0) || $0 == 95 || $0 == 45 || $0 == 43 }
            }
        return isName ? text : nil
    }

    /// Names that the user chooses stand in ids, logs and commands.
    static func name(_ text: String) -> String? {
        let isName =
            (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95 }
        return isName && text.first != "-" ? text : nil
    }

    /// As systemd allows for a credential: a plain file name.
    static func secretName(_ text: String) -> String? {
        let isName =
            (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 45 || $0 == 46 || $0 == 95 }
        return isName && text != "." && text != ".." ? text : nil
    }

    static func headerName(_ text: String) -> String? {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        let isToken =
            (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) }
        return isToken ? text : nil
    }

    static func country(_ text: String) -> String? {
        text.utf8.count == 2 ? CountryCell.read(text) : nil
    }

    /// A known code, or a family that at least one known code belongs to.
    static func eventPattern(_ text: String) -> String? {
        if EventCode(rawValue: text) != nil || text == "*" { return text }
        guard text.hasSuffix(".*") else { return nil }
        let family = text.dropLast()
        return EventCode.allCases.contains { $0.rawValue.hasPrefix(family) } ? text : nil
    }

    static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
