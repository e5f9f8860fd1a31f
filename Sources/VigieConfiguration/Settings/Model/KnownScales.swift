import FoundationEssentials
package import VigieDomain

/// The scales of the bureaus that are met in France, so that a user names one instead of describing it. Where bands
/// begin is a choice of the product (`domain.md` section 4).
package enum KnownScales {
    package static let all: [String: Scale] = Dictionary(
        uniqueKeysWithValues: [creditsafe, coface, allianzTrade, banqueDeFrance, outOfTwenty, pappersFinancial].map {
            ($0.id, $0)
        })

    static let names = all.keys.sorted()

    /// 71-100 very low risk … 1-20 very high, 0 in default, NC not scored.
    private static let creditsafe = Scale(
        id: "creditsafe", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21],
        labels: ["0": .default, "NC": .none])

    /// Debtor Risk Assessment: 10 is best, 0 is in default.
    private static let coface = Scale(
        id: "coface-dra", lowest: 0, highest: 10, higherIsBetter: true, limits: [9, 7, 5, 3], labels: ["0": .default])

    /// Grades from 1, exceptional, to 10, risk of failure.
    private static let allianzTrade = Scale(
        id: "allianz-trade", lowest: 1, highest: 10, higherIsBetter: false, limits: [2, 4, 6, 8])

    /// The codes in use since 2022-01-08; the same codes meant something else before.
    private static let banqueDeFrance = Scale(
        id: "banque-de-france", version: "2022", lowest: 1, highest: 8, higherIsBetter: false, limits: [3, 4, 5, 5],
        labels: [
            "1+": .a, "1": .a, "1-": .a, "2+": .a, "2": .a, "2-": .a, "3+": .a, "3": .a, "3-": .a, "4+": .b, "4": .b,
            "4-": .b, "5+": .c, "5": .c, "5-": .d, "6+": .d, "6": .e, "6-": .e, "7": .e, "8": .e, "P": .default,
            "0": .none,
        ])

    /// A score out of 20, as Altares and Pappers give.
    private static let outOfTwenty = Scale(
        id: "score-20", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5], labels: ["0": .default])

    /// The financial score of Pappers: a letter from A to G beside a score out of 20, higher is better. By the specification's
    /// examples (13 is B, 10 is C) the letters follow the score.
    package static let pappersFinancial = Scale(
        id: "pappers-financier", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5])
}
