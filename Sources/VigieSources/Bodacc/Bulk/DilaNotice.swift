import VigieArchive

/// A notice in DILA's XML, put into the columns of the portal, so that both are read by the same reader.
///
/// Names differ (`numeroIdentificationRCS`, `journal`, capitals inside words), persons stand beside each other or inside
/// `personne`, and an empty element says what the portal says in a text. What has no column stays behind: it is in the
/// evidence.
struct DilaNotice {
    let issue: DilaIssue
    let element: XMLElement

    var json: JSONValue {
        let kind = self.kind
        var columns: [String: JSONValue] = [
            "familleavis": .string(family), "typeavis": .string(kind), "publicationavis": .string(issue.letter),
            "registre": .array(numbers.map(JSONValue.string)),
        ]
        columns["id"] = id.map(JSONValue.string)
        columns["dateparution"] = issue.published.map(JSONValue.string)
        columns["parution"] = issue.number.map(JSONValue.string)
        columns["numeroannonce"] = text("numeroAnnonce").map(JSONValue.string)
        columns["tribunal"] = text("tribunal").map(JSONValue.string)
        let persons = self.persons
        columns["listepersonnes"] = persons.isEmpty ? nil : .object(["personne": .array(persons.map(\.json))])
        columns["commercant"] = persons.first?.name.map(JSONValue.string)
        columns["ville"] = persons.first?.town.map(JSONValue.string)
        columns["cp"] = persons.first?.postcode.map(JSONValue.string)
        columns["listeetablissements"] = list("etablissement", of: establishments)
        columns["listeprecedentproprietaire"] = list("personne", of: former("precedentProprietaire"))
        columns["listeprecedentexploitant"] = list("personne", of: former("precedentExploitant"))
        columns["jugement"] = (element["jugement"] ?? element["jugementAnnule"]).map { DilaNotice.json($0) }
        columns["acte"] = element["acte"].map { DilaNotice.json($0) }
        columns["modificationsgenerales"] = element["modificationsGenerales"].map { DilaNotice.json($0) }
        columns["radiationaurcs"] = element["radiationAuRCS"].map { DilaNotice.json($0) }
        columns["depot"] = element["depot"].map { DilaNotice.json($0) }
        columns["divers"] = element["divers"].map { DilaNotice.json($0) }
        columns["parutionavisprecedent"] = element["parutionAvisPrecedent"].map { DilaNotice.json($0) }
        return .object(columns)
    }

    /// Letter, issue and number, as the portal writes it.
    var id: String? {
        guard let number = issue.number, number.count == 8, let rank = text("numeroAnnonce").flatMap({ Int($0) }) else {
            return nil
        }
        return "\(issue.letter)\(number)\(rank)"
    }

    /// `typeAnnonce` holds an empty element; a judgment's first notice is a `creation` there.
    private var kind: String {
        let kind = element["typeAnnonce"]?.children.first?.name ?? "annonce"
        return kind == "creation" ? "annonce" : kind
    }

    private var family: String {
        if let judgment = element["jugement"] ?? element["jugementAnnule"] {
            let words = ["famille", "nature"].compactMap { judgment[$0]?.text.lowercased() }.joined(separator: " ")
            if words.contains("conciliation") { return "conciliation" }
            if words.contains("tablissement professionnel") { return "retablissement_professionnel" }
            return "collective"
        }
        if let act = element["acte"] {
            if act["vente"] != nil { return "vente" }
            return act["creation"] != nil ? "creation" : "immatriculation"
        }
        if element["modificationsGenerales"] != nil { return "modification" }
        if element["radiationAuRCS"] != nil { return "radiation" }
        if element["depot"] != nil { return "dpc" }
        // Withdrawals keep little: the issue tells what they were about.
        let root = issue.root.lowercased()
        if root.hasPrefix("pcl") { return "collective" }
        if root.hasPrefix("bilan") { return "dpc" }
        if root.hasPrefix("rcs-b") { return "modification" }
        return root.hasPrefix("rcs-a") ? "immatriculation" : "divers"
    }

    private func text(_ name: String) -> String? {
        element[name].map { DilaNotice.trimmed($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Every number of the notice, wherever it stands.
    private var numbers: [String] {
        var found: [String] = []
        func visit(_ element: XMLElement) {
            if element.name == "numeroIdentification" || element.name == "numeroIdentificationRCS" {
                found.append(DilaNotice.trimmed(element.text))
            }
            element.children.forEach(visit)
        }
        visit(element)
        return found
    }

    // MARK: - Persons

    private var persons: [DilaPerson] {
        if let inside = element["personnes"] {
            return inside.children.filter { $0.name == "personne" }.map { DilaPerson($0.children) }
        }
        return DilaPerson.grouped(element.children)
    }

    private func former(_ name: String) -> [JSONValue] {
        var found: [XMLElement] = []
        func visit(_ element: XMLElement) {
            if element.name == name + "PM" || element.name == name + "PP" { found.append(element) }
            element.children.forEach(visit)
        }
        visit(element)
        return found.map { former in
            let kind = former.name.hasSuffix("PP") ? "personnePhysique" : "personneMorale"
            return DilaPerson([XMLElement(name: kind, children: former.children)]).json
        }
    }

    private var establishments: [JSONValue] {
        let inside = (element["personnes"]?.children ?? []).flatMap(\.children)
        return (element.children + inside).filter { $0.name == "etablissement" }.map { DilaNotice.json($0) }
    }

    private func list(_ name: String, of values: [JSONValue]) -> JSONValue? {
        values.isEmpty ? nil : .object([name: .array(values)])
    }

    // MARK: - Any element

    /// An element as the portal's JSON would hold it: a text, or an object with a list where a name repeats.
    static func json(_ element: XMLElement) -> JSONValue {
        guard !element.children.isEmpty else { return .string(trimmed(element.text)) }
        var members: [String: JSONValue] = [:]
        for child in element.children {
            let value = json(child)
            guard let held = members[child.name] else {
                members[child.name] = value
                continue
            }
            members[child.name] = .array(held.oneOrMany + [value])
        }
        return .object(members)
    }

    /// Without the line breaks that the XML was folded with.
    static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == " " }).joined(separator: " ")
    }
}
