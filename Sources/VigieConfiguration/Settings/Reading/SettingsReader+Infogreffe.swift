extension SettingsReader {
    static let infogreffeKeys = ["token"]

    func infogreffe(_ section: SettingsSection) -> InfogreffeSourceSettings? {
        section.require("token")
        let placeholder = InfogreffeSourceSettings.placeholder
        if let url = section.scalar("url")?.text {
            // Any other brace would be sent as it stands.
            let rest = url.replacing(placeholder, with: "")
            if rest == url || rest.contains("{") || rest.contains("}") {
                report.add(
                    section.place(of: "url"),
                    .noNumberInAddress(name: section.name(of: "url"), placeholders: [placeholder]))
                return nil
            }
        }
        return secret(section, "token").map { InfogreffeSourceSettings(token: $0) }
    }
}
