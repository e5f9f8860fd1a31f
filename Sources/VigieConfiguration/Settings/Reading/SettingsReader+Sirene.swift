extension SettingsReader {
    static let sireneKeys = ["key", "batch", "page_size", "overlap"]

    /// - Returns: nil where the key is missing or wrong, which has then been told.
    func sirene(_ section: SettingsSection) -> SireneSourceSettings? {
        section.require("key")
        let key = section.has("key") ? secret(section, "key") : nil
        let (batch, pageSize) = (integer(section, "batch", 1...80), integer(section, "page_size", 20...1000))
        // Where autumn repeats an hour, the register's clock says it twice: a shorter overlap could lose one.
        let overlap = duration(section, "overlap", 2 * 3600...7 * 86_400)
        guard let key else { return nil }
        var settings = SireneSourceSettings(key: key)
        settings.batch = batch ?? settings.batch
        settings.pageSize = pageSize ?? settings.pageSize
        settings.overlap = overlap ?? settings.overlap
        return settings
    }
}
