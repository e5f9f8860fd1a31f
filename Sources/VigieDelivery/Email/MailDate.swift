import VigieDomain

/// The date of a mail as RFC 5322 writes it: `Tue, 24 Nov 2026 07:00:00 +0100`.
enum MailDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ instant: Instant, in zone: CivilZone) -> String {
        let day = zone.day(of: instant)
        let second = zone.secondOfDay(of: instant)
        let offset = zone.secondsFromUTC(at: instant) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
        let sign = offset < 0 ? "-" : "+"
        let shift = two(abs(offset) / 60) + two(abs(offset) % 60)
        return
            "\(weekdays[day.weekday - 1]), \(day.dayOfMonth) \(months[day.month - 1]) \(day.year) \(clock) \(sign)\(shift)"
    }
}
