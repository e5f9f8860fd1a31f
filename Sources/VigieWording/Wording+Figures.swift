package import VigieDomain

/// Amounts, dates and shares as each language writes them. No-break spaces keep a figure on one line.
extension Wording {
    /// `48 200 EUR`, in English `48,200 EUR`; cents only where there are some.
    package func amount(_ amount: Amount) -> String {
        let currency = Plain.line(amount.currency, limit: 8)
        let magnitude = amount.cents.magnitude
        var figures = grouped(magnitude / 100)
        if magnitude % 100 != 0 {
            let cents = magnitude % 100
            figures += (language == .french ? "," : ".") + (cents < 10 ? "0\(cents)" : "\(cents)")
        }
        return "\(amount.cents < 0 ? "−" : "")\(figures)\u{A0}\(currency)"
    }

    package func integer(_ number: Int64) -> String {
        (number < 0 ? "−" : "") + grouped(number.magnitude)
    }

    /// `13/11/2026`, in English `13 November 2026`.
    package func date(_ day: Day) -> String {
        switch language {
        case .french: "\(two(day.dayOfMonth))/\(two(day.month))/\(day.year)"
        case .english: "\(day.dayOfMonth)\u{A0}\(Wording.englishMonths[day.month - 1])\u{A0}\(day.year)"
        }
    }

    /// With the day of the week, where it helps to act: `vendredi 13/11/2026`.
    package func fullDate(_ day: Day) -> String {
        switch language {
        case .french: "\(Wording.frenchWeekdays[day.weekday - 1])\u{A0}\(date(day))"
        case .english: "\(Wording.englishWeekdays[day.weekday - 1])\u{A0}\(date(day))"
        }
    }

    /// A moment on the wall clock: `24/11/2026 à 07:00`.
    package func moment(_ instant: Instant) -> String {
        let second = zone.secondOfDay(of: instant)
        let time = "\(two(second / 3600)):\(two(second / 60 % 60))"
        let day = date(zone.day(of: instant))
        return language == .french ? "\(day) à\u{A0}\(time)" : "\(day) at\u{A0}\(time)"
    }

    /// `52,50 %`, in English `52.5%`; zeros that say nothing are left out.
    package func share(_ share: Share) -> String {
        var fraction = two(share.hundredths % 100)
        if fraction.hasSuffix("0") { fraction.removeLast() }
        if fraction == "0" { fraction = "" }
        let whole = String(share.hundredths / 100)
        let point = language == .french ? "," : "."
        let figures = fraction.isEmpty ? whole : whole + point + fraction
        return language == .french ? "\(figures)\u{A0}%" : "\(figures)%"
    }

    package func days(_ number: Int) -> String { count(number, Phrase("jour", "day"), Phrase("jours", "days")) }

    private func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number).utf8)
        let separator = language == .french ? "\u{A0}" : ","
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let frenchWeekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    private static let englishWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
