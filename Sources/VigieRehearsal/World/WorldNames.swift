/// The words that the invented companies and people are named with: fabulous beasts and drawing-office words, so that nobody
/// takes one for a real company.
enum WorldNames {
    static let trades: [(name: String, activity: WorldActivity)] = [
        ("MENUISERIE", WorldActivity(text: "Menuiserie bois et agencement", code: "43.32A")),
        ("TRANSPORTS", WorldActivity(text: "Transport routier de marchandises", code: "49.41A")),
        ("FONDERIE", WorldActivity(text: "Fonderie de métaux légers", code: "24.53Z")),
        ("IMPRIMERIE", WorldActivity(text: "Imprimerie de labeur", code: "18.12Z")),
        ("CONSERVERIE", WorldActivity(text: "Conserves de poissons et de légumes", code: "10.20Z")),
        ("VERRERIE", WorldActivity(text: "Fabrication de verre creux", code: "23.13Z")),
        ("CHARPENTES", WorldActivity(text: "Travaux de charpente", code: "43.91A")),
        ("CARTONNAGES", WorldActivity(text: "Fabrication de cartonnages", code: "17.21B")),
        ("SCIERIE", WorldActivity(text: "Sciage et rabotage du bois", code: "16.10A")),
        ("BRASSERIE", WorldActivity(text: "Fabrication de bière", code: "11.05Z")),
        ("TUILERIE", WorldActivity(text: "Fabrication de briques et de tuiles", code: "23.32Z")),
        ("ATELIERS", WorldActivity(text: "Mécanique industrielle", code: "25.62B")),
    ]

    static let beasts = [
        "DU DRAGON BLEU", "DE LA LICORNE", "DU PHÉNIX", "DU GRIFFON", "DES SIRÈNES", "DE LA SALAMANDRE", "DU MINOTAURE",
        "DE LA TARASQUE", "DU BASILIC", "DE LA CHIMÈRE", "DE L'HIPPOGRIFFE", "DES KORRIGANS", "DU FARFADET",
        "DU LÉVIATHAN", "DE LA VOUIVRE", "DES LUTINS", "DU CERBÈRE", "DE LA GORGONE",
    ]

    static let families = [
        "Modèle", "Exemple", "Fictif", "Spécimen", "Gabarit", "Maquette", "Canevas", "Esquisse", "Ébauche", "Patron",
    ]

    static let firstNames = [
        "Camille", "Dominique", "Claude", "Lou", "Sacha", "Alix", "Noa", "Charlie", "Andréa", "Maxime",
    ]

    static let streets = [
        "rue des Modèles", "avenue de la Maquette", "place du Gabarit", "quai des Ébauches", "chemin du Patron",
        "rue de l'Esquisse", "boulevard du Canevas",
    ]
}
