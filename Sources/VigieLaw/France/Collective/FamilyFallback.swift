import VigieDomain

/// The last resort: no nature, no rule. The family says something; otherwise it is told as an unknown proceeding.
enum FamilyFallback {
    static func meaning(_ record: GazetteRecord, text: GazetteText, nature: String?) -> NoticeMeaning {
        let called = ClaimsCall.words(in: text) != nil
        let shown = nature ?? TextRepair.repaired(record.judgment?.family ?? "")
        for row in rows where GazetteText(record.judgment?.family).contains(anyOf: [row.family]) {
            return NoticeMeaning(
                code: row.code, state: row.state, startsClaims: row.claims || called, certain: false,
                why: TextRepair.repaired(record.judgment?.family ?? ""), problems: [problem(shown, text)])
        }
        return NoticeMeaning(
            code: .procOpenUnknown, state: .openUnknown, startsClaims: called || text.contains(anyOf: named),
            certain: false,
            why: text.isEmpty ? shown : text.quote(0..<min(12, text.words.count)), problems: [problem(shown, text)])
    }

    /// Someone is named to whom claims are sent: a period that may run is the reading that misses none.
    private static let named: [Phrase] = ["liquidateur|liquidatrice", "mandataire judiciaire"]

    private static func problem(_ nature: String, _ text: GazetteText) -> String {
        let named = nature.isEmpty ? "sans nature" : "« \(nature) »"
        return text.isEmpty
            ? "annonce \(named) sans texte : sa portée n'est pas connue ; la lire à la source"
            : "annonce \(named) : aucune règle ne dit ce que le jugement décide ; lire son texte"
    }

    private struct Row {
        var family: Phrase
        var code: EventCode
        var state: ProceedingState?
        var claims = false
    }

    private static let rows: [Row] = [
        Row(family: "retractation", code: .procAppeal, state: .void),
        Row(family: "jugement de cloture", code: .procClosedOther, state: .closedOther),
        Row(family: "avis de depot", code: .procFiling, state: nil),
        Row(family: "arret", code: .procAppeal, state: nil),
        Row(family: "jugement d ouverture", code: .procOpenUnknown, state: .openUnknown, claims: true),
    ]
}
