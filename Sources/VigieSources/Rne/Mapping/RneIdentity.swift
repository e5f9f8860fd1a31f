import VigieDomain

/// Name, form, activity and seat.
struct RneIdentity {
    let formality: JSONValue
    let content: JSONValue
    let person: JSONValue

    /// A hidden name or address stays empty, and is never a change.
    func read() throws(RowProblem) -> Identity {
        let diffusion = try diffusion()
        let name = try name()
        let address = person["adresseEntreprise"]?["adresse"]
        let isHidden = diffusion == .partial || name.map(Hidden.hides) == true
        let company = person["identite"]?["entreprise"]
        var form = try content["natureCreation"]?.told("formeJuridique")
        if form == nil { form = try company?.told("formeJuridique") }
        if form == nil { form = try formality.told("formeJuridique") }
        return Identity(
            name: isHidden ? nil : name, legalForm: form, activity: try company?.told("codeApe"),
            address: isHidden ? nil : try RneParts.address(address),
            postcode: isHidden ? nil : address?["codePostal"]?.text, diffusion: isHidden ? .partial : diffusion)
    }

    /// nil where the register does not say.
    private func diffusion() throws(RowProblem) -> Diffusion? {
        guard let code = try formality.told("diffusionINSEE") else { return nil }
        switch code {
        case "O": return .full
        case "P", "N": return .partial
        default:
            throw .code(
                "diffusionINSEE", code, Phrase("« O », « P » ou « N » est attendu", "“O”, “P” or “N” is expected"))
        }
    }

    private func name() throws(RowProblem) -> String? {
        let identity = person["identite"]
        if let name = try identity?["entreprise"]?.told("denomination") { return name }
        guard let description = identity?["entrepreneur"]?["descriptionPersonne"] else { return nil }
        return try RneParts.names(description)?.shown
    }
}
