import VigieDomain
import VigieEngine

/// Reads the whole settings file, section by section. A section that is wrong leaves its default, so that the others are
/// read and told too.
struct SettingsReader {
    let root: SettingsSection
    var report: SettingsReport { root.report }

    static let keys = [
        "language", "time_zone", "creditor", "state_directory", "runtime_directory", "watchlists", "contact",
        "operator", "operator_endpoints",
        "fallback", "mail", "transport", "sources", "endpoints", "routes", "digest", "brake", "removal", "merging",
        "memory",
        "audit",
        "heartbeat", "canary", "calendar", "evidence", "disk", "backup", "log",
    ]

    /// - Returns: nil where something required is missing or wrong, which has then been told.
    func settings() -> Settings? {
        for key in ["contact", "operator", "fallback", "mail"] { root.require(key) }
        let contact = root.value("contact", .contact, Self.contact)
        let operators = people(root, "operator")
        let fallback = people(root, "fallback")
        let transport = transport()
        let mail = mail()
        let sources = sources(trusted: transport.trustedHosts)
        let endpoints = endpoints(trusted: transport.trustedHosts)
        let rules = routes(endpoints: endpoints.names)
        var settings = contact.flatMap { contact in
            mail.map { Settings(contact: contact, operators: operators, fallback: fallback, mail: $0) }
        }
        settings?.transport = transport
        settings?.sources = sources
        settings?.endpoints = endpoints.read
        settings?.routing.rules = rules
        settings?.operatorEndpoints = operatorEndpoints(among: endpoints.names)
        if let canary = canary(operators: operators, endpoints: endpoints.names) { settings?.canary = canary }
        if let heartbeat = heartbeat(trusted: transport.trustedHosts) { settings?.heartbeat = heartbeat }
        readPlain(into: &settings)
        return settings
    }

    /// The settings that stand alone. Read even where there are no settings to put them in, for their problems.
    private func readPlain(into settings: inout Settings?) {
        if let language = root.value("language", .oneOf(["fr", "en"]), { Language(rawValue: $0) }) {
            settings?.language = language
        }
        if let zone = root.value("time_zone", .timeZone, SettingsValue.timeZone) { settings?.timeZone = zone }
        if let path = root.value("state_directory", .path, SettingsValue.path) { settings?.stateDirectory = path }
        if let path = root.value("runtime_directory", .path, SettingsValue.path) { settings?.runtimeDirectory = path }
        if let path = root.value("watchlists", .path, SettingsValue.path) { settings?.watchlists = path }
        let creditor = root.section("creditor", known: ["residence"])
        if let residence = creditor?.word("residence", as: ResidenceSetting.self) { settings?.residence = residence }
        let digest = root.section("digest", known: ["hour", "weekly_note"])
        if let hour = digest?.value("hour", .hour, { HourOfDay($0) }) { settings?.digestHour = hour }
        if let note = digest?.value("weekly_note", .boolean, SettingsValue.boolean) { settings?.hasWeeklyNote = note }
        if let brake = root.section("brake", known: ["share", "least", "most"]) { settings?.brake = limits(brake) }
        if let removal = root.section("removal", known: ["answers", "hours"]) {
            if let answers = integer(removal, "answers", 1...10) { settings?.removal.answers = answers }
            if let hours = integer(removal, "hours", 1...168) { settings?.removal.apart = .seconds(hours * 3600) }
        }
        let merging = root.section("merging", known: ["days"])
        if let days = merging.flatMap({ integer($0, "days", 0...365) }) { settings?.merging.days = days }
        let calendar = root.section(
            "calendar", known: ["cover_days", "accounts_late_months", "accounts_missing_months"])
        if let calendar {
            if let days = integer(calendar, "cover_days", 1...365) { settings?.coverDays = days }
            let late = integer(calendar, "accounts_late_months", 8...24)
            settings?.lateMonths = late ?? 9
            // Missing comes after late.
            let missing = integer(calendar, "accounts_missing_months", max(9, (late ?? 9) + 1)...36)
            settings?.missingMonths = missing ?? max(12, (late ?? 9) + 1)
        }
        if let memory = root.section("memory", known: SettingsReader.memoryKeys) {
            settings?.memory = self.memory(memory)
        }
        let audit = root.section("audit", known: ["every"])
        if let every = audit.flatMap({ duration($0, "every", 60...3600) }) { settings?.auditEvery = every }
        let evidence = root.section("evidence", known: ["keep_days"])
        if let days = evidence.flatMap({ integer($0, "keep_days", 90...3650) }) { settings?.evidenceDays = days }
        let disk = root.section("disk", known: ["reserve_mb"])
        if let size = disk.flatMap({ integer($0, "reserve_mb", 1...1024) }) { settings?.reserveMegabytes = size }
        if let section = root.section("backup", known: ["folder", "every", "keep"]) {
            section.require("folder")
            var backup = section.value("folder", .path, SettingsValue.path).map { BackupSettings(folder: $0) }
            if let every = duration(section, "every", 600...604_800) { backup?.every = every }
            if let keep = integer(section, "keep", 1...10_000) { backup?.keep = keep }
            settings?.backup = backup
        }
        let log = root.section("log", known: ["level"])
        if let level = log?.word("level", as: LogLevel.self) { settings?.logLevel = level }
    }

    private func limits(_ section: SettingsSection) -> BrakeLimits {
        var limits = BrakeLimits()
        if let share = integer(section, "share", 1...100) { limits.share = share }
        if let least = integer(section, "least", 1...SettingsReader.mostChanges) { limits.least = least }
        // Fewer changes than clients would make the other two say nothing.
        if let most = integer(section, "most", limits.least...SettingsReader.mostChanges) { limits.most = most }
        limits.most = max(limits.most, limits.least)
        return limits
    }

    /// Beyond, a brake would hold nothing, and each commit would weigh that many changes.
    private static let mostChanges = 10_000

    // MARK: Values shared by the sections

    static func contact(_ text: String) -> String? {
        if EmailAddress(text) != nil { return text }
        return SettingsValue.webAddress(text)?.scheme == "https" ? text : nil
    }

    func people(_ section: SettingsSection, _ key: String) -> [Person] {
        guard let scalars = section.scalars(key) else { return [] }
        if scalars.isEmpty { report.add(section.place(of: key), .emptyValue(name: section.name(of: key))) }
        return scalars.compactMap { section.value($0, .address, SettingsValue.person) }
    }

    func integer(_ section: SettingsSection, _ key: String, _ range: ClosedRange<Int>) -> Int? {
        section.value(key, .integer(from: range.lowerBound, to: range.upperBound)) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// - Parameter range: in seconds.
    func duration(_ section: SettingsSection, _ key: String, _ range: ClosedRange<Int>) -> Duration? {
        section.value(key, .duration(from: range.lowerBound, to: range.upperBound)) { text in
            SettingsValue.seconds(text).flatMap { range.contains($0) ? .seconds($0) : nil }
        }
    }

    /// `https`, or a host that the administrator trusts without it.
    func webAddress(_ section: SettingsSection, _ key: String, trusted: [String]) -> String? {
        guard let scalar = section.scalar(key) else { return nil }
        // Braces stand for what is filled in later; elsewhere in an address they would be wrong.
        let filled = scalar.text.filter { $0 != "{" && $0 != "}" }
        guard let address = SettingsValue.webAddress(filled) else {
            report.add(
                scalar.place,
                .wrongValue(name: scalar.name, found: SettingsValue.redacted(scalar.text), accepted: .webAddress))
            return nil
        }
        if address.scheme == "http", !trusted.contains(address.host) {
            report.add(scalar.place, .plainAddress(name: scalar.name, host: address.host))
            return nil
        }
        return scalar.text
    }

    static let secretKeys = ["credential", "file"]

    /// A reference to a secret. A secret written here is refused, and not repeated in the diagnostic.
    func secret(_ section: SettingsSection, _ key: String) -> SecretReference? {
        if section.isScalar(key) {
            report.add(section.place(of: key), .inlineSecret(name: section.name(of: key)))
            return nil
        }
        return section.section(key, known: Self.secretKeys).flatMap { reference(in: $0) }
    }

    func reference(in section: SettingsSection) -> SecretReference? {
        guard section.has("credential") != section.has("file") else {
            report.add(section.place, .secretNeedsOne(name: section.name))
            return nil
        }
        if let name = section.value("credential", .secretName, SettingsValue.secretName) { return .credential(name) }
        return section.value("file", .path, SettingsValue.path).map { .file($0) }
    }
}
