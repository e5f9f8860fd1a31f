import VigieDomain

/// A notice before it has a number and a date: what is said, of whom, and where.
struct NoticeDraft {
    enum Family: String, CaseIterable {
        case collective, dpc, modification, creation, radiation, vente, immatriculation, conciliation
        case recovery = "retablissement_professionnel"
        case divers

        var label: String {
            switch self {
            case .collective: "Procédures collectives"
            case .dpc: "Dépôts des comptes"
            case .modification: "Modifications diverses"
            case .creation: "Créations"
            case .radiation: "Radiations"
            case .vente: "Ventes et cessions"
            case .immatriculation: "Immatriculations"
            case .conciliation: "Procédures de conciliation"
            case .recovery: "Procédures de rétablissement professionnel"
            case .divers: "Annonces diverses"
            }
        }

        /// A for sales, creations and proceedings, B for changes and strikings off, C for accounts.
        var letter: String {
            switch self {
            case .dpc: "C"
            case .modification, .radiation: "B"
            case .collective, .creation, .vente, .immatriculation, .conciliation, .recovery, .divers: "A"
            }
        }
    }

    enum Kind: String {
        case annonce, rectificatif, annulation

        var label: String {
            switch self {
            case .annonce: "Avis initial"
            case .rectificatif: "Avis rectificatif"
            case .annulation: "Avis d’annulation"
            }
        }
    }

    var family: Family
    var kind = Kind.annonce
    var town: WorldTown
    /// Display name.
    var trader: String
    var numbers: [SIREN]
    var content: [GazetteField: OrderedJSON]

    init(_ family: Family, of company: WorldCompany, _ content: [GazetteField: OrderedJSON]) {
        self.family = family
        town = company.town
        trader = company.name
        numbers = [company.siren]
        self.content = content
        if content[.listepersonnes] == nil { self.content[.listepersonnes] = company.asPerson.inString("personne") }
    }

    /// The same words as a correction or an annulment of what was printed before.
    func again(_ kind: Kind, of earlier: GazetteJSON) -> NoticeDraft {
        var draft = self
        draft.kind = kind
        draft.content[.parutionavisprecedent] =
            ([
                "nomPublication": .text("BODACC \(family.letter)"), "numeroParution": earlier[.parution],
                "dateParution": .text("\(earlier.publication)"),
                "numeroAnnonce": .text(earlier[.numeroannonce].integer.map(String.init) ?? ""),
            ] as OrderedJSON).inString
        return draft
    }

    /// The notice once printed.
    func published(on day: Day, number: Int64) -> GazetteJSON {
        let issue = GazetteIssue.number(of: day)
        let id = "\(family.letter)\(issue)\(number)"
        var members: [GazetteField: OrderedJSON] = [
            .id: .text(id), .publicationavis: .text(family.letter), .parution: .text(issue),
            .numeroannonce: .integer(number), .typeavis: .text(kind.rawValue), .typeavisLabel: .text(kind.label),
            .familleavis: .text(family.rawValue), .familleavisLabel: .text(family.label),
            .numerodepartement: .text(town.department), .departmentName: .text(town.departmentName),
            .regionCode: .integer(town.regionCode), .regionName: .text(town.regionName), .tribunal: .text(town.court),
            .commercant: .text(trader), .ville: .text(town.name), .cp: .text(town.postcode),
            // 2,000 notices a folder since each has its own PDF.
            .pdfSubfolder: .integer(number / 2000), .isPdfUnit: "oui",
            .link: .text("https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:\(id)"),
        ]
        if !numbers.isEmpty { members[.registre] = .list(register(number)) }
        return GazetteJSON(publication: day, members.merging(content) { _, own in own })
    }

    /// Each number twice, spaced and not; the portal promises no order between the two.
    private func register(_ number: Int64) -> [OrderedJSON] {
        numbers.flatMap { siren -> [OrderedJSON] in
            number.isMultiple(of: 2)
                ? [.text(siren.spaced), .text("\(siren)")] : [.text("\(siren)"), .text(siren.spaced)]
        }
    }
}

extension OrderedJSON {
    /// `{"personne": …}` written inside a string, as the portal does.
    func inString(_ name: String) -> OrderedJSON { .text(OrderedJSON.object([Member(name, self)]).written()) }

    /// This object written inside a string.
    var inString: OrderedJSON { .text(written()) }
}
