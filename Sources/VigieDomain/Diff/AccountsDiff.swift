/// The annual accounts that a register shows.
///
/// Scenarios
/// 1. A newer year: `acc.filed`, or `acc.confidential` where the public may not read them. Confidential after public years
///    weighs more: something is hidden that was not.
/// 2. The same year, filed again or completed: nothing. An older one: nothing.
/// 3. With the newer year the turnover fell by a quarter or more, or a profit became a loss: `acc.deterioration`, medium; both
///    at once: high. Sums that are missing or in another currency do not compare.
/// 4. None after some: nothing; what was filed stays filed.
///
/// Accounts that are not filed in time are no observation: they follow from the calendar (`AccountsDue`).
enum AccountsDiff {
    static func changes(before: Observed<FiledAccounts>, after: Observed<FiledAccounts>) -> [FacetChange] {
        guard let old = before.value, let new = after.value, new.yearEnd > old.yearEnd else { return [] }
        let isHidden = new.isConfidential == true
        let isNewlyHidden = isHidden && old.isConfidential == false
        let filed = FacetChange(
            isHidden ? .accConfidential : .accFiled, before: .accounts(old), after: .accounts(new),
            effective: new.deposited, fact: ["accounts", new.yearEnd.description],
            severity: isNewlyHidden ? .medium : nil,
            why: isNewlyHidden ? "confidential, and the year before was not" : "a newer year is filed")
        return [filed] + (deterioration(old, new).map { [$0] } ?? [])
    }

    private static func deterioration(_ old: FiledAccounts, _ new: FiledAccounts) -> FacetChange? {
        var signs: [String] = []
        if let before = old.turnover, let after = new.turnover, before.currency == after.currency, before.cents > 0,
            before.cents - after.cents >= (before.cents + 3) / 4
        {
            signs.append("the turnover fell by a quarter or more")
        }
        if let before = old.result, let after = new.result, before.cents >= 0, after.cents < 0 {
            signs.append("a loss after a profit")
        }
        guard !signs.isEmpty else { return nil }
        return FacetChange(
            .accDeterioration, before: .accounts(old), after: .accounts(new), effective: new.yearEnd,
            fact: ["deterioration", old.yearEnd.description, new.yearEnd.description],
            severity: signs.count > 1 ? .high : nil, why: signs.joined(separator: "; "))
    }
}
