import VigieDomain
import VigieWording

extension Facets {
    /// Every side that the source speaks of, in words; what it does not speak of at all is left out.
    func words(_ wording: Wording) -> [(label: String, value: String)] {
        var rows: [(String, String)] = []
        func add<Value>(_ facet: Facet, _ side: Observed<Value>, _ words: (Value) -> String) where Value: Equatable {
            guard side != .notTold else { return }
            let value: String =
                switch side {
                case .known(let value): words(value)
                case .absent: wording.say("aucun, dit la source", "none, says the source")
                case .unknown(let reason): wording.say("inconnu : ", "unknown: ") + Plain.line(reason)
                }
            rows.append((wording.facet(facet), value))
        }
        add(.identity, identity) { $0.words(wording) }
        add(.life, life) { wording.life($0) }
        add(.officers, officers) { wording.value(.officers($0)) }
        add(.shareholders, shareholders) { wording.value(.shareholders($0)) }
        add(.proceedings, proceedings) { wording.value(.bureauStatus($0)) }
        add(.rating, rating) { wording.rating($0) }
        add(.capital, capital) { wording.amount($0.amount) + ($0.isVariable ? ", variable" : "") }
        if let act { rows.append((wording.say("Acte déposé", "Deposited act"), act.words(wording))) }
        add(.owners, owners) { wording.value(.owners($0)) }
        add(.establishments, establishments) { wording.value(.establishments($0.filter(\.isOpen))) }
        add(.accounts, accounts) { wording.filed($0) }
        add(.cover, cover) { wording.cover($0) }
        add(.ledger, ledger) { $0.map(wording.ledger).joined(separator: "; ") }
        return rows
    }
}

extension Identity {
    fileprivate func words(_ wording: Wording) -> String {
        var parts = [name, legalForm, activity, address, postcode].compactMap(\.self).map { Plain.name($0) }
        if diffusion == .partial { parts.append(wording.say("diffusion partielle", "partly disclosed")) }
        return parts.isEmpty ? wording.nothingKnown : parts.joined(separator: ", ")
    }
}

extension DepositedAct {
    fileprivate func words(_ wording: Wording) -> String {
        let day = wording.date(deposited)
        guard let signed else { return wording.say("déposé le \(day)", "deposited \(day)") }
        return wording.say(
            "déposé le \(day), du \(wording.date(signed))", "deposited \(day), of \(wording.date(signed))")
    }
}
