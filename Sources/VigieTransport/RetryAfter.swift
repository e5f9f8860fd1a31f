/// How long the other side asks us to wait (RFC 9110 section 10.2.3): a number of seconds, or a date in one of the three
/// forms that HTTP ever knew.
package enum RetryAfter {
    /// - Parameters:
    ///   - value: the header as received.
    ///   - now: seconds since 1970.
    /// - Returns: the time to wait from now, zero for a date in the past; nil where the header says nothing usable.
    package static func parse(_ value: String, now: Int64) -> Duration? {
        let text = value.drop { $0 == " " || $0 == "\t" }
        let trimmed = text.prefix { $0 != "\r" && $0 != "\n" }.split(separator: " ", omittingEmptySubsequences: true)
        guard let first = trimmed.first else { return nil }
        if trimmed.count == 1, first.utf8.allSatisfy({ (48...57).contains($0) }) {
            // More digits than a number holds still means "very long".
            return .seconds(min(Int64(first) ?? longest, longest))
        }
        guard let moment = seconds(of: trimmed) else { return nil }
        return .seconds(min(max(0, moment - now), longest))
    }

    /// Ten years: beyond it a number is a mistake, and sums must not overflow.
    private static let longest: Int64 = 315_360_000
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func seconds(of words: [Substring]) -> Int64? {
        // "Sun, 06 Nov 1994 08:49:37 GMT"
        if words.count == 6, words[5] == "GMT", let day = number(words[1]), let year = number(words[3]) {
            return seconds(year: year, month: words[2], day: day, clock: words[4])
        }
        // "Sunday, 06-Nov-94 08:49:37 GMT"
        if words.count == 4, words[3] == "GMT" {
            let date = words[1].split(separator: "-")
            guard date.count == 3, let day = number(date[0]), let short = number(date[2]) else { return nil }
            let year = short >= 100 ? short : short >= 70 ? 1900 + short : 2000 + short
            return seconds(year: year, month: date[1], day: day, clock: words[2])
        }
        // "Sun Nov  6 08:49:37 1994"
        if words.count == 5, let day = number(words[2]), let year = number(words[4]) {
            return seconds(year: year, month: words[1], day: day, clock: words[3])
        }
        return nil
    }

    private static func number(_ digits: Substring) -> Int64? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int64(digits)
    }

    private static func seconds(year: Int64, month: Substring, day: Int64, clock: Substring) -> Int64? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]),
            let second = number(parts[2]),
            hour < 24, minute < 60, second <= 60, (1...31).contains(day), (1970...9999).contains(year),
            let index = months.firstIndex(where: { $0 == month })
        else { return nil }
        // Days from civil: years that begin in March put the leap day last.
        let shifted = index < 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (Int64(index) + (index < 2 ? 10 : -2)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
    }
}
