import Testing
import VigieDomain
import VigieLaw

/// A day of a test's table; a misspelt one stops the test.
private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    return day
}

@Suite struct `A legal period` {
    /// The vectors of `domain.md` section 2, all of them.
    @Test(arguments: [
        (Period.months(2), "2026-09-15", "2026-11-15", "2026-11-16"),
        (.months(2), "2026-09-11", "2026-11-11", "2026-11-12"),
        (.months(2), "2026-12-31", "2027-02-28", "2027-03-01"),
        (.months(2), "2025-12-29", "2026-02-28", "2026-03-02"),
        (.months(2), "2027-12-30", "2028-02-29", "2028-02-29"),
        (.months(4), "2026-01-01", "2026-05-01", "2026-05-04"),
        (.months(6), "2026-08-31", "2027-02-28", "2027-03-01"),
        (.months(3), "2026-02-14", "2026-05-14", "2026-05-15"),
        (.days(10), "2026-11-01", "2026-11-11", "2026-11-12"),
        (.days(10), "2026-12-15", "2026-12-25", "2026-12-28"),
        (.days(10), "2026-04-26", "2026-05-06", "2026-05-06"),
        (.days(30), "2026-10-09", "2026-11-08", "2026-11-09"),
        (.days(20), "2026-10-26", "2026-11-15", "2026-11-16"),
        (.months(2), "2026-02-03", "2026-04-03", "2026-04-03"),
    ])
    func `ends on the day that the law counts`(period: Period, start: String, last: String, legal: String) {
        let deadline = Deadline(
            right: .claimDeclaration, period: period, articles: "", start: day(start), workingDays: .france)
        #expect(period.lastDay(from: day(start)) == day(last))
        #expect(deadline.legal == day(legal))
        // The safe date is a working day on or before the unrolled end.
        #expect(deadline.safe <= day(last) && WorkingDays.france.isWorking(deadline.safe))
        #expect(deadline.safe == WorkingDays.france.rolledBack(day(last)))
    }

    @Test(arguments: [
        ("2026-09-15", "2026-11-13"), ("2026-09-11", "2026-11-10"), ("2027-12-30", "2028-02-29"),
        ("2025-12-29", "2026-02-27"), ("2026-02-03", "2026-04-03"),
    ])
    func `shows a safe date that nobody can dispute`(start: String, safe: String) {
        let deadline = Deadline(
            right: .claimDeclaration, period: .months(2), articles: "", start: day(start), workingDays: .france)
        #expect(deadline.safe == day(safe))
    }

    @Test func `rolls over Good Friday in Alsace-Moselle only`() {
        let local = Deadline(
            right: .claimDeclaration, period: .months(2), articles: "", start: day("2026-02-03"),
            workingDays: .alsaceMoselle)
        #expect(local.legal == day("2026-04-07"))
        #expect(local.safe == day("2026-04-02"))
    }
}

@Suite struct `French holidays` {
    @Test(arguments: [
        "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
        "2026-11-01", "2026-11-11", "2026-12-25", "2008-05-01", "2024-05-09", "2025-06-09",
    ])
    func `are days off in the whole country`(text: String) {
        #expect(FrenchHolidays.national.contains(day(text)))
        #expect(FrenchHolidays.alsaceMoselle.contains(day(text)))
        #expect(!WorkingDays.france.isWorking(day(text)))
    }

    @Test(arguments: ["2026-04-03", "2026-12-26", "2025-04-18"])
    func `are two more in Alsace-Moselle`(text: String) {
        #expect(!FrenchHolidays.national.contains(day(text)))
        #expect(FrenchHolidays.alsaceMoselle.contains(day(text)))
        #expect(!WorkingDays.alsaceMoselle.isWorking(day(text)))
    }

    /// Overseas abolition days are left out on purpose.
    @Test(arguments: ["2026-04-27", "2026-05-22", "2026-05-27", "2026-06-10", "2026-10-09", "2026-12-20", "2026-04-05"])
    func `are not these`(text: String) { #expect(!FrenchHolidays.national.contains(day(text))) }

    @Test func `are eleven a year, fewer where two fall together`() {
        for year in 1990...2100 {
            let first = day("\(year)-01-01")
            let count = (0..<366).map { first.adding(days: $0) }
                .filter { $0.year == year && FrenchHolidays.national.contains($0) }.count
            // Ascension fell on 1 May in 2008 and on 8 May in 1997, 2059 and so on.
            #expect(count == 11 || count == 10)
        }
    }
}

@Suite struct `The claims clock` {
    static let publication = day("2026-09-15")

    @Test(arguments: [
        (ProceedingState.liquidation, "L622-24, R622-24, L641-3, R641-25"),
        (.recoveryObservation, "L622-24, R622-24, L631-14, R631-27"),
        (.safeguardObservation, "L622-24, R622-24"), (.safeguardAccelerated, "L622-24, R622-24"),
        (.crisisExit, "L622-24, R622-24"), (.openUnknown, "L622-24, R622-24"),
    ])
    func `runs two months from publication, under the articles of the proceeding`(
        state: ProceedingState, articles: String
    ) throws {
        let deadlines = ClaimsClock.deadlines(
            state: state, publication: Self.publication, creditor: .metropolitanFrance)
        #expect(deadlines.count == 1)
        let deadline = try #require(deadlines.first)
        #expect(deadline.right == .claimDeclaration)
        #expect(deadline.period == .months(2))
        #expect(deadline.articles == articles)
        #expect(deadline.start == Self.publication)
        #expect(deadline.safe == day("2026-11-13"))
        #expect(deadline.legal == day("2026-11-16"))
    }

    @Test(arguments: [
        ProceedingState.none, .conciliationPublic, .professionalRecovery, .planSafeguard, .planRecovery, .planSale,
        .closedPaid,
        .closedNoAssets, .closedOther, .void,
    ])
    func `does not run where nothing is to be declared`(state: ProceedingState) {
        #expect(ClaimsClock.deadlines(state: state, publication: Self.publication, creditor: .abroad).isEmpty)
    }

    @Test func `has a word for every state`() {
        let running = ProceedingState.allCases.filter { state in
            !ClaimsClock.deadlines(state: state, publication: Self.publication, creditor: .abroad).isEmpty
        }
        #expect(running.count == 6)
        // What runs is open; a clock never runs against a closed case.
        #expect(running.allSatisfy { $0.isOpen })
    }

    @Test(
        arguments: [
            (CreditorResidence.abroad, nil, 4), (.abroad, .metropolitan, 4), (.abroad, .overseas("974"), 4),
            (.metropolitanFrance, nil, 2), (.metropolitanFrance, .metropolitan, 2),
            (.metropolitanFrance, .overseas("974"), 4),
            (.france(.overseas("974")), .metropolitan, 4), (.france(.overseas("974")), .overseas("974"), 2),
            (.france(.overseas("974")), .overseas("972"), 4), (.france(.overseas("974")), nil, 2),
        ] as [(CreditorResidence, FrenchTerritory?, Int)])
    func `adds two months for a creditor far from the court, never on a guess`(
        creditor: CreditorResidence, court: FrenchTerritory?, months: Int
    ) {
        let deadline = ClaimsClock.deadlines(
            state: .liquidation, publication: Self.publication, creditor: creditor, court: court
        ).first
        #expect(deadline?.period == .months(months))
        #expect(deadline?.right == (months == 4 ? .claimDeclarationAbroad : .claimDeclaration))
    }

    @Test func `gives a foreign creditor the first of May vector`() {
        let deadline = ClaimsClock.deadlines(
            state: .safeguardObservation, publication: day("2026-01-01"), creditor: .abroad
        ).first
        #expect(deadline?.legal == day("2026-05-04"))
        #expect(deadline?.safe == day("2026-04-30"))
    }

    @Test func `counts the days that are left to the safe date, and stops at the legal one`() throws {
        let deadline = try #require(
            ClaimsClock.deadlines(state: .liquidation, publication: Self.publication, creditor: .metropolitanFrance)
                .first)
        #expect(deadline.daysLeft(on: Self.publication) == 59)
        #expect(deadline.daysLeft(on: day("2026-11-13")) == 0)
        #expect(deadline.daysLeft(on: day("2026-11-14")) == -1)
        #expect(deadline.isRunning(on: day("2026-11-16")))
        #expect(!deadline.isRunning(on: day("2026-11-17")))
    }

    @Test(arguments: ["2005-12-31", "0009-01-01", "1985-01-25"])
    func `says nothing of a publication older than the rules it knows`(text: String) {
        #expect(ClaimsClock.deadlines(state: .liquidation, publication: day(text), creditor: .abroad).isEmpty)
    }

    @Test(arguments: ["2006-01-01", "5025-06-30"])
    func `applies the last rule known to any later day`(text: String) {
        #expect(ClaimsClock.deadlines(state: .liquidation, publication: day(text), creditor: .abroad).count == 1)
    }

    @Test func `follows a reform from its day on`() {
        let reform = ClaimsRule(
            validFrom: day("2027-01-01"), months: 3, distanceMonths: 1, safeguardArticles: "S", recoveryArticles: "R",
            liquidationArticles: "L")
        let rules = ClaimsRule.all + [reform]
        func period(_ text: String) -> Period? {
            ClaimsClock.deadlines(state: .liquidation, publication: day(text), creditor: .abroad, rules: rules).first?
                .period
        }
        #expect(period("2026-12-31") == .months(4))
        #expect(period("2027-01-01") == .months(4))
        #expect(ClaimsRule.inForce(on: day("2027-01-01"), among: rules) == reform)
        #expect(ClaimsRule.inForce(on: day("2026-12-31"), among: rules)?.months == 2)
        #expect(reform.articles(for: .recoveryObservation) == "R")
    }

    @Test func `lists its rules in the order of their days`() {
        #expect(ClaimsRule.all.map(\.validFrom) == ClaimsRule.all.map(\.validFrom).sorted())
        #expect(ClaimsRule.all.first?.validFrom == day("2006-01-01"))
    }
}

@Suite struct `A French territory` {
    @Test(arguments: [
        ("75001", FrenchTerritory.metropolitan), ("20000", .metropolitan), ("01000", .metropolitan),
        ("95999", .metropolitan),
        ("97400", .overseas("974")), ("97133", .overseas("971")), ("98800", .overseas("988")),
        ("97 200", .overseas("972")),
    ])
    func `is read from a postcode`(postcode: String, expected: FrenchTerritory) {
        #expect(FrenchTerritory(postcode: postcode) == expected)
    }

    @Test(arguments: ["", "7500", "750011", "98000", "00100", "99138", "B-1000", "７５００１", "75O01"])
    func `is not read from anything else`(postcode: String) { #expect(FrenchTerritory(postcode: postcode) == nil) }
}
