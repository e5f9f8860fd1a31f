/// Whether the company is alive for the State's register.
///
/// Scenarios
/// 1. Active, then ceased: `life.ceased`, with the date where the source gives one.
/// 2. Ceased, then active: `life.reactivated`.
/// 3. Ceased twice, with or without a date, or with another one: nothing; it was told.
/// 4. The source said that it holds no such status, then says ceased: `life.ceased`; then says active: nothing.
/// 5. A status, then none: nothing, because a status that is withdrawn is not a cessation.
enum LifeDiff {
    static func changes(before: Observed<Life>, after: Observed<Life>) -> [FacetChange] {
        guard let old = before.learnt, let new = after.learnt, let new else { return [] }
        switch (old, new) {
        case (.active, .ceased(let date)), (nil, .ceased(let date)):
            return [
                FacetChange(
                    .lifeCeased, before: old.map { .life($0) }, after: .life(new), effective: date,
                    fact: ["life", "active", "ceased"], why: "the register says that the activity has ceased")
            ]
        case (.ceased, .active):
            return [
                FacetChange(
                    .lifeReactivated, before: old.map { .life($0) }, after: .life(new),
                    fact: ["life", "ceased", "active"], why: "the register says that the company is active again")
            ]
        case (.active, .active), (.ceased, .ceased), (nil, .active): return []
        }
    }
}
