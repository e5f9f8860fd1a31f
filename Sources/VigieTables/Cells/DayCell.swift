package import VigieDomain

/// A date as an office writes it: `31/12/2026`, `2026-12-31`, `31.12.26`, `20261231`, or Excel's own count of days.
package enum DayCell {
    /// Why a cell is not a date.
    package enum Fault: Error, Hashable, Sendable {
        /// `12/31/2026`: the month stands first, which would make other dates of the file wrong in silence.
        case monthFirst
        /// `30/02/2026`.
        case noSuchDay
        case notADate
    }

    /// - Returns: nil for an empty cell.
    package static func read(_ cell: String) throws(Fault) -> Day? {
        let text = withoutTime(cell.split { $0.isWhitespace }.first.map(String.init) ?? "")
        guard !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) { return try number(text) }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
        let marks = Set(text.filter { !$0.isNumber })
        guard parts.count == 3, marks.count == 1,
            parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return try serial(withDecimals: text) }
        let values = parts.compactMap { Int($0) }
        if parts[0].utf8.count == 4 { return try day(year: values[0], month: values[1], day: values[2]) }
        let year: Int
        switch parts[2].utf8.count {
        case 4: year = values[2]
        // Two digits: a watch is about now, so that 70 to 99 belong to the last century.
        case 2: year = values[2] < 70 ? 2000 + values[2] : 1900 + values[2]
        default: throw .notADate
        }
        if values[1] > 12, (1...12).contains(values[0]) { throw .monthFirst }
        return try day(year: year, month: values[1], day: values[0])
    }

    private static func day(year: Int, month: Int, day: Int) throws(Fault) -> Day {
        guard let day = Day(year: year, month: month, day: day) else { throw .noSuchDay }
        return day
    }

    /// `20261231`, or days since 1899-12-30 as Excel counts them; 20000 is 1954, 80000 is 2119.
    private static func number(_ text: String) throws(Fault) -> Day {
        guard let value = Int(text) else { throw .notADate }
        if text.utf8.count == 8 { return try day(year: value / 10_000, month: value / 100 % 100, day: value % 100) }
        guard (20_000...80_000).contains(value) else { throw .notADate }
        return Day(number: Int32(value) - 25_569)
    }

    /// `46022,5`: a serial with a time of day.
    private static func serial(withDecimals text: String) throws(Fault) -> Day {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard parts.count == 2, parts[0].utf8.count == 5,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { throw .notADate }
        return try number(String(parts[0]))
    }

    private static func withoutTime(_ text: String) -> String { String(text.prefix { $0 != "T" }) }
}
