extension SettingsReader {
    static let rneKeys = ["username", "password", "batch", "page_size", "quota", "diff", "overlap_days"]

    /// - Returns: nil where the account is missing or wrong, which has then been told.
    func rne(_ section: SettingsSection) -> RneSourceSettings? {
        func account(_ key: String) -> SecretReference? {
            section.require(key)
            return section.has(key) ? secret(section, key) : nil
        }
        let (username, password) = (account("username"), account("password"))
        let (batch, pageSize) = (integer(section, "batch", 1...100), integer(section, "page_size", 1...100))
        let quota = integer(section, "quota", 10...100_000)
        let readsDiff = section.value("diff", .boolean, SettingsValue.boolean)
        let overlap = integer(section, "overlap_days", 0...30)
        guard let username, let password else { return nil }
        var settings = RneSourceSettings(username: username, password: password)
        settings.batch = batch ?? settings.batch
        settings.pageSize = pageSize ?? settings.pageSize
        settings.quota = quota ?? settings.quota
        settings.readsDiff = readsDiff ?? settings.readsDiff
        settings.overlapDays = overlap ?? settings.overlapDays
        return settings
    }
}
