import VigieLaw

/// The parts that only some families have: judgment, act, modification, striking off, deposit and the rest.
extension BodaccRecord {
    func judgment() throws(BodaccProblem) -> GazetteRecord.Judgment? {
        guard let part = try inner("jugement")?.oneOrMany.first else { return nil }
        // Any member may be missing, not all: an object that says nothing we know is another field by now.
        let members = ["type", "famille", "nature", "date", "complementJugement"]
        guard members.contains(where: { part[$0] != nil }) else {
            throw .type("jugement", found: part, accepted: BodaccWords.judgment)
        }
        return GazetteRecord.Judgment(
            type: part["type"]?.string, family: part["famille"]?.string, nature: part["nature"]?.string,
            date: part["date"]?.text, complement: part["complementJugement"]?.string)
    }

    func act() throws(BodaccProblem) -> GazetteRecord.Act? {
        guard let part = try inner("acte")?.oneOrMany.first else { return nil }
        var effective = part["dateEffet"]?.text
        var kind = GazetteRecord.Act.Kind.unknown
        if let creation = part["creation"] {
            kind = .creation(category: creation["categorieCreation"]?.string)
        } else if let registration = part["immatriculation"] {
            kind = .registration(category: registration["categorieImmatriculation"]?.string)
        } else if let sale = part["vente"] {
            // An annulment writes `"vente": ""`: a sale still, of which nothing is told.
            kind = .sale(
                category: sale["categorieVente"]?.string, opposition: sale["opposition"]?.string,
                claims: sale["declarationCreance"]?.string, description: sale["descriptif"]?.string)
            effective = effective ?? sale["dateEffet"]?.text
        }
        return GazetteRecord.Act(
            kind: kind, description: joined(part["descriptif"]), registered: part["dateImmatriculation"]?.text,
            started: part["dateCommencementActivite"]?.text, effective: effective)
    }

    func modification() throws(BodaccProblem) -> GazetteRecord.Modification? {
        guard let part = try inner("modificationsgenerales") else { return nil }
        let parts = part.oneOrMany
        let words = parts.compactMap { joined($0["descriptif"]) }
        return GazetteRecord.Modification(
            description: words.isEmpty ? nil : words.joined(separator: " ; "),
            effective: parts.lazy.compactMap { $0["dateEffet"]?.text ?? $0["dateCommencementActivite"]?.text }.first)
    }

    /// `{"radiationPM": "O"}`, `{"dateCessationActivitePP"}` or, in older issues, one level lower.
    func striking() throws(BodaccProblem) -> GazetteRecord.Striking? {
        guard let part = try inner("radiationaurcs")?.oneOrMany.first else { return nil }
        let levels = [part] + ["radiationPP", "radiationPM"].compactMap { part[$0] }
        let dates = ["dateCessationActivitePP", "dateCessationActivitePM", "dateCessationActivite"]
        return GazetteRecord.Striking(
            comment: levels.lazy.compactMap { joined($0["commentaire"]) }.first,
            ceased: levels.lazy.flatMap { level in dates.compactMap { level[$0]?.text } }.first)
    }

    func deposit() throws(BodaccProblem) -> GazetteRecord.Deposit? {
        guard let part = try inner("depot")?.oneOrMany.first else { return nil }
        return GazetteRecord.Deposit(
            closing: part["dateCloture"]?.text, kind: part["typeDepot"]?.string, description: joined(part["descriptif"])
        )
    }

    func miscellaneous() throws(BodaccProblem) -> GazetteRecord.Miscellaneous? {
        guard let part = try inner("divers")?.oneOrMany.first else { return nil }
        return GazetteRecord.Miscellaneous(title: part["titre"]?.string, text: joined(part["texte"]))
    }

    func previous() throws(BodaccProblem) -> GazetteRecord.PreviousNotice? {
        guard let part = try inner("parutionavisprecedent")?.oneOrMany.first else { return nil }
        return GazetteRecord.PreviousNotice(
            publication: part["nomPublication"]?.string, issue: part["numeroParution"]?.text,
            date: part["dateParution"]?.text, number: part["numeroAnnonce"]?.text)
    }
}
