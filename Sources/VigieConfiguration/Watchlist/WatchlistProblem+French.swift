import VigieDomain
import VigieTables

extension WatchlistProblem {
    var french: String {
        switch self {
        case .spreadsheet(.archive):
            "c’est un classeur Excel ou LibreOffice, pas un fichier CSV. Ouvrez-le et choisissez « Enregistrer sous », "
                .unbroken
                + "type « CSV UTF-8 (délimité par des virgules) » ou « CSV (séparateur : point-virgule) ».".unbroken
        case .spreadsheet(.compound):
            "c’est un classeur Excel (.xls), pas un fichier CSV. Ouvrez-le et choisissez « Enregistrer sous », type « CSV »."
                .unbroken
        case .binary:
            "ce n’est pas un fichier texte. Enregistrez la liste au format CSV depuis votre tableur."
        case .tooLarge(let bytes, let limit):
            "le fichier pèse \(Spelled.french(bytes)) octets ; la limite est de \(Spelled.french(limit)). Partagez la liste en plusieurs fichiers."
                .unbroken
        case .empty:
            "le fichier est vide. La dernière liste valable reste en service ; pour ne plus surveiller personne, supprimez le fichier."
                .unbroken
        case .noKeyColumn(let found):
            "aucune colonne n’identifie les entreprises"
                + (found.isEmpty ? "" : " (en-têtes lus : \(Quoted.french(found, joining: "et")))".unbroken)
                + ". Nommez une colonne « SIREN » (aussi acceptés : « SIRET », « RCS », « TVA »). Rien n’a été lu."
                .unbroken
        case .noClient:
            "aucune ligne ne désigne une entreprise. La dernière liste valable reste en service."
        case .tooManyLines(let limit):
            "le fichier compte plus de \(Spelled.french(limit)) lignes ; les suivantes n’ont pas été lues. Partagez la liste en plusieurs fichiers."
                .unbroken
        case .mixedEncoding:
            "le fichier mélange deux encodages : des accents seront faux dans les noms. Enregistrez-le à nouveau au format « CSV UTF-8 »."
                .unbroken
        case .unknownColumn(let header, let suggestion):
            "la colonne \(Quoted.french(header)) n’est pas connue et n’est pas lue."
                + (suggestion.map { " Vouliez-vous dire \(Quoted.french($0)) ?".unbroken } ?? "")
        case .repeatedColumn(let header, let kept):
            header == kept
                ? "la colonne \(Quoted.french(header)) figure deux fois ; seule la première est lue.".unbroken
                : "la colonne \(Quoted.french(header)) dit la même chose que \(Quoted.french(kept)) ; seule la première est lue."
                    .unbroken
        case .noManagerColumn(let fallback):
            "aucune colonne ne nomme le chargé de compte ; \(french(fallback)) Ajoutez une colonne « Email commercial »."
                .unbroken
        case .moreProblems(let count):
            "\(Spelled.french(count, "autre problème n’est pas affiché", "autres problèmes ne sont pas affichés")). Corrigez les premiers, puis relancez la vérification."
        case .numberRefused(let refusal, let found): refusal.french(found)
        case .numbersDisagree(let first, let second):
            "la ligne donne deux numéros différents, \(Quoted.french([first, second], joining: "et")). Gardez le bon : la ligne n’est pas surveillée."
                .unbroken
        case .nothingToName:
            "la ligne n’a ni numéro d’entreprise ni code client : elle n’est pas surveillée. Indiquez un SIREN (9 chiffres)."
                .unbroken
        case .unknownCountry(let found):
            "le pays \(Quoted.french(found)) n’est pas connu : la ligne n’est pas surveillée. Écrivez son code à deux lettres (FR, BE, DE) ou son nom."
                .unbroken
        case .wrongAmount(let fault, let found, let header):
            fault.french(found, header, then: "Le montant est laissé vide.")
        case .wrongDay(let fault, let found, let header):
            fault.french(found, header, then: "La date est ignorée.")
        case .wrongFlag(let found, let header):
            "\(Quoted.french(header)) vaut \(Quoted.french(found)), ce qui ne dit ni oui ni non. Écrivez O ou N ; la cellule est laissée vide."
                .unbroken
        case .wrongSeverity(let found):
            "la gravité \(Quoted.french(found)) n’existe pas. Acceptées : \(SeverityCell.french.joined(separator: ", ")). Toutes les alertes seront envoyées."
                .unbroken
        case .wrongAddress(let found, let header):
            "\(Quoted.french(header)) contient \(Quoted.french(found)), qui n’est pas une adresse électronique. Écrivez-la sous la forme nom@entreprise.fr."
        case .wrongPostcode(let found):
            "le code postal \(Quoted.french(found)) n’a pas cinq chiffres. Il est ignoré : les annonces sans SIREN ne pourront pas être rapprochées."
                .unbroken
        case .wrongCurrency(let found):
            "la devise \(Quoted.french(found)) n’est pas un code à trois lettres (EUR, USD, GBP). Les montants de la ligne sont laissés vides."
        case .unknownSource(let found, let known):
            "la source \(Quoted.french(found)) n’est pas configurée. Connues : \(known.joined(separator: ", ")). Toutes les sources seront interrogées."
                .unbroken
        case .endBeforeStart(let start, let end):
            "la surveillance finirait le \(french(end)), avant son début le \(french(start)). La date de fin est ignorée : corrigez l’une des deux."
                .unbroken
        case .wrongLEI(let fault, let found): fault.french(found)
        case .wrongISIN(let fault, let found): fault.french(found)
        case .wrongThreshold(let fault, let found): fault.french(found)
        case .identifiersDisagree(let number, let found, let kept, let file, let line):
            "le code \(number.rawValue.uppercased()) \(Quoted.french(found)) contredit \(Quoted.french(kept)), donné à la même entreprise à la ligne \(line)\(file.map { " de \($0)" } ?? ""). Le premier est gardé : corrigez l’un des deux."
                .unbroken
        case .zerosRestored(let found, let company):
            "\(Quoted.french(found)) a perdu ses zéros de tête ; lu \(Quoted.french(company.display)), dont la clé est juste. Vérifiez, puis mettez la colonne au format Texte."
                .unbroken
        case .noNumber(let account):
            "pas de numéro pour le client \(Quoted.french(account)) : aucune source ne peut le surveiller. Indiquez son SIREN (9 chiffres)."
                .unbroken
        case .nameless:
            "pas de raison sociale : les alertes ne montreront que le numéro. Remplissez la colonne « Raison sociale »."
                .unbroken
        case .managerMissing(let header, let fallback):
            "pas d’adresse de chargé de compte ; \(french(fallback)) Remplissez la colonne \(Quoted.french(header))."
                .unbroken
        case .managerWithoutAddress(let name, let header, let fallback):
            "\(Quoted.french(name)) n’a pas d’adresse ; \(french(fallback)) ".unbroken
                + (header.map { "Remplissez la colonne \(Quoted.french($0))." }
                    ?? "Ajoutez une colonne \(Quoted.french(WatchlistColumn.accountManagerEmail.title)).")
        case .severalAddresses(let kept):
            "plusieurs adresses dans la cellule ; seule \(Quoted.french(kept.text)) est utilisée. Pour prévenir une autre personne, ajoutez une ligne ou une règle."
                .unbroken
        case .duplicate(let company, let firstLine):
            "\(Quoted.french(company.display)) figure déjà à la ligne \(firstLine). Les deux lignes sont réunies : comptes et responsables sont tous gardés."
                .unbroken
        case .strayQuote:
            "un guillemet n’est pas refermé ; il est lu comme une lettre. Vérifiez les cellules de la ligne.".unbroken
        case .extraCells(let found, let headers):
            "la ligne a \(found) cellules pour \(headers) en-têtes : un séparateur coupe sans doute un texte. Vérifiez la ligne, ou mettez ce texte entre guillemets."
                .unbroken
        case .cellTooLong(let limit):
            "la cellule dépasse \(Spelled.french(limit)) octets ; la fin est ignorée.".unbroken
        case .controlCharacters(let found):
            "la cellule \(Quoted.french(found)) contient des caractères de contrôle, qui sont retirés. Retapez-la."
        }
    }

    private func french(_ fallback: [Person]) -> String {
        if fallback.isEmpty {
            return "les alertes du chargé de compte iront au contact de repli (fallback) de la configuration."
        }
        return "les alertes du chargé de compte iront à \(fallback.map(\.email.text).joined(separator: ", "))."
    }

    private func french(_ day: Day) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(day.dayOfMonth))/\(two(day.month))/\(day.year)"
    }
}

extension CompanyNumber.Refusal {
    fileprivate func french(_ found: String) -> String {
        let shown = Quoted.french(found)
        let unwatched = "La ligne n’est pas surveillée."
        return switch self {
        case .empty: "pas de numéro. \(unwatched) Indiquez un SIREN (9 chiffres)."
        case .scientific:
            "\(shown) est un numéro arrondi par le tableur : ses derniers chiffres sont perdus. \(unwatched) Mettez la colonne au format Texte et saisissez à nouveau le SIREN ou le SIRET."
                .unbroken
        case .notANumber:
            "\(shown) n’est pas un numéro d’entreprise. \(unwatched) Acceptés : SIREN (9 chiffres), SIRET (14 chiffres), TVA (FR suivi de 11 caractères)."
                .unbroken
        case .tooShort(let digits):
            "\(shown) n’a que \(Spelled.french(digits, "chiffre", "chiffres")) ; un SIREN en a 9. \(unwatched) Saisissez-le en entier."
                .unbroken
        case .betweenForms(let digits, let suggestion):
            "\(shown) a \(digits) chiffres : ni un SIREN (9), ni un SIRET (14). \(unwatched)".unbroken
                + (suggestion.map { " Est-ce le SIREN \(Quoted.french($0.spaced)) ?".unbroken }
                    ?? " Saisissez le SIREN.")
        case .tooLong(let digits):
            "\(shown) a \(digits) chiffres ; un SIREN en a 9, un SIRET 14. \(unwatched) Gardez un seul numéro par cellule."
                .unbroken
        case .wrongKeySIREN:
            "la clé du SIREN \(shown) est fausse : un chiffre est sans doute mal saisi. \(unwatched) Vérifiez-le sur un extrait ou une facture."
                .unbroken
        case .wrongKeySIRET:
            "la clé du SIRET \(shown) est fausse : un chiffre est sans doute mal saisi. \(unwatched) Vérifiez-le, ou indiquez le seul SIREN (9 chiffres)."
                .unbroken
        case .wrongKeyVAT(let expected):
            "la clé du numéro de TVA \(shown) est fausse : pour ce SIREN, elle serait \(expected). \(unwatched) Vérifiez le numéro."
                .unbroken
        case .testNumber: "\(shown) est un numéro d’essai, que personne ne porte. \(unwatched) Indiquez le vrai SIREN."
        case .wrongForeignForm(let country):
            "\(shown) n’a pas la forme d’un numéro d’entreprise du pays \(country). \(unwatched) Vérifiez le numéro et la colonne « Pays »."
                .unbroken
        }
    }
}
