/// The share capital of a register.
///
/// Scenarios
/// 1. Less than before: `own.capital.reduction`. More: `own.capital.increase`. One cent counts: the register writes what was
///    decided, and rounds nothing.
/// 2. Variable before and after: `own.capital.variable` for the history, whichever way it moved.
/// 3. Fixed, then variable, or the reverse: `own.capital.variable` too; the amount beside it may be a floor.
/// 4. Another currency: `own.capital.change` for the history. Two sums in two currencies do not compare, and most are a
///    conversion that the register makes late.
/// 5. No capital after one: nothing, the last one stays; a company always has one, or never had.
enum CapitalDiff {
    static func changes(before: Observed<Capital>, after: Observed<Capital>) -> [FacetChange] {
        guard let old = before.value, let new = after.value, old != new else { return [] }
        if old.isVariable || new.isVariable {
            let why =
                old.isVariable == new.isVariable
                ? "the capital is variable, and moved"
                : new.isVariable ? "the capital is variable now" : "the capital is fixed now"
            return [change(.ownCapitalVariable, old, new, nil, why)]
        }
        guard old.amount.currency == new.amount.currency else {
            return [change(.ownCapitalChange, old, new, .info, "in another currency: the two sums do not compare")]
        }
        return new.amount.cents < old.amount.cents
            ? [change(.ownCapitalReduction, old, new, nil, "the register shows a smaller capital")]
            : [change(.ownCapitalIncrease, old, new, nil, "the register shows a larger capital")]
    }

    private static func change(
        _ code: EventCode, _ old: Capital, _ new: Capital, _ severity: Severity?, _ why: String
    ) -> FacetChange {
        FacetChange(
            code, before: .amount(old.amount), after: .amount(new.amount), fact: ["capital", old.mark, new.mark],
            severity: severity, why: why)
    }
}

extension Capital {
    fileprivate var mark: String { "\(amount.cents) \(amount.currency)\(isVariable ? " variable" : "")" }
}
