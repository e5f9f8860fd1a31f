/// The words that begin, continue or end a professional's name in the gazette.
enum NameWords {
    /// Forms of a firm.
    static let firms: Set<String> = [
        "selarl", "selarlu", "selas", "selasu", "selafa", "selca", "scp", "sas", "sasu", "sarl", "sa", "scm", "scs",
        "societe", "etude", "cabinet", "association", "eurl", "spe", "spfpl",
    ]
    /// Those that a name always follows.
    static let forms: Set<String> = [
        "selarl", "selarlu", "selas", "selasu", "selafa", "selca", "scp", "sas", "sasu", "sarl",
    ]
    /// Titles of a person.
    static let people: Set<String> = [
        "me", "mes", "maitre", "maitres", "mtre", "m", "mme", "monsieur", "madame", "mr", "mlle",
    ]

    static func isTitle(_ plain: String) -> Bool { firms.contains(plain) || people.contains(plain) }

    /// Between the role and the name.
    static let beforeName: Set<String> = [
        "la", "le", "les", "s", "est", "designe", "designee", "nomme", "nommee", "provisoire", "judiciaire", "unique",
    ]
    /// Verbs that name someone before saying as what.
    static let naming: Set<String> = [
        "nomme", "nommant", "nomment", "designe", "designant", "maintient", "maintenant", "remplace", "desginant",
        "confirme", "confirmant", "commet", "commettant", "designent", "maintiennent", "remplacant", "substitue",
        "substituant", "nomination", "designation", "institue", "nommer", "designer",
    ]
    /// Verbs after which the new one stands behind "par".
    static let replacing: Set<String> = ["remplace", "remplacant", "substitue", "substituant"]
    /// "… est désignée en qualité de liquidateur".
    static let named: Set<String> = [
        "designe", "designee", "designes", "nomme", "nommee", "nommes", "maintenu", "maintenue", "confirme",
        "confirmee",
        "commis", "commise",
    ]
    /// Between a name and the role it is given afterwards.
    static let links: Set<String> = [
        "en", "qualite", "remplacement", "de", "du", "d", "l", "la", "le", "les", "es", "qualites", "comme", "aux",
        "fonctions",
        "tant", "que", "nouvel", "nouveau", "",
    ]
    /// Small words inside a name.
    static let connectors: Set<String> = [
        "prise", "pris", "prises", "en", "la", "le", "personne", "pers", "de", "d", "du", "des", "representee",
        "represente",
        "representes", "par", "mission", "conduite", "et", "ou", "associes", "associees", "associe", "membre",
        "devenue",
        "mandataire", "mandataires", "judiciaire", "judiciaires", "administrateurs", "ministere",
    ]
    /// Words that carry a name on after a comma.
    static let linking: Set<String> = [
        "prise", "pris", "representee", "represente", "mission", "membre", "devenue", "denommee",
    ]
    /// What cannot end a name.
    static let dangling: Set<String> = [
        "et", "ou", "de", "du", "des", "la", "le", "en", "par", "a", "au", "prise", "representee", "mission", "l", "d",
    ]
    /// The first words of an address, besides a number.
    static let streets: Set<String> = [
        "rue", "avenue", "av", "ave", "boulevard", "bd", "bld", "bvd", "boul", "place", "pl", "chemin", "route", "rte",
        "impasse",
        "allee", "allees", "cours", "quai", "square", "passage", "promenade", "esplanade", "faubourg", "rond",
        "lieudit",
        "residence", "immeuble", "imm", "batiment", "bat", "bp", "cs", "zone", "za", "zi", "zac", "zae", "espace",
        "parc", "tour",
        "galerie", "terrasse", "domaine", "lotissement", "hameau", "mail", "parvis", "eco", "ecoparc", "pole",
        "technopole", "carrefour", "sis", "sise", "demeurant", "domicilie", "domiciliee", "adresse", "cidex", "bourg",
        "voie",
    ]
    static let boxes: Set<String> = ["cs", "bp", "tsa"]
    static let articles: Set<String> = ["le", "la", "les"]
    /// The first words of what follows a person.
    static let stops: Set<String> = [
        "avec", "dont", "pour", "lequel", "laquelle", "qui", "les", "dans", "aupres", "sur", "ayant", "date", "fixe",
        "fixant", "dit",
        "restera", "reste", "sera", "demeure", "demeurera", "devient", "conserve", "conservera", "doit", "devra",
        "met", "maintient", "maintenant", "nomme", "nommant", "designe", "designant", "tel", "courriel",
        "ouvre", "n",
        "jugement", "mandat", "comme", "ainsi", "es", "precedemment", "jusqu", "duree", "delai", "rg", "voies",
        "article", "declarations",
        "creances", "tribunal",
    ]
    /// After a lone dash, the beginning of another clause.
    static let afterDash: Set<String> = [
        "les", "des", "date", "n", "liquidateur", "administrateur", "jugement", "depot", "renvoi", "dit", "le",
        "creances", "avis",
        "selon", "fixe", "ouvre", "rg", "designe", "nomme", "prononce", "declarations", "voies", "juge", "commissaire",
        "etablissement", "activite",
    ]
    /// Their full stop ends no sentence.
    static let shortRoles: Set<String> = ["liq"]
    static let roleStarts: Set<String> = ["administrateur", "mandataire", "commissaire", "liquidateur", "liquidateurs"]
    static let roles: Set<String> = [
        "administrateur", "mandataire", "commissaire", "liquidateur", "declarations", "creances", "administrateurs",
    ]
    static let beforeAddress: Set<String> = [
        "demeurant", "et", "domicilie", "domiciliee", "sis", "sise", "dont", "le", "siege", "est", "situe", "au", "a",
        "en", "qualite",
        "de", "liquidateur",
    ]

    static func canStart(_ token: NameTokens.Token) -> Bool {
        if isTitle(token.plain) { return true }
        guard let letter = token.text.unicodeScalars.first(where: { $0 != "(" && $0 != "'" && $0 != "\"" }) else {
            return false
        }
        return letter.properties.isUppercase && !stops.contains(token.plain) && !streets.contains(token.plain)
            && !roles.contains(token.plain) && !starters.contains(token.plain)
    }

    /// Capitalised words that begin a sentence, not a name.
    private static let starters: Set<String> = [
        "ou", "et", "ce", "les", "le", "la", "des", "delais", "appel", "au", "aux", "a", "dans", "sur", "il", "elle",
        "toute", "tout",
        "conformement", "ainsi", "en", "est", "un", "une", "lj", "rj",
    ]

    /// "18", "18,", "52-56", "7/9", "5bis", "47" but not "P2g".
    static func isStreetNumber(_ token: NameTokens.Token) -> Bool {
        guard let first = token.text.unicodeScalars.first(where: { $0 != "(" }), ("0"..."9").contains(first) else {
            return false
        }
        return true
    }

    static func isTown(_ token: NameTokens.Token) -> Bool {
        guard let letter = token.text.unicodeScalars.first else { return false }
        if token.plain.allSatisfy(\.isNumber), token.plain.count <= 2, !token.plain.isEmpty { return true }
        return letter.properties.isAlphabetic && !stops.contains(token.plain) && !roles.contains(token.plain)
            && !afterDash.contains(token.plain) || ["le", "la", "les"].contains(token.plain)
    }

    /// "Me.", "J.", "Ph.", "pers.", "J.-F." end no sentence.
    static func isAbbreviation(_ token: NameTokens.Token) -> Bool {
        let letters = token.text.dropLast().split(separator: ".").last ?? ""
        return letters.count <= 2 || ["pers", "mtre", "ass"].contains(token.plain)
    }
}
