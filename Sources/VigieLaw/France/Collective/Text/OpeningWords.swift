/// How a French judgment says that it opens a proceeding, and what looks alike without being it.
enum OpeningWords {
    /// What they govern is opened.
    static let opens: Set<String> = ["ouvre", "ouvrant", "ouvrent", "ouverte", "ouvert", "rouvre"]
    /// What they govern is pronounced: an opening, or a conversion, as the history of the company has it.
    static let pronounces: Set<String> = [
        "prononce", "prononcant", "prononcent", "prononcee", "ordonne", "ordonnant", "decide", "decidant",
    ]
    /// "Place la société en redressement judiciaire", "admet … au bénéfice de la liquidation".
    static let places: Set<String> = [
        "place", "placant", "placent", "met", "mettant", "mettent", "declare", "declarant", "admet", "admettant",
        "soumet", "soumettant", "placee", "mise", "mis", "admise", "admis", "declaree",
    ]
    static let placesHow: [Phrase] = [
        "en (procedure|etat)? (de)?", "au benefice de|du|d (la|l|une)? (procedure|ouverture)? (de|d)? (la|une)?",
        "sous (le)? (regime|procedure)? (de|du)? (la)?",
    ]
    static let nouns: Set<String> = ["ouverture", "mise", "placement", "admission"]

    /// Between the verb and the proceeding: the verb governs something else.
    static let others: Set<String> = [
        "cloture", "clotures", "cloturee", "conversion", "extension", "faillite", "interdiction", "dans", "radiation",
        "annulation", "nullite", "rejet", "irrecevabilite", "report", "prorogation", "prolongation", "poursuite",
        "application", "passage", "sursis", "retractation", "mission", "remplacement", "vente", "periode", "cadre",
        "fin", "dont", "gerant", "gerante", "dirigeant", "dirigeante", "jonction", "disjonction", "renvoi", "cessation",
        "ayant", "qui", "demande", "renouvellement", "maintien", "suspension", "levee", "mainlevee", "repartition",
        "confusion", "debats", "suite", "incident", "enquete", "expertise", "audience", "delai", "reprise", "jugement",
        "droit", "desistement", "homologation", "execution", "licenciement", "cession",
    ]
    /// The words that begin another clause, not the rest of a name.
    static let clauses: Set<String> = [
        "date", "liquidateur", "mandataire", "administrateur", "designe", "nomme", "fixe", "dit", "rejette", "renvoie",
        "n", "les", "juge", "constate", "prononce", "met", "depot", "jugement", "voies", "proroge", "autorise",
        "maintient",
    ]
    /// The same where something is opened: what is said of the company stands between.
    static let othersOpened: Set<String> = others.subtracting([
        "dont", "qui", "gerant", "gerante", "dirigeant", "dirigeante", "suite", "delai", "ayant", "dans", "cadre",
    ])
    /// Between "met", "déclare", "place" and "en liquidation": something else is put or declared.
    static let otherwisePut: Set<String> = others.subtracting(["cessation", "suite", "gerant", "gerante", "demande"])
        .union([
            "charge", "depens", "frais", "irrecevable", "irrecevables", "recevable", "recevables", "opposable",
            "commune", "commun", "communes", "fonde", "fondee", "incompetent", "incompetente", "creance", "creances",
            "terme", "place", "plan", "que", "redevable", "responsable", "personnellement",
        ])
    /// What may stand between an article and the name of the proceeding.
    static let inside: Set<String> = [
        "procedure", "procedures", "operations", "ouverture", "mise", "de", "d", "en", "la", "une", "du", "nouvelle",
        "simplifiee", "distincte", "immediate", "l", "un", "le", "les", "regime", "mesure", "des", "collective",
    ]
    /// Before a verb: it is past, denied, or no verb ("ayant prononcé", "tendant au prononcé de").
    static let notNow: Set<String> = [
        "ayant", "avait", "avaient", "aurait", "qui", "n", "ne", "non", "au", "du", "le", "de", "etre",
    ]
    /// These order many things: an opening only where they name it.
    static let weak: Set<String> = ["ordonne", "ordonnant", "decide", "decidant"]
    static let possessives: Set<String> = ["sa", "son", "cette", "leur", "ladite"]
    static let prepositions: Set<String> = [
        "avec", "contre", "pendant", "durant", "apres", "avant", "depuis", "pour", "par", "sauf", "sans", "malgre",
        "selon",
        "a", "en", "de", "des", "du", "dans", "sur", "plan", "plans", "que", "si",
    ]
    /// "A ouvert", "est ouverte", "déclare ouverte".
    static let auxiliaries: Set<String> = ["a", "ete", "est", "ont", "declare", "declarant", "prononce"]
    static let articles: Set<String> = ["la", "le", "l", "une", "un", "les"]

    /// Before "ouverture de": it is asked for, refused, or past.
    static let notDecided: Set<String> = [
        "demande", "demandes", "requete", "assignation", "rejet", "rejette", "rejetant", "deboute", "deboutant",
        "refus", "refuse", "refusant", "lieu", "fins", "tendant", "depuis", "apres", "effet", "posterieure",
        "posterieurement", "anterieurement", "annulation", "annule", "infirme", "infirmant", "confirme", "confirmant",
        "retractation", "retracte", "retractant", "rectification", "rectifie", "publication", "avant", "suite",
        "statuer", "instance", "sursoit", "sur", "irrecevable", "incompetent", "conditions", "date", "jour", "renvoie",
        "appel", "opposition", "suivant", "pour", "condition", "evite", "evitee", "dessaisi", "jusqu",
    ]
    /// A judgment named with one of these words before it is another one.
    static let anotherJudgment: Set<String> = [
        "le", "du", "au", "ce", "dit", "ledit", "dudit", "audit", "un", "les", "des", "la", "de", "par", "vu", "d", "l",
        "cette", "ladite", "suivant", "suite", "apres", "premier",
    ]
    static let judgments: Set<String> = ["jugement", "jugements", "arret", "decision", "ordonnance"]
    /// After a participle: it tells the past ("placée en liquidation judiciaire par jugement du").
    static let past: Set<String> = [
        "par", "le", "depuis", "suivant", "selon", "aux", "en", "initialement", "anterieurement",
    ]
}
