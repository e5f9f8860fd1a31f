import VigieDomain

/// What a publication means for whoever gives credit to the company: a crossing of a threshold, or nothing that we could tell
/// for certain.
struct InfoFinanciereMeaning {
    /// Kinds that the settings name besides.
    let crossings: Set<NormalName>

    init(crossings: [String]) { self.crossings = Set(crossings.map { NormalName($0) }) }

    /// nil for what is only counted: results, own shares, numbers of votes, inside information (whose weight stands in the
    /// document alone).
    func meaning(of record: InfoFinanciereRecord) -> NoticeMeaning? {
        let kinds = [record.kind, record.kindInEnglish].compactMap(\.self)
        if let kind = kinds.first(where: declares) { return meaning(record, why: kind, certain: true) }
        // An issuer may say it himself, under a kind that says nothing.
        if let title = record.title, InfoFinanciereMeaning.says(NormalName(title)) {
            return meaning(record, why: title, certain: false)
        }
        return nil
    }

    private func declares(_ kind: String) -> Bool {
        let name = NormalName(kind)
        return crossings.contains(name) || InfoFinanciereMeaning.says(name)
    }

    private static func says(_ name: NormalName) -> Bool {
        phrases.contains { name.text.contains($0) }
    }

    /// In capitals without accents; of one threshold or of several.
    private static let phrases = [
        "FRANCHISSEMENT DE SEUIL", "FRANCHISSEMENTS DE SEUIL", "THRESHOLD CROSSING", "CROSSING OF THRESHOLD",
    ]

    private func meaning(_ record: InfoFinanciereRecord, why: String, certain: Bool) -> NoticeMeaning {
        NoticeMeaning(code: .ownThresholdCrossed, certain: certain, why: why, value: record.title)
    }
}
