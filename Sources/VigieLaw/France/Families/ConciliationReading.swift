import VigieDomain

/// Only an agreement approved by the court is published (R611-43).
struct ConciliationReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var meaning: NoticeMeaning {
        let nature = TextRepair.repaired(record.judgment?.nature ?? "")
        let complement = GazetteText(record.judgment?.complement)
        let why = nature.isEmpty ? complement.quote(0..<min(12, complement.words.count)) : nature
        let texts = [GazetteText(nature), complement]
        let state: ProceedingState? = Correction(gazette: record.kind) == .annulment ? .void : nil
        if texts.contains(where: {
            $0.contains(anyOf: ["resolution", "caducite", "met|mettant fin", "annul* … accord"])
        }) {
            return NoticeMeaning(code: .procResolution, state: state, certain: false, why: why)
        }
        let approves = texts.contains { $0.contains(anyOf: ["homolog*"]) }
        return NoticeMeaning(
            code: .procConciliationApproved, state: state ?? .conciliationPublic, certain: approves, why: why,
            problems: approves
                ? [] : ["« \(why) » : l'annonce ne parle pas d'homologation ; lire son texte"])
    }
}

/// Rétablissement professionnel: mostly its closing, which erases the debts made known.
struct ProfessionalRecoveryReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var meaning: NoticeMeaning {
        let complement = GazetteText(record.judgment?.complement)
        let nature = GazetteText(record.judgment?.nature)
        let why =
            nature.isEmpty
            ? complement.quote(0..<min(12, complement.words.count)) : nature.quote(0..<nature.words.count)
        var meaning =
            [nature, complement].lazy.compactMap { Self.read($0, why) }.first
            ?? NoticeMeaning(
                code: .procOpenUnknown, state: .openUnknown, certain: false, why: why,
                problems: ["« \(why) » : rétablissement professionnel dont l'issue n'est pas dite ; lire l'annonce"])
        if meaning.code == .procOpenLiquidation || meaning.code == .procConversion {
            meaning.addressee = AddresseeFinder(complement).addressee
            meaning.cessation = CessationFinder(complement).day
        }
        if Correction(gazette: record.kind) == .annulment {
            meaning.state = .void
            meaning.startsClaims = false
        }
        return meaning
    }

    private static func read(_ text: GazetteText, _ why: String) -> NoticeMeaning? {
        // No one declares in a professional recovery: the liquidation that follows opens the period.
        if text.contains(anyOf: ["ouvr*|ouverture|prononc*|conver* … liquidation"]) {
            return NoticeMeaning(code: .procConversion, state: .liquidation, startsClaims: true, why: why)
        }
        if text.contains(anyOf: ["clotur*", "met|mettant fin", "fin (de|a) la procedure", "effacement"]) {
            return NoticeMeaning(code: .procProfRecoveryClosed, state: .closedOther, why: why)
        }
        if text.contains(anyOf: ["ouvr*|ouverture"]) {
            return NoticeMeaning(code: .procOpenProfRecovery, state: .professionalRecovery, why: why)
        }
        return nil
    }
}
