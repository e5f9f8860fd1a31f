import VigieDomain

/// The rules on free text, in the order in which they must be tried: what ends or changes a proceeding before what opens
/// one, liquidation before redressement, redressement before sauvegarde (`domain.md` section 1). Openings by a verb come
/// before deposits and orders, because an opening also fixes delays for lists; a mere mention comes last.
enum TextTable {
    static let rules: [TextRule] =
        appeals + persons + closures + conversions + resolutions + reopenings + refusals + plans + extensions
        + openings + deposits + orders + mentions

    /// A court of appeal is named in the boilerplate of most openings ("appel … devant la Cour d'Appel"): only its own
    /// decision counts.
    private static let appeals: [TextRule] = [
        TextRule(
            .procAppeal, nil,
            [
                "arret … cour d appel … infirm*|annul*|reform*|confirm*|prononc*|statu*", "^arret … cour d appel",
                "cour d appel … a infirme|annule|reforme|confirme", "infirmant|annulant|reformant … jugement|decision",
                "^infirme|annule|reforme … jugement|decision", "retract*", "^tierce opposition",
            ])
    ]

    private static let persons: [TextRule] = [
        TextRule(
            .procSanctionPerson, nil,
            [
                "faillite personnelle … encontre|duree|monsieur|madame", "prononc* … faillite personnelle",
                "interdiction de|d gerer|diriger|administrer", "interdiction prevue a l article l 653",
            ])
    ]

    private static let closures: [TextRule] = [
        TextRule(
            .procProfRecoveryClosed, .closedOther,
            ["clotur*|fin … retablissement professionnel", "retablissement professionnel … clotur*"]),
        TextRule(
            .procOther, nil,
            [
                "report*|prorog*|prolong* … clotur*", "clotur* … est|sera|soit report*|prorog*",
                "prorog*|prolong* … delai|terme … examen",
            ], called: false),
        TextRule(
            .procClosedNoAssets, .closedNoAssets,
            [
                "clotur*|cloture … insuffisance d? actif*", "clotur*|cloture … insuffisance de? l? actif*",
                "insuffisance d? actif* … clotur*", "^insuffisance d? actif",
            ], unless: refused),
        TextRule(
            .procClosedPaid, .closedPaid,
            [
                "clotur*|cloture … extinction du|de passif", "clotur*|cloture … absence de passif",
                "^extinction du passif",
            ],
            unless: refused),
        TextRule(
            .procClosedOther, .closedOther,
            [
                "^(jugement)? (de|prononcant|prononce)? (la)? cloture (de|d|des|du|pour)",
                "prononc* la cloture", "clotur* la procedure|liquidation", "ordonn* la cloture",
                "constat* (la|l)? (bonne|parfaite|complete)? execution|achevement (complete|integrale|totale|parfaite)? (du|de) plan",
                "^(jugement)? (de)? fin de plan",
                "plan … integralement|entierement execute|respecte",
                "cloture de (la)? procedure de redressement|sauvegarde",
            ], unless: refused, called: false),
        TextRule(
            .procClosedOther, .closedOther,
            [
                "met|mettant|mis fin a|au la? procedure? de? redressement|sauvegarde", "mettant|met fin a la procedure",
                "fin de la procedure",
            ],
            unless: [
                "prononc* … liquidation", "ouvr* … liquidation|redressement", "ouverture … liquidation|redressement",
            ],
            called: false),
    ]

    private static let conversions: [TextRule] = [
        // Nobody declares in a crisis exit, so its end starts a period (`domain.md` section 2).
        TextRule(
            .procConversion, .liquidation,
            ["fin … sortie de crise … ouvr*|ouverture|prononc* … liquidation"], claims: .started),
        TextRule(
            .procConversion, .recoveryObservation,
            ["fin … sortie de crise … ouvr*|ouverture|prononc* … redressement"], claims: .started),
        TextRule(
            .procConversion, .liquidation,
            [
                "conver* … en|a (une|la)? (procedure)? (de)? liquidation",
                "liquidation judiciaire … par|sur|apres conversion",
                "conver* … redressement|sauvegarde … en liquidation", "liquidation (judiciaire)? sur|par conversion",
                "fin … (periode)? d? observation|sauvegarde|redressement … prononc*|ouvr* … liquidation",
                "passage en liquidation judiciaire", "rejet* … plan … prononc* … liquidation",
                "prononc* … liquidation … cours de periode d observation",
                "redressement|sauvegarde … transform* … en liquidation",
            ], unless: refused),
        TextRule(
            .procConversion, .recoveryObservation,
            [
                "conver* … en|a (une|la)? (procedure)? (de)? redressement",
                "redressement (judiciaire)? sur|par conversion",
                "fin … sauvegarde … prononc*|ouvr* … redressement",
            ], unless: refused),
    ]

    private static let resolutions: [TextRule] = [
        TextRule(
            .procResolution, .liquidation,
            [
                "liquidation … apres|suite|sur|et resolution", "resolution … plan … liquidation",
                "resolution … plan … ouverture|ouvr*|prononc* … liquidation", "sa resolution … liquidation",
            ], claims: .started, unless: resolutionAsked + refused),
        TextRule(
            .procResolution, .recoveryObservation,
            [
                "redressement judiciaire … apres|suite|sur resolution",
                "resolution … plan … ouvr*|prononc* … redressement",
                "resolution … plan … et (le)? redressement judiciaire", "sa resolution … redressement",
            ], claims: .started, unless: resolutionAsked + refused),
        TextRule(
            .procResolution, .openUnknown,
            [
                "resolution (du|de|d) (un|le)? plan",
                "resolution|resolu* … plan de redressement|sauvegarde|continuation|cession",
                "sa resolution", "caducite … plan",
            ],
            claims: .asCalled, unless: resolutionAsked + refused),
    ]

    private static let resolutionAsked: [Phrase] = ["demande|requete|assignation|saisine … resolution"]

    /// "Dit n'y avoir lieu à", "rejette la demande": what is named there was not decided.
    private static let refused: [Phrase] = [
        "n y a pas lieu (a|de|d)? (la|une)? cloture|prononcer|resolution|conversion|liquidation|ouvrir|ouverture",
        "n y avoir lieu (a|de|d)? (la|une)? cloture|prononcer|resolution|conversion|liquidation|ouvrir|ouverture",
        "rejet*|debout*|refus* … cloture|clotur*|resolution|conversion|ouverture|extension",
    ]

    private static let reopenings: [TextRule] = [
        TextRule(
            .procReopened, .liquidation,
            [
                "reprise (de|des) (la|operations)? (de)? (la)? (procedure)? (de)? liquidation",
                "reouverture|rouvr*|reouvr* … liquidation", "reouverture … procedure",
            ], unless: ["rejet*|refus* … reprise|reouverture"])
    ]

    private static let refusals: [TextRule] = [
        // The simplified rules begin or cease to apply to a liquidation that is open already.
        TextRule(
            .procOther, nil,
            [
                "application|applique* … simplifie|simplifiee", "regime general",
                "fin … regime|regles|liquidation … simplifie|simplifiee", "passage … liquidation judiciaire simplifiee",
            ],
            unless: ["ouvre|ouvrant|ouverture … liquidation", "prononce|prononcant (la|une) liquidation"], called: false
        ),
        TextRule(
            .procOther, nil,
            refused + [
                "^(jugement)? (de)? rejet*|debout*|refus*", "liquidation|redressement judiciaire evite*",
                "rejet* … demande|requete",
            ],
            unless: [
                "prononce|prononcant (la|le|une|l) (ouverture)? … liquidation|redressement",
                "ouvre|ouvrant … liquidation|redressement|sauvegarde", "arrete|arretant … plan",
            ], called: false),
    ]

    private static let plans: [TextRule] = [
        TextRule(
            .procPlanModified, .planSafeguard,
            ["modifi* … plan de sauvegarde", "plan de sauvegarde … modifi*"], called: false),
        TextRule(
            .procPlanModified, .planRecovery,
            [
                "modifi* … plan de redressement|continuation|apurement|traitement", "plan de redressement … modifi*",
                "modifi* (substantielle)? (du|le|de|des)? (modalites)? (du)? plan",
            ], unless: ["plan de cession"], called: false),
        TextRule(
            .procPlanSale, .planSale,
            [
                "arret* … plan de? cession", "adopt*|homolog* … plan de cession", "ordonn* … plan de? cession",
                "^(jugement)? (de)? plan de cession", "prononc* … plan de cession",
                "ordonn*|arret* … cession … entreprise|actifs|activite",
            ], unless: ["prorog*|modifi* … plan de cession"]),
        TextRule(
            .procPlanAdopted, .planSafeguard,
            ["arret*|adopt*|homolog*|valid* … plan de sauvegarde", "^(jugement)? (de|du)? plan de sauvegarde"]),
        TextRule(
            .procPlanAdopted, .planRecovery,
            [
                "arret*|adopt*|homolog*|valid* … plan de redressement|continuation|apurement|traitement",
                "^(jugement)? (de|du)? plan de redressement|continuation|apurement",
                "arret*|adopt*|homolog* … plan … par (voie de)? continuation",
            ]),
    ]

    private static let extensions: [TextRule] = [
        TextRule(
            .procExtension, .liquidation,
            ["etend*|extension … liquidation"], claims: .started, unless: extendedMission),
        TextRule(
            .procExtension, .recoveryObservation,
            ["etend*|extension … redressement"], claims: .started, unless: extendedMission),
        TextRule(
            .procExtension, .safeguardObservation,
            ["etend*|extension … sauvegarde"], claims: .started, unless: extendedMission),
        TextRule(
            .procExtension, .openUnknown,
            ["etend*|extension (de|d|la|les|l)? (la|une)? procedure"], claims: .started, unless: extendedMission,
            certain: false),
    ]

    private static let extendedMission: [Phrase] = ["etend*|extension (de|la|l)? (la)? mission|periode|duree|delai"]

    private static let openings: [TextRule] = [
        TextRule(
            .procOpenProfRecovery, .professionalRecovery,
            ["ouvr*|ouverture|prononc* … retablissement professionnel"], called: false),
        // One judgment may refuse the recovery and open the liquidation; the words of both stand there.
        TextRule(
            .procOpenLiquidation, .liquidation,
            [
                "ouvre|ouvrant|ouverte … liquidation judiciaire|des", "^(jugement)? d? ouverture … liquidation",
                "prononce|prononcant|prononcee (l|d)? ouverture … liquidation",
            ],
            claims: .started),
        TextRule(
            .procOpenLiquidation, .liquidation,
            [
                "prononce|prononcant|prononcee|prononcent … liquidation judiciaire|des",
                "ouverture (de|d) (la|une)? (procedure)? (de)? liquidation", "mis*|place* en liquidation judiciaire",
                "^(jugement)? (de)? liquidation judiciaire|des",
            ], claims: .started, called: true),
        // Nothing but the pronouncement: with an earlier proceeding it is a conversion, without one it opens. The reading
        // that cannot miss a deadline is taken, and said to be uncertain; the docket decides.
        TextRule(
            .procOpenLiquidation, .liquidation,
            [
                "prononce|prononcant|prononcee|prononcent … liquidation judiciaire|des",
                "mis*|place* en liquidation judiciaire", "^(jugement)? (de)? liquidation judiciaire|des",
            ],
            claims: .started,
            unless: [
                "prononce|prononcant … application|passage … liquidation",
                "suite|suivant|apres … jugement … prononcant",
                "rectifi* … jugement", "liquidation judiciaire evite*",
            ], called: false, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation,
            [
                "ouvre|ouvrant|ouverte|prononce|prononcant … redressement", "^(jugement)? d? ouverture … redressement",
                "mis*|place* en redressement judiciaire", "^(jugement)? (de)? redressement judiciaire",
            ], claims: .started,
            unless: ["rectifi* … jugement", "redressement judiciaire evite*", "prononc* … plan de redressement"]),
        TextRule(
            .procOpenAccelerated, .safeguardAccelerated,
            ["ouvre|ouvrant|ouverte|ouverture|prononc* … sauvegarde (financiere)? acceleree"], claims: .started),
        TextRule(
            .procOpenSafeguard, .safeguardObservation,
            ["ouvre|ouvrant|ouverte|prononce|prononcant … sauvegarde", "^(jugement)? d? ouverture … sauvegarde"],
            claims: .started, unless: ["rectifi* … jugement", "sauvegarde … evite*"]),
        TextRule(
            .procOpenUnknown, .crisisExit,
            ["ouvre|ouvrant|ouverture|prononc* … sortie de crise"], claims: .started),
        TextRule(
            .procOpenRecovery, .recoveryObservation,
            ["ouverture (de|d) (la|une|le)? (procedure)? (de|du)? redressement"], claims: .started, called: true),
        TextRule(
            .procOpenSafeguard, .safeguardObservation,
            ["ouverture (de|d) (la|une)? (procedure)? (de)? sauvegarde"], claims: .started, called: true),
    ]

    private static let deposits: [TextRule] = [
        TextRule(
            .procClaimsList, nil,
            [
                "depot … etat (complementaire|rectificatif|definitif)? (des|de)? creances",
                "etat (des|de) creances … depose*", "depose* … etat des creances",
                "depot … creances salariales|privilegiees|chirographaires",
                "etat des creances … dresse|verifie|arrete|signe",
                // The recourse against this list alone (R624-8).
                "r 624 8", "r624 8", "etat des creances … reclamation*", "reclamations seront|sont … recevables",
                "etat (complementaire|rectificatif|definitif)? (des|de) creances",
            ], unless: ["delai … depot|deposer|depose … creances"], called: false),
        TextRule(
            .procFiling, nil,
            [
                "etat de collocation", "projet de repartition", "liste (des|de) creances", "releve des creances",
                "^(avis)? (de)? depot", "avis de depot", "depot … rapport|compte*", "compte rendu de fin de mission",
            ], unless: ["delai … depot|deposer|depose|etabli* … creances"], called: false),
    ]

    private static let orders: [TextRule] = [
        TextRule(
            .procOther, nil,
            [
                "prorog*|prolong*|renouvel* … periode|observation|delai|duree|activite|poursuite",
                "maint* … periode d observation", "poursuite … observation|activite|exploitation",
                "poursuivre … activite|exploitation", "maintien|maintenant … activite|exploitation",
            ], called: false),
        TextRule(
            .procCessationDate, nil,
            [
                "report*|modifi*|fix*|remont* … date (provisoire)? (de|d)? (la)? cessation des? paiements",
                "date de cessation des paiements … report*|modifi*|ramen*|remont*",
            ],
            unless: ["ouvr*|ouverture|prononc* … liquidation|redressement"], called: false),
        TextRule(
            .procOrgans, nil,
            [
                "design*|nomm*|remplac*|substitu*|nomination … liquidat*|mandat*|administrat*|commissaire|juge",
                "en remplacement de|du", "fin (a|de|aux)? (la|l|ses|les)? mission|fonctions|pouvoirs",
                "decharg* … mission|fonctions",
                "changement|remplacement … liquidateur|mandataire|administrateur|commissaire|juge",
            ],
            unless: ["prononc* … liquidation|redressement", "ouvr* … liquidation|redressement|sauvegarde"],
            called: false),
        TextRule(
            .procOther, nil,
            [
                "renvo*|report* … audience|affaire|examen", "releve* de forclusion",
                "autoris* … cession|vente|vendre|licenci*|reprise|bail",
                "vente|cession … immeuble|actif*",
                "inalienabilite", "taxe*|remuneration|honoraires",
                "reprise des poursuites", "sursis|sursoit", "radiation … affaire|affaires|role|rang", "desistement",
                "constat* … desistement",
                "dessaisi*|depays*|renvoi … tribunal", "liquidation|redressement judiciaire evite*",
                "decisions ne dessaisissant pas la juridiction", "admission|contestation … creance*",
            ],
            unless: ["prononc* … liquidation|redressement", "ouvr* … liquidation|redressement|sauvegarde"],
            called: false),
        TextRule(
            .procOther, nil, ["rectif*", "erreur materielle", "^ordonnance (du)? juge commissaire"], called: false),
    ]

    /// A proceeding is named and nothing says what was decided.
    private static let mentions: [TextRule] = [
        TextRule(
            .procOpenLiquidation, .liquidation, ["liquidation judiciaire", "liquidation des biens"], claims: .started,
            called: true, certain: false),
        TextRule(
            .procOpenRecovery, .recoveryObservation, ["redressement judiciaire"], claims: .started, called: true,
            certain: false),
        TextRule(
            .procOpenSafeguard, .safeguardObservation, ["procedure de sauvegarde"], claims: .started, called: true,
            certain: false),
        TextRule(
            .procOpenUnknown, .openUnknown, ["creance*|creances"], claims: .asCalled, called: true, certain: false),
    ]
}
