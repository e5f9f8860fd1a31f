import VigieDomain

/// The looks of a mail: quiet, one column, no image, no address outside. Colours stand inline because many mail programs
/// drop style sheets; the sheet only holds the dark set. Text on colour keeps a contrast of at least 4.5 to 1.
enum MailStyle {
    static let font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
    static let ink = "#1c2733"
    static let quiet = "#5a6775"
    static let rule = "#dfe5eb"
    static let paper = "#ffffff"
    static let desk = "#eef1f4"
    static let tint = "#f6f8fa"

    /// A colour never stands alone: the severity is always written beside it.
    static func colour(_ severity: Severity) -> String {
        switch severity {
        case .critical: "#a8201a"
        case .high: "#a14a00"
        case .medium: "#7a5d00"
        case .low: "#2d5f8b"
        case .info: "#55606b"
        }
    }

    static let darkSheet = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        a{color:#1f5f99}
        @media (prefers-color-scheme:dark){
        .desk{background:#12161b !important}
        .paper{background:#1b2128 !important;border-left-color:#323b45 !important;border-right-color:#323b45 !important;border-bottom-color:#323b45 !important}
        .tint{background:#232b34 !important;border-color:#3a4550 !important}
        .ink{color:#e8edf2 !important}
        .quiet{color:#a7b3bf !important}
        .rule{border-color:#323b45 !important}
        .warn{background:#3a3118 !important;border-color:#7d6520 !important}
        .clock{background:#3b1f1e !important;border-color:#8a3a36 !important}
        a{color:#8fc1f0 !important}
        }
        @media (max-width:480px){.pad{padding-left:16px !important;padding-right:16px !important}}
        """
}
