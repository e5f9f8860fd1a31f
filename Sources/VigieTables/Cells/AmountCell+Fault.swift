extension AmountCell.Fault {
    /// What is wrong with the cell, in a sentence, and what becomes of it.
    ///
    /// - Parameter left: the sentence that says what the reader of the file does without the cell.
    package func french(_ found: String, _ header: String, then left: String) -> String {
        let cell = "\(Quoted.french(header)) vaut \(Quoted.french(found))"
        return switch self {
        case .ambiguous:
            "\(cell), qui se lit de deux façons (milliers ou décimales). \(left) Écrivez 1234 ou 1234,56."
        case .spreadsheetError: "\(cell), une erreur du tableur. \(left) Corrigez la formule."
        case .scientific: "\(cell), un nombre arrondi par le tableur. \(left) Écrivez tous les chiffres."
        case .negative: "\(cell) ; un montant négatif n’a pas de sens ici. \(left)".unbroken
        case .tooLarge: "\(cell), au-delà de 10 milliards. \(left) Vérifiez l’unité."
        case .notANumber:
            "\(cell), qui n’est pas un montant. \(left) Exemples acceptés : 1234,56 ; 1 234,56 ; 48 200 €.".unbroken
        }
    }

    package func english(_ found: String, _ header: String, then left: String) -> String {
        let cell = "\(Quoted.english(header)) is \(Quoted.english(found))"
        return switch self {
        case .ambiguous: "\(cell), which reads in two ways (thousands or decimals). \(left) Write 1234 or 1234.56."
        case .spreadsheetError: "\(cell), an error of the spreadsheet. \(left) Correct the formula."
        case .scientific: "\(cell), a number rounded by the spreadsheet. \(left) Write all its digits."
        case .negative: "\(cell); a negative amount makes no sense here. \(left)"
        case .tooLarge: "\(cell), beyond 10 billion. \(left) Check the unit."
        case .notANumber:
            "\(cell), which is not an amount. \(left) Accepted, for example: 1234.56; 1 234,56; 48,200.00."
        }
    }
}
