extension DayCell.Fault {
    /// What is wrong with the cell, in a sentence, and what becomes of it.
    ///
    /// - Parameter left: the sentence that says what the reader of the file does without the cell.
    package func french(_ found: String, _ header: String, then left: String) -> String {
        let cell = "\(Quoted.french(header)) vaut \(Quoted.french(found))"
        return switch self {
        case .monthFirst:
            "\(cell) : le mois semble écrit avant le jour. \(left) Écrivez jour/mois/année, par exemple 31/12/2026."
                .unbroken
        case .noSuchDay: "\(cell), un jour qui n’existe pas. \(left)"
        case .notADate: "\(cell), qui n’est pas une date. \(left) Exemples acceptés : 31/12/2026, 2026-12-31.".unbroken
        }
    }

    package func english(_ found: String, _ header: String, then left: String) -> String {
        let cell = "\(Quoted.english(header)) is \(Quoted.english(found))"
        return switch self {
        case .monthFirst:
            "\(cell): the month seems to stand before the day. \(left) Write day/month/year, for example 31/12/2026."
        case .noSuchDay: "\(cell), a day that does not exist. \(left)"
        case .notADate: "\(cell), which is not a date. \(left) Accepted, for example: 31/12/2026, 2026-12-31."
        }
    }
}
