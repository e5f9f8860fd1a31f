import VigieDomain

/// A date as a court writes it: `1er mars 2026`.
enum FrenchDay {
    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]

    static func text(_ day: Day) -> String {
        "\(day.dayOfMonth == 1 ? "1er" : "\(day.dayOfMonth)") \(months[day.month - 1]) \(day.year)"
    }

    /// `23/11/2026`, as offices write it.
    static func slashed(_ day: Day) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(day.dayOfMonth))/\(two(day.month))/\(day.year)"
    }
}
