import VigieDomain

/// Reads a judgment from its words alone, by the ordered rules of `TextTable`.
struct TextReading {
    private let judgment: JudgmentWords

    init(_ judgment: JudgmentWords) { self.judgment = judgment }

    /// - Parameter codes: the only answers allowed, where the nature already says the kind.
    /// - Returns: nil where no rule decides.
    func meaning(among codes: [EventCode]? = nil) -> NoticeMeaning? {
        for rule in TextTable.rules {
            if let codes, !codes.contains(rule.code) { continue }
            guard let words = rule.decides(judgment) else { continue }
            var meaning = meaning(rule, words)
            if codes == nil { startCalled(&meaning) }
            return meaning
        }
        return nil
    }

    /// The text calls the creditors although what it decides starts no period by law: the reading that cannot miss a
    /// deadline, and a person must look.
    private func startCalled(_ meaning: inout NoticeMeaning) {
        guard judgment.called, !meaning.startsClaims else { return }
        meaning.startsClaims = true
        meaning.certain = false
    }

    private func meaning(_ rule: TextRule, _ words: Range<Int>) -> NoticeMeaning {
        var meaning = NoticeMeaning(
            code: rule.code, state: rule.state, certain: rule.certain, why: judgment.text.quote(words))
        switch rule.claims {
        case .started: meaning.startsClaims = true
        case .asCalled: meaning.startsClaims = judgment.called
        case .never: meaning.startsClaims = false
        }
        if rule.code == .procAppeal {
            let reversed = ReversedJudgment(judgment)
            meaning.state = reversed.state
            meaning.startsClaims = reversed.startsClaims
            meaning.certain = meaning.state != nil && reversed.isCertain
        }
        if judgment.called, !meaning.startsClaims { meaning.certain = false }
        if !rule.certain {
            meaning.problems.append(
                "le texte ne décide pas seul : l'histoire de la société ou une lecture doit confirmer")
        }
        return meaning
    }
}
