package import VigieDomain

/// What the history of the client adds to a change, in one sentence.
extension Wording {
    package func circumstance(_ circumstance: Circumstance) -> String {
        switch circumstance {
        case .unfiled(let end, let due):
            say(
                "Exercice clos le \(date(end)) : dépôt attendu le \(date(due)) au plus tard (date calculée, à confirmer).",
                "Year ended \(date(end)): accounts due by \(date(due)) at the latest (computed, to be confirmed).")
        case .endsLateness(let told):
            say(
                "Ce dépôt met fin au retard signalé le \(date(told)).",
                "This filing ends the lateness told on \(date(told)).")
        case .bounce(let days):
            say(
                "Note qui va et vient en moins de \(days) jours : signalée dans le récapitulatif seulement.",
                "A score that comes and goes within \(days) days: told in the digest only.")
        case .slide(let from, let days):
            say(
                "Baisse par petits pas : la note était « \(Plain.name(from, limit: 40)) » il y a moins de \(days) jours.",
                "A fall in small steps: the score was “\(Plain.name(from, limit: 40))” less than \(days) days ago.")
        case .repeated(let times, let days):
            say(
                "Changements répétés : \(times) en moins de \(days) jours.",
                "Repeated changes: \(times) within \(days) days.")
        }
    }
}
