import VigieDomain

extension SettingsReader {
    static let memoryKeys = [
        "bounce_days", "slide_days", "officer_changes", "officer_days", "seat_moves", "seat_days",
    ]

    func memory(_ section: SettingsSection) -> MemoryRule {
        var rule = MemoryRule()
        rule.bounceDays = integer(section, "bounce_days", 0...60) ?? rule.bounceDays
        rule.slideDays = integer(section, "slide_days", 0...365) ?? rule.slideDays
        rule.officerChanges = integer(section, "officer_changes", 2...20) ?? rule.officerChanges
        rule.officerDays = integer(section, "officer_days", 30...1095) ?? rule.officerDays
        rule.seatMoves = integer(section, "seat_moves", 2...20) ?? rule.seatMoves
        rule.seatDays = integer(section, "seat_days", 30...1825) ?? rule.seatDays
        return rule
    }
}
