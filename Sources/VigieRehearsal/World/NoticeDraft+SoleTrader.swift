import VigieDomain

extension NoticeDraft {
    /// The same notice about the manager as a sole trader. Without a number in the register, as 7 in 100 collective notices
    /// are, the name and the postcode are all that a reader has.
    func aboutSoleTrader(_ company: WorldCompany, isRegistered: Bool) -> NoticeDraft {
        let family = company.manager.familyName.uppercased()
        var person: [OrderedJSON.Member] = [OrderedJSON.Member("typePersonne", "pp")]
        if isRegistered {
            person.append(
                OrderedJSON.Member(
                    "numeroImmatriculation",
                    [
                        "numeroIdentification": .text(company.siren.spaced), "codeRCS": "RCS",
                        "nomGreffeImmat": .text(company.town.registry),
                    ]))
        } else {
            person.append(OrderedJSON.Member("nonInscrit", "RCS non inscrit."))
        }
        person += [
            OrderedJSON.Member("nom", .text(family)),
            OrderedJSON.Member("prenom", .text(company.manager.firstName)),
            OrderedJSON.Member("activite", .text(company.activity.text)),
            OrderedJSON.Member("adressePP", company.address),
        ]
        var draft = self
        draft.trader = "\(family), \(company.manager.firstName) (EI)"
        draft.numbers = isRegistered ? [company.siren] : []
        draft.content[.listepersonnes] = OrderedJSON.object(person).inString("personne")
        return draft
    }
}
