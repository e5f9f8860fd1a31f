/// The sentence by which a notice calls the creditors to declare: the start of the gravest clock there is.
enum ClaimsCall {
    static func words(in text: GazetteText) -> Range<Int>? {
        guard !text.contains(anyOf: dispensed) else { return nil }
        return text.first(of: called)
    }

    private static let called: [Phrase] = [
        "creances|creance sont|doivent|devront|seront … adress*|depos*|declar*|produi*|envoy*|transm*|remis*",
        "declaration*|declarations (de|des)? (leurs|leur)? creances|creance … adress*|depos*|declar*|produi*|envoy*|effectu*",
        "declaration*|declarations (de|des)? (leurs|leur)? creances|creance … deux|2 mois",
        "declarer|produire|adresser|deposer (la|le)? declaration* (de|des)? leurs|leur|ses|les? creances|creance",
        "declarer|produire|deposer|adresser|declarent leurs|leur|ses|sa|les creances|creance",
        "creances a declarer|adresser|produire|deposer",
    ]

    /// "Les créanciers n'ont pas à déclarer", "sans nouvelle déclaration".
    private static let dispensed: [Phrase] = [
        "n ont pas a … declarer", "n y a pas lieu … declar*", "n y avoir lieu … declar*",
        // One creditor alone is let in late.
        "releve|relevant (la|le|l|m|mme|monsieur|madame|maitre|me|societe|cette) …… forclusion",
        "sans (nouvelle)? declaration", "pas de nouvelle declaration",
    ]
}
