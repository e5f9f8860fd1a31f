import VigieDomain
import VigieTables

/// The sentences about the numbers of securities, in both languages.
extension LEI.Fault {
    func french(_ found: String) -> String {
        let cell = "le code LEI \(Quoted.french(found))"
        let left = "Il est ignoré ; le client reste surveillé par son numéro."
        return switch self {
        case .length(let count):
            "\(cell) a \(Spelled.french(count, "caractère", "caractères")) ; un LEI en a 20. \(left) Saisissez-le en entier."
                .unbroken
        case .characters:
            "\(cell) n’est pas fait de lettres et de chiffres finissant par deux chiffres. \(left) Vérifiez-le sur search.gleif.org."
                .unbroken
        case .key:
            "la clé du code LEI \(Quoted.french(found)) est fausse : un caractère est sans doute mal saisi. \(left) Vérifiez-le sur search.gleif.org."
                .unbroken
        }
    }

    func english(_ found: String) -> String {
        let cell = "LEI \(Quoted.english(found))"
        let left = "It is ignored; the client stays watched by its number."
        return switch self {
        case .length(let count):
            "\(cell) has \(Spelled.english(count, "character", "characters")); an LEI has 20. \(left) Type it in full."
        case .characters:
            "\(cell) is not made of letters and digits ending in two digits. \(left) Check it on search.gleif.org."
        case .key:
            "the key of \(cell) is wrong: a character was probably mistyped. \(left) Check it on search.gleif.org."
        }
    }
}

extension ISIN.Fault {
    func french(_ found: String) -> String {
        let cell = "le code ISIN \(Quoted.french(found))"
        let left = "Il est ignoré ; le client reste surveillé par son numéro."
        return switch self {
        case .length(let count):
            "\(cell) a \(Spelled.french(count, "caractère", "caractères")) ; un ISIN en a 12. \(left) Saisissez-le en entier."
                .unbroken
        case .characters:
            "\(cell) ne s’écrit pas avec deux lettres de pays, neuf lettres ou chiffres et un chiffre. \(left) Vérifiez-le."
                .unbroken
        case .key:
            "la clé du code ISIN \(Quoted.french(found)) est fausse : un caractère est sans doute mal saisi. \(left) Vérifiez-le."
                .unbroken
        }
    }

    func english(_ found: String) -> String {
        let cell = "ISIN \(Quoted.english(found))"
        let left = "It is ignored; the client stays watched by its number."
        return switch self {
        case .length(let count):
            "\(cell) has \(Spelled.english(count, "character", "characters")); an ISIN has 12. \(left) Type it in full."
        case .characters:
            "\(cell) is not two letters of a country, nine letters or digits and a digit. \(left) Check it."
        case .key: "the key of \(cell) is wrong: a character was probably mistyped. \(left) Check it."
        }
    }
}

extension ThresholdCell.Fault {
    func french(_ found: String) -> String {
        let cell = "le seuil \(Quoted.french(found))"
        let left = "Il n’est pas utilisé."
        return switch self {
        case .ambiguous:
            "\(cell) se lit de deux façons : un nombre à virgule, ou deux seuils. \(left) Écrivez 7.5 pour le nombre, ou séparez les seuils par « | »."
                .unbroken
        case .unknownRating(let known):
            "\(cell) nomme une note que la configuration ne connaît pas. \(left) "
                + (known.isEmpty
                    ? "Aucune source configurée ne donne de note."
                    : "Connues : \(known.joined(separator: ", ")).".unbroken)
        case .wrongSide(let name, let higherIsBetter):
            "\(cell) est à l’envers : pour \(Quoted.french(name)), une note plus haute est \(higherIsBetter ? "meilleure" : "moins bonne"). \(left) Écrivez « \(name)\(higherIsBetter ? "<" : ">")… »."
                .unbroken
        case .outOfScale(let name, let lowest, let highest):
            "\(cell) est hors de l’échelle de \(Quoted.french(name)), qui va de \(lowest) à \(highest). \(left) Corrigez le nombre."
                .unbroken
        case .fitsNone(let known):
            "\(cell) n’est sur l’échelle d’aucune note. \(left) "
                + (known.isEmpty
                    ? "Aucune source configurée ne donne de note."
                    : "Échelles : \(known.joined(separator: ", ")).".unbroken)
        case .wrongAmount(.ambiguous):
            "\(cell) se lit de deux façons (milliers ou décimales). \(left) Écrivez limite<10000.".unbroken
        case .wrongAmount, .notAThreshold:
            "\(cell) n’est pas un seuil. \(left) Exemples acceptés : 30 ; creditsafe<30 ; limite<10000.".unbroken
        case .tooMany(let limit):
            "\(cell) et les suivants sont de trop : \(Spelled.french(limit, "seuil", "seuils")) au plus par cellule. \(left)"
                .unbroken
        }
    }

    func english(_ found: String) -> String {
        let cell = "threshold \(Quoted.english(found))"
        let left = "It is not used."
        return switch self {
        case .ambiguous:
            "\(cell) reads in two ways: a number with decimals, or two thresholds. \(left) Write 7.5 for the number, or part the thresholds with \"|\"."
        case .unknownRating(let known):
            "\(cell) names a rating that the configuration does not know. \(left) "
                + (known.isEmpty
                    ? "No configured source gives a rating." : "Known: \(known.joined(separator: ", ")).")
        case .wrongSide(let name, let higherIsBetter):
            "\(cell) is the wrong way round: for \(Quoted.english(name)) a higher score is \(higherIsBetter ? "better" : "worse"). \(left) Write \"\(name)\(higherIsBetter ? "<" : ">")…\"."
        case .outOfScale(let name, let lowest, let highest):
            "\(cell) is off the scale of \(Quoted.english(name)), which goes from \(lowest) to \(highest). \(left) Correct the figure."
        case .fitsNone(let known):
            "\(cell) lies on the scale of no rating. \(left) "
                + (known.isEmpty
                    ? "No configured source gives a rating." : "Scales: \(known.joined(separator: ", ")).")
        case .wrongAmount(.ambiguous):
            "\(cell) reads in two ways (thousands or decimals). \(left) Write limit<10000."
        case .wrongAmount, .notAThreshold:
            "\(cell) is not a threshold. \(left) Accepted, for example: 30; creditsafe<30; limit<10000."
        case .tooMany(let limit):
            "\(cell) and those after it are too many: at most \(Spelled.english(limit, "threshold", "thresholds")) per cell. \(left)"
        }
    }
}
