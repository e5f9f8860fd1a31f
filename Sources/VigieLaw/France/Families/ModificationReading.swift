import VigieDomain

/// One notice often tells several changes ("sur l'administration, l'activité, le capital"): each becomes a meaning.
struct ModificationReading {
    let record: GazetteRecord

    init(_ record: GazetteRecord) { self.record = record }

    var parties: [PartyReading] {
        let lease = LeaseReading(record)
        return NamedParties(record).subjects(meanings) + lease.others
    }

    var meanings: [NoticeMeaning] {
        let text = GazetteText(record.modification?.description ?? record.act?.description)
        var result: [NoticeMeaning] = []
        for rule in ModificationRule.rules {
            guard let words = text.first(of: rule.phrases), !text.contains(anyOf: rule.unless),
                !result.contains(where: { $0.code == rule.code }),
                !rule.yieldsTo.contains(where: { code in result.contains { $0.code == code } })
            else { continue }
            result.append(
                NoticeMeaning(
                    code: rule.code, certain: rule.certain, why: text.quote(words), value: value(of: rule.code, text)))
        }
        if result.isEmpty {
            let shown = text.string(text.shown.indices)
            result = [
                NoticeMeaning(
                    code: .idModified, certain: false, why: String(shown.prefix(120)),
                    problems: [
                        text.isEmpty
                            ? "modification sans descriptif : ce qui change n'est pas dit ; lire l'annonce à la source"
                            : "modification « \(shown.prefix(120)) » : ce qui change n'est pas reconnu ; lire l'annonce"
                    ])
            ]
        }
        return result.gravestFirst
    }

    /// The value after the change, where the notice gives it in its own field.
    private func value(of code: EventCode, _ text: GazetteText) -> String? {
        let person = record.persons.first
        switch code {
        case .ownCapitalReduction, .ownCapitalIncrease, .ownCapitalChange: return person?.capital
        case .mgmtOfficerChange: return person?.administration
        case .idActivity: return person?.activity
        case .idSeatMoved: return person?.address ?? person?.town
        case .idLegalForm: return person?.legalForm
        case .idName: return person?.name
        case .lifeTup, .lifeDissolved, .lifeMergerProject, .lifeMergerDone: return text.string(text.shown.indices)
        default: return nil
        }
    }
}

/// One change that a modification can tell.
struct ModificationRule: Sendable {
    let code: EventCode
    let phrases: [Phrase]
    let unless: [Phrase]
    /// Codes which, once read, explain these words already.
    let yieldsTo: [EventCode]
    let certain: Bool

    init(
        _ code: EventCode, _ phrases: [Phrase], unless: [Phrase] = [], yieldsTo: [EventCode] = [], certain: Bool = true
    ) {
        self.code = code
        self.phrases = phrases
        self.unless = unless
        self.yieldsTo = yieldsTo
        self.certain = certain
    }

    static let rules: [ModificationRule] = [
        .init(.lifeTup, ["transmission universelle", "1844 5"]),
        .init(
            .lifeReactivated,
            ["annul*|rapport*|retract*|revo* … dissolution", "renonciation … dissolution"]),
        .init(
            .lifeDissolved,
            ["dissolution", "dissoute", "mise en liquidation amiable", "liquidation amiable", "dissous"],
            unless: [
                "sans|non dissolution", "malgre … dissolution", "n y avoir lieu … dissolution", "non dissolution",
                "continuation … dissolution", "dissolution anticipee non",
            ],
            yieldsTo: [.lifeTup, .lifeReactivated]),
        .init(.lifeMergerProject, ["projet … fusion|scission|apport", "traite … fusion|scission"]),
        .init(
            .lifeMergerDone, ["fusion|scission|absorption|absorbee|absorbante", "apport partiel d actif*"],
            yieldsTo: [.lifeMergerProject, .lifeTup]),
        .init(
            .lifeDormant,
            [
                "mise|mis en sommeil",
                "cessation (temporaire|totale|complete|provisoire)? (d|de|des|totale)? (l)? activite|activites",
                "sans|aucune activite", "suspension … activite", "cesse … activite|exploitation",
            ],
            unless: [
                "cessation … etablissement secondaire", "cessation partielle", "fin … mise en sommeil",
                "reprise … sommeil|cessation",
            ]),
        .init(
            .lifeResumed,
            [
                "reprise (de|d)? (l)? activite|exploitation", "fin (de|a)? (la)? mise en sommeil", "remise en activite",
                "mise en activite",
            ]),
        .init(.lifeFundLeaseEnd, LeaseReading.end),
        .init(.lifeFundLeased, LeaseReading.lease, yieldsTo: [.lifeFundLeaseEnd]),
        .init(.ownEquityRestored, ["reconstitution|reconstitu*|reconstruction"]),
        .init(
            .ownEquityBelowHalf,
            [
                "capitaux propres … moitie", "actif net … moitie", "perte … moitie",
                "continuation|poursuite … malgre … perte*",
                "capitaux propres … inferieur*", "225 248", "223 42",
            ], yieldsTo: [.ownEquityRestored]),
        .init(
            .ownCapitalReduction, ["capital … reduction|diminution|reduit|diminue", "reduction|diminution … capital"]),
        .init(.ownCapitalIncrease, ["capital … augmentation|augmente|augmentee", "augmentation … capital"]),
        .init(
            .ownCapitalChange, ["capital|capitaux"],
            yieldsTo: [.ownCapitalReduction, .ownCapitalIncrease, .ownEquityBelowHalf, .ownEquityRestored]),
        .init(
            .mgmtOfficerChange,
            [
                "administration", "dirigeant*", "gerant|gerante|gerants|cogerant|gerance",
                "president|presidente|presidence",
                "directeur*|directrice", "administrateur*", "commissaire* aux? comptes", "mandataire* sociaux|social",
                "conseil de surveillance|administration", "associe* … responsable*|indefiniment", "representant*",
            ], unless: ["location gerance"]),
        .init(
            .idSeatMoved,
            [
                "transfert … siege|etablissement", "siege social|siege", "adresse … siege|entreprise|principal*",
                "domiciliation",
            ]),
        .init(
            .idActivity,
            ["activite|activites", "objet social", "sur l objet"],
            yieldsTo: [.lifeDormant, .lifeResumed, .lifeReactivated, .ownEquityBelowHalf]),
        .init(
            .idName,
            [
                "denomination", "raison sociale", "nom patronymique", "nom d|de usage|famille|naissance",
                "changement de nom",
            ]),
        .init(.idBrand, ["nom commercial", "enseigne", "sigle", "nom de domaine"]),
        .init(.idLegalForm, ["forme (juridique|sociale)?", "transformation … societe|sas|sarl|sa"]),
        .init(
            .idEstablishmentClosed,
            ["fermeture|suppression|cessation|radiation … etablissement*"]),
        .init(
            .idEstablishmentOpened,
            ["ouverture|creation|ajout|acquisition … etablissement*", "etablissement secondaire|complementaire"],
            yieldsTo: [.idEstablishmentClosed, .idSeatMoved]),
        .init(
            .idModified,
            [
                "exercice social|comptable", "date de cloture", "duree", "statuts", "mention*", "adresse",
                "observation*",
                "conjoint", "nationalite", "regularisation", "rectification|rectifi*", "eirl|patrimoine",
            ],
            yieldsTo: [
                .lifeTup, .lifeDissolved, .lifeMergerProject, .lifeMergerDone, .ownEquityBelowHalf, .ownEquityRestored,
                .idSeatMoved, .lifeReactivated, .lifeDormant, .lifeResumed, .mgmtOfficerChange, .lifeFundLeased,
            ]),
    ]
}
