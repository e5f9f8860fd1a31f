import VigieDomain

/// What is said of the gazette in several places.
enum BodaccWords {
    static func empty(_ column: String) -> Phrase {
        Phrase("champ « \(column) » vide dans toutes les annonces", "field “\(column)” empty in every notice")
    }

    /// - Parameter others: fields never met before; a renamed one is among them.
    static func gone(_ column: String, besides others: [String]) -> Phrase {
        let list = others.joined(separator: ", ")
        let strange =
            others.isEmpty ? Phrase("", "") : Phrase(" (champs inconnus : \(list))", " (unknown fields: \(list))")
        return Phrase(
            "champ « \(column) » absent de toutes les annonces\(strange.french)",
            "field “\(column)” missing from every notice\(strange.english)")
    }

    // What a date of the portal dates.
    static let metadata = Phrase("description du jeu", "description of the dataset")
    static let beginning = Phrase("début de la veille", "beginning of the watch")

    static let lastNotice = Phrase("dernière annonce", "last notice")

    // What is accepted.
    static let number = Phrase(
        "une lettre suivie de chiffres, comme « A2026015373 », est attendue",
        "a letter followed by digits, such as “A2026015373”, is expected")
    static let numbers = Phrase("une liste de numéros est attendue", "a list of numbers is expected")
    static let judgment = Phrase(
        "un objet avec « nature » ou « complementJugement » est attendu",
        "an object with “nature” or “complementJugement” is expected")

    static let unreadableJSON = Phrase("texte JSON illisible ou coupé", "JSON text unreadable or cut off")
    static let notAWholeLine = Phrase(
        "ligne qui n’est pas un objet JSON entier", "line that is not a whole JSON object")
}
