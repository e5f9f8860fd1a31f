import VigieDomain

/// Notices of an invented company, told in a few words.
enum InventedDocket {
    static let company = CompanyKey.siren(siren)
    static var siren: SIREN {
        guard let siren = SIREN("552081317") else { preconditionFailure("a valid number") }
        return siren
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is a day") }
        return day
    }

    static func notice(
        _ number: String, _ code: EventCode, _ state: ProceedingState?, judged: String? = nil, published: String,
        claims: Bool = false, certain: Bool = true, correction: Correction? = nil, corrects: String? = nil,
        role: NoticeRole = .debtor, family: NoticeFamily = .collective, simplified: Bool = false
    ) -> Notice {
        Notice(
            id: NoticeID(source: SourceID("bodacc"), number: number), company: company, role: role, family: family,
            publication: day(published), judgment: judged.map(day), correction: correction,
            corrects: corrects.map { NoticeID(source: SourceID("bodacc"), number: $0) },
            court: "Tribunal de commerce de Vigieville",
            meanings: [
                NoticeMeaning(
                    code: code, state: state, startsClaims: claims, certain: certain, why: "inventé",
                    simplified: simplified)
            ], text: "annonce inventée \(number)", link: nil, name: "ATELIERS DE LA VIGIE")
    }

    static func docket(_ notices: [Notice]) -> Docket { Docket(company: company, notices: notices) }

    static let opening = notice(
        "A20250101", .procOpenRecovery, .recoveryObservation, judged: "2025-01-06", published: "2025-01-15",
        claims: true)
    static let list = notice("A20250402", .procClaimsList, nil, judged: "2025-04-01", published: "2025-04-10")
    static let plan = notice(
        "A20250703", .procPlanAdopted, .planRecovery, judged: "2025-07-01", published: "2025-07-12")
    static let resolution = notice(
        "A20260204", .procResolution, .liquidation, judged: "2026-02-02", published: "2026-02-11", claims: true)
    static let closing = notice(
        "A20261005", .procClosedNoAssets, .closedNoAssets, judged: "2026-10-05", published: "2026-10-14")
}

/// SplitMix64, so that each failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
