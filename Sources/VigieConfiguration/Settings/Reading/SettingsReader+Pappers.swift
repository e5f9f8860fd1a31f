extension SettingsReader {
    static let pappersKeys = ["key", "financial_score"]

    func pappers(_ section: SettingsSection) -> PappersSourceSettings? {
        section.require("key")
        let isScored = section.value("financial_score", .boolean, SettingsValue.boolean)
        return secret(section, "key").map { PappersSourceSettings(key: $0, isScored: isScored ?? false) }
    }
}
