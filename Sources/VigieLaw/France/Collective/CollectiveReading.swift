import VigieDomain

/// What a judgment of the gazette means: the nature where it says it, the text where it does not.
struct CollectiveReading {
    let record: GazetteRecord
    private let text: GazetteText
    /// What the judgment itself decides.
    private let decision: JudgmentWords

    init(_ record: GazetteRecord) {
        self.record = record
        text = GazetteText(record.judgment?.complement).writtenOut
        decision = JudgmentWords(text, called: ClaimsCall.words(in: text) != nil)
    }

    var meaning: NoticeMeaning {
        var meaning = decided
        let cessation = CessationFinder(text)
        meaning.cessation = cessation.day
        meaning.problems += cessation.problems
        meaning.addressee = AddresseeFinder(text).addressee
        meaning.simplified = meaning.state == .liquidation && text.contains(anyOf: CollectiveReading.simplified)
        if Correction(gazette: record.kind) == .annulment {
            meaning.state = .void
            meaning.startsClaims = false
        }
        return meaning
    }

    private static let simplified: [Phrase] = ["simplifie|simplifiee", "l 641 2|l641 2"]

    private var decided: NoticeMeaning {
        guard let nature = record.judgment?.nature.map({ GazetteText($0).writtenOut }), !nature.isEmpty else {
            return fromText(because: nil)
        }
        let shown = TextRepair.repaired(record.judgment?.nature ?? "")
        guard let rule = NatureTable.france.rule(for: shown, published: record.publication) else {
            return unknownNature(nature, shown)
        }
        switch rule.reading {
        case .explicit: return explicit(rule, because: shown)
        case .refined(let codes, let certain): return refined(rule, among: codes, certain: certain, because: shown)
        case .text: return fromText(because: shown)
        }
    }

    private func explicit(_ rule: NatureRule, because why: String) -> NoticeMeaning {
        var meaning = NoticeMeaning(code: rule.code, state: rule.state, startsClaims: rule.claims, why: why)
        doubtCall(&meaning)
        return meaning
    }

    /// The law starts no new period at a conversion, yet the text calls the creditors: a person must look.
    private func doubtCall(_ meaning: inout NoticeMeaning) {
        guard meaning.code == .procConversion, !meaning.startsClaims, let call = ClaimsCall.words(in: text) else {
            return
        }
        meaning.certain = false
        meaning.why += " ; « \(text.quote(call)) »"
    }

    private func refined(
        _ rule: NatureRule, among codes: [EventCode], certain: Bool, because why: String
    ) -> NoticeMeaning {
        if rule.code == .procAppeal {
            let reversed = ReversedJudgment(decision)
            let decided = reversed.startsClaims || reversed.isConversion || reversed.keepsOne
            let state = rule.state == nil || decided ? reversed.state : rule.state
            let quoted = text.isEmpty ? why : text.quote(0..<min(text.words.count, 30))
            return NoticeMeaning(
                code: .procAppeal, state: state ?? rule.state, startsClaims: reversed.startsClaims,
                certain: (state != nil || certain) && reversed.isCertain, why: quoted)
        }
        if let read = TextReading(decision).meaning(among: codes) { return read }
        return NoticeMeaning(
            code: rule.code, state: rule.state, startsClaims: rule.claims || decision.called,
            certain: certain, why: why,
            problems: certain ? [] : ["« \(why) » : le texte ne dit pas quelle procédure est ouverte ; lire l'annonce"])
    }

    /// Read from the words of the judgment; where they say nothing, from the family that the gazette files it under.
    private func fromText(because nature: String?) -> NoticeMeaning {
        if let read = TextReading(decision).meaning() { return read }
        return FamilyFallback.meaning(record, text: text, nature: nature)
    }

    /// A nature met for the first time is itself a sentence: it is read like one, and the operator is told.
    private func unknownNature(_ nature: GazetteText, _ shown: String) -> NoticeMeaning {
        let problem = "nature « \(shown) » : inconnue ; la lecture est à confirmer sur le texte de l'annonce"
        var meaning: NoticeMeaning
        if let read = TextReading(JudgmentWords(nature, called: decision.called)).meaning() {
            meaning = read
        } else {
            meaning = fromText(because: shown)
        }
        meaning.certain = false
        if !meaning.problems.contains(problem) { meaning.problems.append(problem) }
        return meaning
    }
}
