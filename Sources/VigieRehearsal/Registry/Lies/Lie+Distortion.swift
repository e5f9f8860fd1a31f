import VigieTransport

extension Lie {
    /// The same reply with something wrong in its content; validators no longer fit and are left out.
    func distorted(_ reply: Reply, _ anatomy: Anatomy) -> Reply {
        guard reply.status == 200 else { return reply }
        var lie = reply
        lie.headers.removeAll { ["etag", "last-modified"].contains($0.name.lowercased()) }
        switch reply.payload {
        case .nothing: break
        // The rows of an export are the whole answer.
        case .json(.list(let rows)): lie.payload = .json(.list(distorted(rows: rows, anatomy)))
        case .lines(let rows): lie.payload = .lines(distorted(rows: rows, anatomy))
        case .json(let json): lie.payload = .json(distorted(json, anatomy))
        }
        return lie
    }

    /// An export has no pages: its first ones come again and again.
    func repeated(_ reply: Reply, _ api: any RehearsalAPI) -> Reply {
        func again(_ rows: [OrderedJSON]) -> [OrderedJSON] {
            rows.indices.map { rows[$0 % max(1, rows.count / 2)] }
        }
        var lie = reply
        switch reply.payload {
        case .json(.list(let rows)): lie.payload = .json(.list(again(rows)))
        case .lines(let rows): lie.payload = .lines(again(rows))
        case .json, .nothing: break
        }
        return lie
    }

    private func distorted(_ json: OrderedJSON, _ anatomy: Anatomy) -> OrderedJSON {
        switch self {
        case .emptyList, .halfRows, .wrongTotal:
            var counts: (rows: Int, kept: Int)?
            // Wherever the rows stand: some registers wrap them.
            let told = json.mappingObjects { members in
                guard let rows = members.first(where: { $0.name == anatomy.rows })?.value.list else { return members }
                let kept = distorted(rows: rows, anatomy)
                counts = (rows.count, kept.count)
                return members.map { $0.name == anatomy.rows ? OrderedJSON.Member($0.name, .list(kept)) : $0 }
            }
            guard let counts else { return told }
            let path = anatomy.total.split(separator: ".").map(String.init)
            return told.changing(path[...]) { value in
                value.integer.map { .integer(self.total($0, rows: counts.rows, kept: counts.kept)) } ?? value
            }
        default: return distortedValues(json, anatomy)
        }
    }

    private func distorted(rows: [OrderedJSON], _ anatomy: Anatomy) -> [OrderedJSON] {
        switch self {
        case .emptyList: []
        // Every second row of a list; of answers with one row, every second answer.
        case .halfRows where rows.count == 1: rows.filter { Fingerprint.of($0.bytes).isMultiple(of: 2) }
        case .halfRows: rows.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        // Rows announced and not sent; an export announces nothing, and just stops early.
        case .wrongTotal: Array(rows.dropLast(max(1, rows.count / 3)))
        default: rows.map { distortedValues($0, anatomy) }
        }
    }

    private func total(_ total: Int64, rows: Int, kept: Int) -> Int64 {
        switch self {
        case .emptyList: 0
        case .halfRows: total - Int64(rows - kept)
        default: total + (rows == kept ? 1 : 0)
        }
    }

    private func distortedValues(_ json: OrderedJSON, _ anatomy: Anatomy) -> OrderedJSON {
        switch self {
        case .renamedField:
            strike(json, anatomy) { OrderedJSON.Member($0.name + "_v2", $0.value) }
        case .nullField:
            strike(json, anatomy) { OrderedJSON.Member($0.name, nil) }
        case .wrongType:
            strike(json, anatomy) { OrderedJSON.Member($0.name, ["valeur": true]) }
        case .wrongLanguage: json.mappingTexts(Lie.inEnglish)
        default: json
        }
    }

    /// Changes the weightiest member that each object holds.
    private func strike(
        _ json: OrderedJSON, _ anatomy: Anatomy, _ change: (OrderedJSON.Member) -> OrderedJSON.Member
    ) -> OrderedJSON {
        json.mappingObjects { members in
            guard let target = anatomy.essential.first(where: { name in members.contains { $0.name == name } }) else {
                return members
            }
            return members.map { $0.name == target ? change($0) : $0 }
        }
    }

    private static func inEnglish(_ text: String) -> String {
        phrases.reduce(text) { text, phrase in text.replacing(phrase.0, with: phrase.1) }
    }

    private static let phrases = [
        ("Procédures collectives", "Insolvency proceedings"), ("Dépôts des comptes", "Filing of accounts"),
        ("Modifications diverses", "Miscellaneous changes"), ("Ventes et cessions", "Sales and transfers"),
        ("Créations", "New companies"), ("Radiations", "Strikings off"), ("Immatriculations", "Registrations"),
        ("Avis initial", "Initial notice"), ("Avis rectificatif", "Corrective notice"),
        ("Jugement d'ouverture", "Opening judgment"), ("Jugement prononçant", "Judgment ordering"),
        ("Extrait de jugement", "Extract of a judgment"), ("liquidation judiciaire", "compulsory liquidation"),
        ("redressement judiciaire", "court reorganisation"), ("Gérant", "Manager"), ("Président", "Chairman"),
        ("personne physique", "natural person"), ("personne morale", "legal person"), ("active", "aktiv"),
        ("Inscrit", "Registered"), ("Radié", "Struck off"),
        ("Personne Physique", "Natural Person"), ("Personne Morale", "Legal Person"),
        ("INDIVIDU", "INDIVIDUAL"), ("Décision de franchissement de seuil", "Threshold crossing"),
        ("Acquisition ou cession des actions de l'émetteur", "Acquisition or disposal of the issuer's own shares"),
        ("Informations privilégiées", "Inside Information"),
        ("Total du nombre de droits de vote et du capital", "Total number of voting rights and capital"),
    ]
}

extension OrderedJSON {
    /// The same value after this change of the one member at the end of the path.
    fileprivate func changing(_ path: ArraySlice<String>, _ change: (OrderedJSON) -> OrderedJSON) -> OrderedJSON {
        guard let name = path.first else { return change(self) }
        guard let members else { return self }
        return .object(
            members.map { member in
                guard member.name == name else { return member }
                return Member(name, member.value.changing(path.dropFirst(), change))
            })
    }
}
