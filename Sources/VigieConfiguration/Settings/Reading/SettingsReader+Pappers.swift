extension SettingsReader {
    static let pappersKeys = ["key", "financial_score", "list"]

    func pappers(_ section: SettingsSection) -> PappersSourceSettings? {
        section.require("key")
        let isScored = section.value("financial_score", .boolean, SettingsValue.boolean)
        let list = section.value("list", .text(longest: 100)) { text in
            text.utf8.count <= 100 && SettingsValue.isPrintable(text) ? text : nil
        }
        return secret(section, "key").map {
            PappersSourceSettings(key: $0, isScored: isScored ?? false, list: list)
        }
    }
}
