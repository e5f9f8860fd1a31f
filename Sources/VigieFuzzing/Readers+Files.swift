import VigieConfiguration
import VigieDomain
import VigieTransport
import VigieWording

/// Files and cells that people write.
extension Readers {
    static func watchlist(_ bytes: [UInt8]) {
        let reading = WatchlistFile.read(bytes: bytes, name: "nord.csv")
        for diagnostic in reading.diagnostics { _ = "\(diagnostic)" }
    }

    static func settings(_ bytes: [UInt8]) {
        let reading = SettingsFile.read(bytes, name: "vigie.yaml")
        precondition(reading.settings != nil || reading.hasErrors, "what is refused says why")
    }

    static func companyNumber(_ bytes: [UInt8]) {
        let typed = text(bytes)
        for country in ["FR", "DE", "GB", "XX", ""] { _ = CompanyNumber.read(typed, country: country) }
        if let siren = SIREN(typed) { precondition(SIREN(siren.description) == siren, "a SIREN reads back") }
        if let key = CompanyKey(typed) { precondition(CompanyKey(key.description) == key, "a key reads back") }
        if let day = Day(typed) { precondition(Day(day.description) == day, "a day reads back") }
        if let instant = Instant(typed) { _ = instant.description }
    }

    static func mailAddress(_ bytes: [UInt8]) {
        guard let address = EmailAddress(text(bytes)) else { return }
        precondition(SafeText.isMailbox(address.text), "an address can stand in a command")
    }

    static func name(_ bytes: [UInt8]) {
        let typed = text(bytes)
        let line = Plain.line(typed)
        precondition(SafeText.isPlain(line) && Plain.line(line) == line, "a line is one line, and stays it")
        precondition(!Plain.html(typed).contains("<"), "no tag survives")
        _ = Plain.block(typed, limit: 200)
        _ = Plain.name(typed)
        _ = NormalName(typed)
        _ = CSVWriter.neutralised(typed)
    }
}
