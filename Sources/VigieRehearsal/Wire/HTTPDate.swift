package import VigieDomain

/// The one form of date that HTTP writes: `Mon, 23 Nov 2026 05:00:00 GMT` (RFC 9110 section 5.6.7).
package enum HTTPDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    package static func text(_ instant: Instant) -> String {
        let day = instant.dayUTC
        let clock = instant.description.split(separator: "T")[1].dropLast()
        let number = day.dayOfMonth < 10 ? "0\(day.dayOfMonth)" : "\(day.dayOfMonth)"
        return "\(weekdays[day.weekday - 1]), \(number) \(months[day.month - 1]) \(day.year) \(clock) GMT"
    }

    /// nil for anything else, which a server then ignores.
    package static func instant(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
            let date = Day(year: year, month: month + 1, day: day)
        else { return nil }
        return Instant("\(date)T\(parts[4])Z")
    }
}
