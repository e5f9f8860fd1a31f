import VigieDomain

/// What changes no state: lists, dates, persons in charge, the conduct of the case.
extension TextTable {
    static let deposits: [TextRule] = [
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

    static let orders: [TextRule] = [
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
            called: false, opening: .none),
        TextRule(
            .procOrgans, nil,
            [
                "design*|nomm*|remplac*|substitu*|nomination|maint* …… liquidateur|liquidatrice|mandataire|administrateur",
                "design*|nomm*|remplac*|substitu*|nomination …… commissaire a l execution|au plan",
                "adjoi*|adjonction …… liquidateur|mandataire|administrateur",
                "liquidateur|mandataire|administrateur (judiciaire)? designe|nomme est",
                "en remplacement de|du", "fin (a|de|aux)? (la|l|ses|les)? mission|fonctions|pouvoirs",
                "decharg* … mission|fonctions",
                "changement|remplacement … liquidateur|mandataire|administrateur|commissaire",
            ], unless: ["juge commissaire|enqueteur|delegue|suppleant", "mandataire ad hoc"],
            called: false, opening: .none),
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
            called: false, opening: .none),
        TextRule(.procOther, nil, conduct, called: false, opening: .none),
        TextRule(
            .procOther, nil, ["rectif*", "erreur materielle", "^ordonnance (du)? juge commissaire"], called: false),
    ]

    /// The conduct of a case that runs, or of a request: nothing opens, nothing ends.
    private static let conduct: [Phrase] = [
        "juge commissaire|enqueteur|delegue|suppleant", "controleur|controleurs", "mandataire ad hoc",
        "irrecevable*", "incompetent*|incompetence", "radie*|radiation",
        "renvoie|renvoyant|renvoi|transmet|transmission",
        "vente aux encheres", "encheres publiques", "transig*|transaction", "repartition", "provision*",
        "execution provisoire", "n y avoir lieu", "n y a pas lieu", "condamn*", "combl*", "enquete|expertise",
        "consult*", "delai supplementaire", "interruption de l instance", "jonction|disjonction",
        "caducite de l assignation",
        "desiste*", "sequestre", "inventaire", "convocation|convoque", "suspension … poursuites",
        "admet|admis … creance*",
        "conditions … ne sont pas|point reunies|remplies", "autoris* …… licenci*", "fix*|admet|admis … creance*",
        "saisie", "compensation", "resiliation", "reouverture des debats", "verification", "homolog* … transaction",
    ]
}
