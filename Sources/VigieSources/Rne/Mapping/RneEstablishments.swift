import VigieDomain

/// The places where the company works.
struct RneEstablishments {
    let person: JSONValue
    let today: Day

    /// A place without a number cannot be followed, and is left out.
    func read() throws(RowProblem) -> Observed<[Establishment]> {
        var places: [Establishment] = []
        if let main = person["etablissementPrincipal"] {
            guard main.members != nil else { throw .type("etablissementPrincipal", main, FieldWords.object) }
            if let place = try place(main) { places.append(place) }
        }
        for other in try RneParts.list("autresEtablissements", in: person) ?? [] {
            guard let place = try place(other), !places.contains(where: { $0.key == place.key }) else { continue }
            places.append(place)
        }
        return places.isEmpty ? .unknown("aucun établissement numéroté") : .known(places.sorted { $0.key < $1.key })
    }

    /// The status by which a formality closed the place.
    private static let closed = "6"

    private func place(_ value: JSONValue) throws(RowProblem) -> Establishment? {
        guard let description = value["descriptionEtablissement"], let key = try description.told("siret") else {
            return nil
        }
        // A closing told ahead has not happened.
        let closing = RneParts.day(try description.told("dateEffetFermeture"))
        let status = description["statutPourFormalite"]?.text
        let sign = try description.told(firstOf: ["enseigne", "nomCommercial"])
        let address = try RneParts.address(value["adresse"])
        let label = [sign, address].compactMap(\.self).filter { !Hidden.hides($0) }.joined(separator: ", ")
        return Establishment(
            key: key, label: label.isEmpty ? key : label,
            isOpen: closing.map { $0 > today } ?? (status != RneEstablishments.closed))
    }
}
