package import VigieDomain

/// A legal clock as the reader must see it: both dates, the article, and always "to be confirmed".
extension Wording {
    /// Where a deadline stands on a day.
    package enum Clock: Hashable, Sendable {
        case running(daysLeft: Int)
        /// The date that nobody can dispute has passed, the rolled one has not.
        case lastDays(until: Day)
        /// Over; the judge may still lift the bar until this day.
        case expired(reliefUntil: Day)
        /// Over, and the relief too.
        case closed(reliefUntil: Day)
    }

    package func clock(of deadline: Deadline, on today: Day) -> Clock {
        if today <= deadline.safe { return .running(daysLeft: today.days(until: deadline.safe)) }
        if today <= deadline.legal { return .lastDays(until: deadline.legal) }
        let relief = Wording.reliefUntil(deadline)
        return today <= relief ? .expired(reliefUntil: relief) : .closed(reliefUntil: relief)
    }

    /// Relevé de forclusion: six months from the publication (L622-26 C. com.), moved back over a week-end, since the earlier
    /// date is the one that nobody disputes.
    package static func reliefUntil(_ deadline: Deadline) -> Day {
        WorkingDays { _ in false }.rolledBack(Period.months(6).lastDay(from: deadline.start))
    }

    package func right(_ right: Right) -> String {
        switch right {
        case .claimDeclaration: say("Déclaration de créances", "Declaration of claims")
        case .claimDeclarationAbroad:
            say(
                "Déclaration de créances (créancier hors de France métropolitaine)",
                "Declaration of claims (creditor outside metropolitan France)")
        }
    }

    package func period(_ period: Period) -> String {
        switch period {
        case .days(let number): days(number)
        case .months(let number): count(number, Phrase("mois", "month"), Phrase("mois", "months"))
        }
    }

    /// `42 jours restants`.
    package func countdown(_ deadline: Deadline, on today: Day) -> String {
        switch clock(of: deadline, on: today) {
        case .running(0): say("dernier jour : c'est aujourd'hui", "last day: today")
        case .running(1): say("1 jour restant", "1 day left")
        case .running(let left): say("\(days(left)) restants", "\(days(left)) left")
        case .lastDays(let day):
            say(
                "date sûre passée : agir sans attendre, terme légal le \(date(day))",
                "the safe date has passed: act at once, legal end on \(date(day))")
        case .expired(let relief):
            say(
                "expiré : relevé de forclusion à demander au juge-commissaire jusqu'au \(date(relief)) (L622-26)",
                "expired: relief (relevé de forclusion) may be asked of the supervising judge until \(date(relief)) (L622-26)"
            )
        case .closed(let relief):
            say(
                "expiré, et le délai du relevé de forclusion aussi (depuis le \(date(relief)), L622-26)",
                "expired, and so is the time for relief (relevé de forclusion, since \(date(relief)), L622-26)")
        }
    }

    /// The tail of a subject: `déclarer au plus tard le 13/11/2026`.
    package func subjectTail(_ deadline: Deadline, on today: Day) -> String {
        switch clock(of: deadline, on: today) {
        case .running: say("déclarer au plus tard le \(date(deadline.safe))", "declare by \(date(deadline.safe))")
        case .lastDays(let day):
            say("déclarer d'urgence, terme le \(date(day))", "declare urgently, ends \(date(day))")
        case .expired(let relief):
            say("délai expiré, relevé de forclusion jusqu'au \(date(relief))", "expired, relief until \(date(relief))")
        case .closed: say("délai de déclaration expiré", "time to declare has expired")
        }
    }

    /// `2 mois à compter du 15/09/2026, L622-24, R622-24 C. com. — calculé, à confirmer`.
    package func basis(_ deadline: Deadline) -> String {
        let articles = Plain.line(deadline.articles, limit: 120)
        return say(
            "\(period(deadline.period)) à compter de la publication du \(date(deadline.start)) – \(articles) – calculé, à confirmer",
            "\(period(deadline.period)) from the publication of \(date(deadline.start)) – \(articles) – computed, to be confirmed"
        )
    }

    package func safeAndLegal(_ deadline: Deadline) -> String {
        say(
            "date sûre : \(fullDate(deadline.safe)) ; terme légal : \(fullDate(deadline.legal))",
            "safe date: \(fullDate(deadline.safe)); legal end: \(fullDate(deadline.legal))")
    }

    /// All in one line, for text and webhooks.
    package func deadline(_ deadline: Deadline, on today: Day) -> String {
        labelled(
            right(deadline.right),
            "\(safeAndLegal(deadline)) (\(countdown(deadline, on: today))). \(basis(deadline)).")
    }
}
