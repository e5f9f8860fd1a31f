/// A town that no map shows, in a department that every map shows: courts and postcodes stay plausible.
package struct WorldTown: Hashable, Sendable {
    package var name: String
    package var postcode: String
    package var department: String
    package var departmentName: String
    package var regionCode: Int64
    package var regionName: String
    /// Seat of the commercial court, as the notices name it.
    package var registry: String

    package var court: String {
        let isVowel = "AEIOUYÉÈ".contains(registry.first ?? "B")
        return "Greffe du Tribunal de Commerce \(isVowel ? "d'" : "de ")\(registry)"
    }

    static let all = [
        WorldTown(
            name: "Saint-Modèle-sur-Loire", postcode: "49990", department: "49", departmentName: "Maine-et-Loire",
            regionCode: 52, regionName: "Pays de la Loire", registry: "Angers"),
        WorldTown(
            name: "Villefictive", postcode: "69990", department: "69", departmentName: "Rhône", regionCode: 84,
            regionName: "Auvergne-Rhône-Alpes", registry: "Lyon"),
        WorldTown(
            name: "Exempleville", postcode: "59990", department: "59", departmentName: "Nord", regionCode: 32,
            regionName: "Hauts-de-France", registry: "Lille-Métropole"),
        WorldTown(
            name: "Port-Maquette", postcode: "35990", department: "35", departmentName: "Ille-et-Vilaine",
            regionCode: 53, regionName: "Bretagne", registry: "Rennes"),
        WorldTown(
            name: "Bourg-l'Esquisse", postcode: "21990", department: "21", departmentName: "Côte-d'Or", regionCode: 27,
            regionName: "Bourgogne-Franche-Comté", registry: "Dijon"),
        WorldTown(
            name: "Canevas-les-Bains", postcode: "33990", department: "33", departmentName: "Gironde", regionCode: 75,
            regionName: "Nouvelle-Aquitaine", registry: "Bordeaux"),
        WorldTown(
            name: "Roquefeinte", postcode: "31990", department: "31", departmentName: "Haute-Garonne", regionCode: 76,
            regionName: "Occitanie", registry: "Toulouse"),
        WorldTown(
            name: "Le Gabarit-en-Caux", postcode: "76990", department: "76", departmentName: "Seine-Maritime",
            regionCode: 28, regionName: "Normandie", registry: "Rouen"),
    ]
}
