import VigieDomain

/// The hours at which the demonstration looks: every four hours from Monday 06:30, when the registers have opened, with the
/// digest of Tuesday morning, to Wednesday noon, when all is quiet.
struct DemoCalendar {
    let zone: CivilZone
    let start: Day

    private static let hours: [(day: Int, hour: Int, minute: Int)] = [
        (0, 6, 30), (0, 10, 30), (0, 14, 30), (0, 18, 30), (0, 22, 30),
        (1, 2, 30), (1, 6, 30), (1, 8, 0), (1, 10, 30), (1, 14, 30), (1, 18, 30), (1, 22, 30),
        (2, 2, 30), (2, 12, 0),
    ]
    /// In the evening of that day every register is due to be asked again, and nothing new has been told to any.
    private static let evening = (day: 2, hour: 19, minute: 0)

    /// - Parameter last: when a story told earlier ended; then one more look is all that is left.
    func moments(after last: Instant?) -> [Instant] {
        guard let last else { return DemoCalendar.hours.map(moment) }
        return [max(moment(DemoCalendar.evening), last.adding(.seconds(60)))]
    }

    private func moment(_ hour: (day: Int, hour: Int, minute: Int)) -> Instant {
        zone.instant(on: start.adding(days: hour.day), hour: hour.hour, minute: hour.minute)
    }
}
