import VigieDomain

/// What ends a proceeding or brings it back.
extension TextTable {
    static let closures: [TextRule] = [
        TextRule(
            .procProfRecoveryClosed, .closedOther,
            ["clotur*|fin … retablissement professionnel", "retablissement professionnel … clotur*"], opening: .none),
        TextRule(
            .procOther, nil, ["fin a la procedure de conciliation", "homolog* … accord … conciliation"], opening: .none),
        TextRule(
            .procOther, nil,
            [
                "report*|prorog*|prolong*|renvo*|ajourn*|differ* … clotur*",
                "clotur* … est|sera|soit report*|prorog*|renvoye*|ajourn*|differ*",
                "prorog*|prolong* … delai|terme … examen", "examen de (la)? clotur* … renvo*|report*|ajourn*",
                "fix* … delai|terme … clotur*", "report*|prorog*|prolong*|fix* …… clotur* …… examinee*|examine",
                "clotur* …… ne pouvant|peut|pourra|saurait", "clotur* …… devra|devant|pourra (etre|intervenir)",
            ], called: false, opening: .none),
        TextRule(
            .procClosedNoAssets, .closedNoAssets,
            [
                "clotur*|cloture … insuffisance d? actif*", "clotur*|cloture … insuffisance de? l? actif*",
                // The cause may stand behind whatever is closed, and whose it is.
                "clotur*|cloture …… pour|par insuffisance d? actif*", "clotur*|cloture …… actif (etant)? insuffisant",
                "insuffisance d? actif* … clotur*", "^insuffisance d? actif",
            ], unless: refused, opening: .none),
        TextRule(
            .procClosedPaid, .closedPaid,
            [
                "clotur*|cloture … extinction du|de passif", "clotur*|cloture …… pour|par extinction du|de passif",
                "clotur*|cloture … absence de passif",
                "extinction|apurement (integral|integrale|total|totale|complet)? (de|l)? (ensemble)? (du)? passif … clotur*",
                "absence de passif … clotur*", "passif … integralement|entierement paye|apure|regle|eteint … clotur*",
                "clotur*|cloture … passif … apure|paye|regle|eteint", "^extinction du passif",
            ], unless: refused, opening: .none),
        TextRule(
            .procClosedOther, .closedOther,
            [
                "^(jugement)? (de|prononcant|prononce)? (la)? cloture (de|d|des|du|pour)",
                "prononc* la cloture", "clotur* la procedure|liquidation", "ordonn* la cloture",
                "constat* (la|l)? (bonne|parfaite|complete)? execution|achevement (complete|integrale|totale|parfaite)? (du|de) plan",
                "^(jugement)? (de)? fin de plan",
                "plan … integralement|entierement execute|respecte",
                "cloture de (la)? procedure de redressement|sauvegarde",
            ], unless: refused, called: false, opening: .none),
        TextRule(
            .procClosedOther, .closedOther,
            [
                "met|mettant|mis fin a|au la? procedure? de? redressement|sauvegarde", "mettant|met fin a la procedure",
                "fin de la procedure",
            ],
            unless: ["fin au plan", "prononc* … liquidation", "ouvr* … liquidation|redressement"],
            called: false, opening: .none),
    ]

    /// What was closed goes on. The debates that are opened again are none ("réouverture des débats").
    static let reopenings: [TextRule] = [
        TextRule(
            .procOther, nil, ["reouverture des debats", "rouvr*|reouvr* les debats", "reprise de l instance"],
            opening: .none),
        TextRule(
            .procReopened, .liquidation,
            [
                "reprise (de|des) (la|les|l)? (operations)? (de)? (la)? (procedure)? (de)? (la)? liquidation",
                "reprise (de|des) (la)? procedure|operations …… clotur*",
                "reprend*|reprenant … operations|procedure (de)? (la)? liquidation",
                "reouverture|rouvr*|reouvr* … liquidation", "reouverture … procedure|operations",
            ],
            unless: [
                "rejet*|refus*|debout* … reprise|reouverture", "fin … reprise",
                "n y avoir|a lieu|pas lieu … reprise|reouverture",
                "^(jugement)? (de|prononcant|prononce)? (la)? clotur*",
            ]),
    ]
}
