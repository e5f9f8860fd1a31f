import Testing
import VigieDomain

/// The promise of the fold: what arrives late, twice or in disorder ends in the same proceedings.
@Suite struct `The order of arrival` {
    static let seeds = 3_000

    @Test func `never changes the proceedings`() {
        for seed in 0..<UInt64(Self.seeds) {
            var chance = SeededGenerator(seed: seed)
            let story = Self.story(&chance)
            let reference = InventedDocket.docket(story)
            var arrivals = story + story.filter { _ in Bool.random(using: &chance) }
            arrivals.shuffle(using: &chance)
            // Some at once, some one by one.
            let cut = Int.random(in: 0...arrivals.count, using: &chance)
            let docket = arrivals[cut...].reduce(InventedDocket.docket(Array(arrivals[..<cut]))) { $0.adding($1) }
            guard docket == reference, docket.proceedings == reference.proceedings,
                docket.openClaims() == reference.openClaims()
            else {
                Issue.record("seed \(seed): another order of arrival tells another story")
                return
            }
        }
    }

    @Test func `never makes an effect depend on itself`() {
        for seed in 0..<UInt64(300) {
            var chance = SeededGenerator(seed: seed)
            let docket = InventedDocket.docket(Self.story(&chance))
            for notice in docket.notices
            where docket.effect(of: notice) != docket.removing(notice.id).effect(of: notice) {
                Issue.record("seed \(seed): \(notice.id) has another effect once it is recorded")
                return
            }
        }
    }

    /// Notices of any kind, judged and published at random, some correcting others.
    private static func story(_ chance: inout SeededGenerator) -> [Notice] {
        let kinds: [(EventCode, ProceedingState?)] = [
            (.procOpenRecovery, .recoveryObservation), (.procOpenSafeguard, .safeguardObservation),
            (.procOpenLiquidation, .liquidation), (.procExtension, .liquidation), (.procConversion, .liquidation),
            (.procPlanAdopted, .planRecovery), (.procPlanModified, .planRecovery), (.procPlanSale, .planSale),
            (.procResolution, .liquidation), (.procResolution, .openUnknown), (.procClosedNoAssets, .closedNoAssets),
            (.procClosedPaid, .closedPaid), (.procReopened, .liquidation), (.procAppeal, .void), (.procAppeal, nil),
            (.procClaimsList, nil), (.procOpenUnknown, .openUnknown), (.procConciliationApproved, .conciliationPublic),
        ]
        let start = InventedDocket.day("2020-01-01")
        var notices: [Notice] = []
        for index in 0..<Int.random(in: 1...9, using: &chance) {
            let kind = kinds[Int.random(in: 0..<kinds.count, using: &chance)]
            let judged = start.adding(days: Int.random(in: 0...40, using: &chance) * 7)
            let correction: Correction? =
                [nil, nil, nil, nil, .rectification, .annulment].randomElement(using: &chance) ?? nil
            let target = notices.isEmpty || Bool.random(using: &chance) ? nil : notices.randomElement(using: &chance)
            notices.append(
                InventedDocket.notice(
                    "A2020\(index)", kind.0, correction == .annulment ? .void : kind.1,
                    judged: Int.random(in: 0...5, using: &chance) == 0 ? nil : judged.description,
                    published: judged.adding(days: Int.random(in: 0...60, using: &chance)).description,
                    claims: Bool.random(using: &chance), certain: Bool.random(using: &chance), correction: correction,
                    corrects: correction == nil ? nil : target?.id.number))
        }
        return notices
    }
}
