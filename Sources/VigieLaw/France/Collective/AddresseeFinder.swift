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
            if let named = tokens.name(after: mention.end) ?? tokens.name(afterMission: mention.end) {
                var role = mention.role
                // Alsace-Moselle: "Mandataire judiciaire à la liquidation : la SELARL X, …, en qualité de liquidateur".
                if let quality = CourtRole.quality(in: text, at: named.end) { role = quality }
                result.append(Candidate(role: role, name: named.text, address: tokens.address(after: named.end)))
            } else if let named = tokens.name(before: mention.start, in: text) {
                result.append(Candidate(role: mention.role, name: named.text, address: nil))
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
    }

    /// Every place where a role stands, in the order of the text.
    static func mentions(in text: GazetteText) -> [Mention] {
        var result: [Mention] = []
        for role in CourtRole.allCases {
            var from = 0
            while let found = role.phrases.lazy.compactMap({ $0.first(in: text, from: from) })
                .min(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) })
            {
                result.append(
                    Mention(
                        role: role, start: text.words[found.lowerBound].range.lowerBound,
                        end: text.words[found.upperBound - 1].range.upperBound))
                from = found.upperBound
            }
        }
        return result.sorted { $0.start < $1.start }
    }

    /// "…, demeurant 21 rue du Printemps, en qualité de liquidateur": in the sentence of the name, before the next role.
    static func quality(in text: GazetteText, at end: Int) -> CourtRole? {
        guard let index = text.words.firstIndex(where: { $0.range.lowerBound >= end }) else { return nil }
        let words = text.words[index...].prefix(20)
        let sentence = words.enumerated().prefix { $0.offset == 0 || !$0.element.opensSentence }.map(\.element.text)
        guard let at = sentence.indices.dropLast(3).first(where: { qualities.contains(Array(sentence[$0..<$0 + 3])) })
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
