package import VigieDomain

/// The public holidays of one part of France, as data: those of fixed date, and those that follow Easter.
///
/// L3133-1 C. trav. for the whole country; L3134-13 adds two in Bas-Rhin, Haut-Rhin and Moselle. Which list a deadline rolls
/// on (the court's place, the creditor's) is not settled, so the product uses the national one everywhere (`domain.md`
/// section 2). Overseas abolition days are left out for the same reason.
package struct FrenchHolidays: Hashable, Sendable {
    /// A date that comes back each year.
    package struct YearlyDate: Hashable, Sendable {
        package let month: Int
        package let day: Int
        init(_ day: Int, month: Int) {
            self.month = month
            self.day = day
        }
    }

    package let fixed: Set<YearlyDate>
    /// Days after Easter Sunday; negative before it.
    package let afterEaster: Set<Int>

    package static let national = FrenchHolidays(
        fixed: [
            YearlyDate(1, month: 1), YearlyDate(1, month: 5), YearlyDate(8, month: 5), YearlyDate(14, month: 7),
            YearlyDate(15, month: 8), YearlyDate(1, month: 11), YearlyDate(11, month: 11), YearlyDate(25, month: 12),
        ],
        // Easter Monday, Ascension, Whit Monday.
        afterEaster: [1, 39, 50])

    /// Good Friday counts only in communes with a Protestant temple or a mixed church; here it counts everywhere.
    package static let alsaceMoselle = FrenchHolidays(
        fixed: national.fixed.union([YearlyDate(26, month: 12)]), afterEaster: national.afterEaster.union([-2]))

    package func contains(_ day: Day) -> Bool {
        if fixed.contains(YearlyDate(day.dayOfMonth, month: day.month)) { return true }
        return afterEaster.contains(easterSunday(year: day.year).days(until: day))
    }
}

extension WorkingDays {
    /// The national list: what every deadline is rolled on.
    package static let france = WorkingDays { FrenchHolidays.national.contains($0) }
    package static let alsaceMoselle = WorkingDays { FrenchHolidays.alsaceMoselle.contains($0) }
}
