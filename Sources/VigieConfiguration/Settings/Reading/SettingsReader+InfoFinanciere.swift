extension SettingsReader {
    static let infoFinanciereKeys = ["batch", "page_size", "overlap_days", "past_days", "crossings"]
    private static let longestKind = 200

    func infoFinanciere(_ section: SettingsSection) -> InfoFinanciereSourceSettings {
        var settings = InfoFinanciereSourceSettings()
        settings.batch = integer(section, "batch", 1...40) ?? settings.batch
        settings.pageSize = integer(section, "page_size", 10...100) ?? settings.pageSize
        settings.overlapDays = integer(section, "overlap_days", 1...30) ?? settings.overlapDays
        settings.pastDays = integer(section, "past_days", 1...7300) ?? settings.pastDays
        if let scalars = section.scalars("crossings") {
            settings.crossings = scalars.compactMap { scalar in
                section.value(scalar, .text(longest: Self.longestKind)) {
                    SettingsValue.isPrintable($0) && $0.count <= Self.longestKind ? $0 : nil
                }
            }
        }
        return settings
    }
}
