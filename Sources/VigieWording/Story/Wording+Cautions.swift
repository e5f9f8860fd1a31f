package import VigieDomain

extension Wording {
    /// What the reader must know before believing the rest: nothing is presented as surer than it is.
    package func cautions(about change: Change) -> [String] {
        var cautions: [String] = []
        let details = change.details
        if details.isPossibleMatch {
            cautions.append(
                say(
                    "Correspondance possible, à vérifier : l'avis ne porte pas de numéro SIREN ; seuls le nom et le code postal sont ceux de ce client.",
                    "Possible match, to be checked: the notice bears no SIREN; only the name and the postcode are this client's."
                ))
        }
        if details.isStatus {
            cautions.append(
                say(
                    "État constaté à la première lecture de ce client : ce n'est pas un fait d'aujourd'hui.",
                    "Status found when this client was first read: this did not happen today."))
        }
        if !details.certain {
            let why = details.why.map {
                say("lecture incertaine : ", "uncertain reading: ") + Plain.name($0, limit: 400)
            }
            cautions.append(
                capitalised(why ?? say("lecture incertaine : lire l'avis", "uncertain reading: read the notice")) + ".")
        }
        if details.unexpected {
            cautions.append(
                say(
                    "Enchaînement inattendu : un avis antérieur manque sans doute. À faire vérifier par une personne.",
                    "Unexpected step: an earlier notice is probably missing. Someone should check."))
        }
        if let correction = correction(change) { cautions.append(correction) }
        if let circumstance = details.circumstance { cautions.append(self.circumstance(circumstance)) }
        if let sentence = earlier(change) { cautions.append(sentence) }
        if let sentence = elsewhere(change) { cautions.append(sentence) }
        if let role = change.role, role != .debtor, role != .subject {
            cautions.append(
                say("Dans cet avis, notre client est : ", "In this notice our client is: ") + self.role(role) + ".")
        }
        return cautions
    }

    /// `l'alerte du … est corrigée/retirée`.
    /// - Parameter told: the day of the earlier alert, where it is known.
    package func correction(_ change: Change, told: Day? = nil) -> String? {
        let earlier: String
        if let told {
            earlier = say("l'alerte du \(date(told))", "the alert of \(date(told))")
        } else if let reference = change.details.corrects.first {
            let id = Plain.line(reference.text, limit: 40)
            earlier = say("l'alerte déjà reçue (réf. \(id))", "the alert received earlier (ref. \(id))")
        } else if change.code == .procCorrection || change.code == .procWithdrawn {
            earlier = say("un avis publié antérieurement", "a notice published earlier")
        } else {
            return nil
        }
        let feminine = told != nil || !change.details.corrects.isEmpty
        let words =
            change.code == .procWithdrawn
            ? say("\(earlier) est \(feminine ? "retirée" : "retiré")", "\(earlier) is withdrawn")
            : say("\(earlier) est \(feminine ? "corrigée" : "corrigé")", "\(earlier) is corrected")
        let why = change.details.why.flatMap { change.details.certain ? Plain.name($0, limit: 300) : nil }
        return capitalised(words) + (why.map { say(", car : ", ", because: ") + quoted($0) } ?? "") + "."
    }

    func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
