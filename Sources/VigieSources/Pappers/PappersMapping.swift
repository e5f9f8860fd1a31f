import VigieDomain
import VigieEngine
import VigieTransport

/// From one company's sheet at Pappers to the sides of a client's status.
///
/// A partial answer (206) may only add: what it does not say, what it denies and every list in it stay unknown.
struct PappersMapping {
    let fields: FieldReader
    let financialScale: Scale?
    /// Pappers says by status 206 that one of its own sources did not answer.
    let isPartial: Bool

    init(_ answer: Answer, about siren: SIREN, financialScale: Scale?) throws {
        let tree = try answer.json()
        guard tree.members != nil else { throw answer.lie(.notTheFormat, FieldWords.notAnObject(tree)) }
        fields = FieldReader(value: tree, answer: answer)
        self.financialScale = financialScale
        isPartial = answer.response.status == 206
        guard let told = tree["siren"] else { throw fields.missing("siren") }
        guard case .string(let text) = told else { throw fields.lie("siren", told, FieldWords.text) }
        guard text == siren.description else {
            throw answer.lie(.garbled, FieldWords.otherCompany(text, insteadOf: siren.description))
        }
        try checkLanguage()
    }

    func facets() throws -> Facets {
        let facets = Facets(
            identity: try identity(), life: try life(), officers: try officers(), proceedings: try proceedings(),
            rating: try rating(), capital: try capital(), owners: try owners(), accounts: try accounts())
        guard !facets.told.isEmpty else {
            throw fields.answer.lie(
                .empty,
                Phrase(
                    "réponse partielle (« 206 ») qui ne dit rien de l’entreprise",
                    "partial answer (“206”) that says nothing of the company"))
        }
        return facets
    }

    /// A sheet in another language would turn each role and each label into a change.
    private func checkLanguage() throws {
        guard let word = try fields.text("statut_rcs") else { return }
        guard PappersMapping.statusWords.contains(where: { NormalName(word).text.hasPrefix($0) }) else {
            throw fields.answer.lie(
                .language,
                Phrase(
                    "champ « statut_rcs » : « \(word.prefix(40)) », « Inscrit », « Radié » ou « Non inscrit » est attendu",
                    "field “statut_rcs”: “\(word.prefix(40))”, “Inscrit”, “Radié” or “Non inscrit” is expected"))
        }
    }

    /// Beginnings, in any gender and number.
    private static let statusWords = ["INSCRIT", "RADIE", "NON INSCRIT", "EN COURS"]

    // MARK: - Identity

    private func identity() throws -> Observed<Identity> {
        guard let name = try fields.text("denomination") ?? fields.text("nom_entreprise") else {
            if isPartial { return .unknown(PappersMapping.partial) }
            throw fields.missing("nom_entreprise")
        }
        let seat = try fields.object("siege")
        let isShown = try fields.flag("diffusable") ?? true
        let isSeatShown = try seat?.flag("diffusion_partielle") != true
        func shown(_ text: String?, if isAllowed: Bool) -> String? {
            guard isAllowed, let text, !Hidden.hides(text) else { return nil }
            return text
        }
        let address = try ["adresse_ligne_1", "adresse_ligne_2", "code_postal", "ville"].compactMap { part in
            try seat?.text(part)
        }.joined(separator: " ")
        let isWhole = isShown && isSeatShown && !Hidden.hides(name)
        // The line of the street alone makes an address: a postcode without one is a seat that is half told.
        let hasStreet = try seat?.text("adresse_ligne_1") != nil
        return .known(
            Identity(
                name: shown(name, if: isShown),
                legalForm: try fields.text("categorie_juridique") ?? fields.text("forme_juridique"),
                activity: try fields.text("code_naf"), address: hasStreet ? shown(address, if: isWhole) : nil,
                postcode: shown(try seat?.text("code_postal"), if: isWhole), diffusion: isWhole ? .full : .partial))
    }

    // MARK: - Life

    private func life() throws -> Observed<Life> {
        guard let hasCeased = try fields.flag("entreprise_cessee") else {
            if isPartial { return .unknown(PappersMapping.partial) }
            throw fields.missing("entreprise_cessee")
        }
        if hasCeased { return .known(.ceased(on: try fields.day("date_cessation"))) }
        return isPartial ? .unknown(PappersMapping.partial) : .known(.active)
    }

    // MARK: - Proceedings

    /// The flag decides; the list names the proceeding. In the specification's own example a proceeding that is under way has
    /// a date of end, so that the date closes nothing here.
    private func proceedings() throws -> Observed<ProceedingsStatus> {
        let list = try fields.list("procedures_collectives") ?? []
        guard let isOpen = try fields.flag("procedure_collective_en_cours") else {
            if isPartial { return .unknown(PappersMapping.partial) }
            throw fields.missing("procedure_collective_en_cours")
        }
        // A list that may be half there could name an older proceeding.
        if isPartial { return isOpen ? .known(ProceedingsStatus(open: true)) : .unknown(PappersMapping.partial) }
        guard isOpen else { return .known(ProceedingsStatus(open: false)) }
        var named: [(day: Day?, isEnded: Bool, label: String?)] = []
        for entry in list {
            named.append((try entry.day("date_debut"), try entry.day("date_fin") != nil, try entry.text("type")))
        }
        let last = named.max { left, right in
            left.isEnded != right.isEnded
                ? left.isEnded : (left.day ?? PappersMapping.never) < (right.day ?? PappersMapping.never)
        }
        return .known(ProceedingsStatus(open: true, label: last?.label, since: last?.day))
    }

    /// Before any date of a register.
    private static let never = Day(number: .min)

    static let partial = "réponse partielle de la source"
}
