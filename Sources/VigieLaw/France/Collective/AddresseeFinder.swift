import VigieDomain

/// Whom the notice names for claims and letters: the liquidator or the creditors' representative first.
struct AddresseeFinder {
    let text: GazetteText
    private let tokens: NameTokens

    init(_ text: GazetteText) {
        self.text = text
        tokens = NameTokens(text.shown)
    }

    /// - Returns: nil where nobody is named; a role alone ("auprès du liquidateur") names nobody.
    var addressee: Addressee? {
        let found = candidates
        for rank in CourtRole.Rank.allCases {
            if let first = found.first(where: { $0.role.rank == rank }) {
                return Addressee(role: first.role.label, name: first.name, address: first.address)
            }
        }
        return nil
    }

    private struct Candidate {
        var role: CourtRole
        var name: String
        var address: String?
    }

    private var candidates: [Candidate] {
        var result: [Candidate] = []
        for mention in CourtRole.mentions(in: text) {
            if !mention.announces, let named = tokens.name(before: mention.start) {
                result.append(
                    Candidate(role: mention.role, name: named.text, address: tokens.address(after: named.end)))
            } else if mention.isComplete,
                let named = tokens.name(after: mention.end) ?? tokens.name(afterMission: mention.end)
            {
                var role = mention.role
                // Alsace-Moselle: "Mandataire judiciaire à la liquidation : la SELARL X, …, en qualité de liquidateur".
                if let quality = CourtRole.quality(in: text, at: named.end) { role = quality }
                result.append(Candidate(role: role, name: named.text, address: tokens.address(after: named.end)))
            }
        }
        return result
    }
}

/// The part that a court gives to a professional.
enum CourtRole: CaseIterable {
    case liquidator, representative, administrator, planCommissioner

    enum Rank: CaseIterable { case claims, administrator, planCommissioner }

    /// As the law names it.
    var label: String {
        switch self {
        case .liquidator: "liquidateur"
        case .representative: "mandataire judiciaire"
        case .administrator: "administrateur"
        case .planCommissioner: "commissaire à l'exécution du plan"
        }
    }

    var rank: Rank {
        switch self {
        case .liquidator, .representative: .claims
        case .administrator: .administrator
        case .planCommissioner: .planCommissioner
        }
    }

    private var phrases: [Phrase] {
        switch self {
        case .liquidator:
            [
                "liquidateur|liquidateurs|liquidatrice (s)? (judiciaires|judiciaire)? (s)? (a|de)? (la)? (liquidation)? (judiciaire)?"
            ]
        case .representative:
            [
                Phrase(
                    "mandataire|mandataires (s)? judiciaire|judiciaires (s)? au|a (la)? redressement|liquidation (judiciaire)? "
                        + "(et|ou)? (a)? (la)? (liquidation)? (judiciaire)? (des)? (entreprises)?"),
                "mandataire judiciaire charge|chargee de la liquidation (judiciaire)?",
                "mandataire|mandataires (s)? judiciaire|judiciaires (s)?", "mandataire|mandataires (s)?",
                "representant|representants (s)? des creanciers",
            ]
        case .administrator:
            ["administrateur|administrateurs|administratrice (s)? (judiciaire|judiciaires)? (s)? (provisoire)?"]
        case .planCommissioner:
            ["commissaire|commissaires (s)? a|au l? execution (du|de)? (plan)?", "commissaire au plan"]
        }
    }

    struct Mention {
        var role: CourtRole
        /// In scalars of the shown text.
        var start: Int
        var end: Int
        /// A colon follows: the name comes after.
        var announces: Bool
        /// false: "liquidateur de la SARL Y", whose name is not the liquidator's.
        var isComplete: Bool
    }

    /// Every place where a role stands, in the order of the text.
    static func mentions(in text: GazetteText) -> [Mention] {
        var result: [Mention] = []
        for role in CourtRole.allCases {
            var from = 0
            while let found = role.phrases.lazy.compactMap({ $0.first(in: text, from: from) })
                .min(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) })
            {
                let end = text.words[found.upperBound - 1].range.upperBound
                if !isAnother(text, found) {
                    result.append(
                        Mention(
                            role: role, start: text.words[found.lowerBound].range.lowerBound, end: end,
                            announces: text.shown[end...].first { $0 != " " } == ":",
                            isComplete: !isOfSomeone(text, found)))
                }
                from = found.upperBound
            }
        }
        return result.sorted { $0.start < $1.start }
    }

    /// "Mandataire ad hoc", "mandataire-liquidateur", "mandataire social".
    private static func isAnother(_ text: GazetteText, _ found: Range<Int>) -> Bool {
        guard text.words[found.upperBound - 1].text.hasPrefix("mandataire"), found.upperBound < text.words.count else {
            return false
        }
        return ["ad", "liquidateur", "social"].contains(text.words[found.upperBound].text)
    }

    private static func isOfSomeone(_ text: GazetteText, _ found: Range<Int>) -> Bool {
        ["de", "a"].contains(text.words[found.upperBound - 1].text)
            || text.words[found.upperBound - 1].text == "la"
                && ["de", "a"].contains(text.words[found.upperBound - 2].text)
            || found.upperBound < text.words.count
                && ["de", "d", "du", "des"].contains(text.words[found.upperBound].text)
    }

    /// "…, demeurant 21 rue du Printemps, en qualité de liquidateur": in the sentence of the name, before the next role.
    static func quality(in text: GazetteText, at end: Int) -> CourtRole? {
        guard let index = text.words.firstIndex(where: { $0.range.lowerBound >= end }) else { return nil }
        let words = text.words[index...].prefix(20)
        let sentence = words.enumerated().prefix { $0.offset == 0 || !$0.element.opensSentence }.map(\.element.text)
        // "… et en qualité de mandataire judiciaire : SCP Y": another one is named next.
        guard let at = sentence.indices.dropLast(3).first(where: { qualities.contains(Array(sentence[$0..<$0 + 3])) }),
            at == 0 || sentence[at - 1] != "et"
        else { return nil }
        switch sentence[at + 3] {
        case "liquidateur": return .liquidator
        case "mandataire": return .representative
        case "administrateur": return .administrator
        default: return nil
        }
    }

    private static let qualities: Set<[String]> = [
        ["en", "qualite", "de"], ["es", "qualite", "de"], ["en", "tant", "que"],
    ]
}
