import VigieDomain

/// Dates as bureaus write them: `2026-11-23`, with or without a time after it, or `23/11/2026`.
enum DayText {
    static func day(_ text: String) -> Day? {
        if text.count >= 10, let day = Day(text.prefix(10)) {
            return text.count == 10 || text.dropFirst(10).first == "T" || text.dropFirst(10).first == " " ? day : nil
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }
}
