package import VigieDomain

/// Why an alert came although nothing else would have sent it: the office asked for it.
extension Wording {
    /// `La note passe sous le seuil de 30 fixé pour ce client.`; nil where no threshold is concerned.
    package func threshold(_ change: Change) -> String? {
        guard let threshold = change.details.threshold else { return nil }
        let isStatus = change.details.isStatus
        let figure: String
        let isAbove: Bool
        let subject: String
        switch threshold.measure {
        case .limit(let floor):
            figure = amount(floor)
            isAbove = false
            subject = say("la limite conseillée", "the recommended limit")
        case .score(let score):
            figure = "\(score)".replacing(".", with: say(",", "."))
            isAbove = threshold.side == .above || !(change.scale?.higherIsBetter ?? true)
            subject = say("la note", "the rating")
        }
        let words =
            isStatus
            ? say(
                "\(subject) est \(isAbove ? "au-dessus" : "au-dessous") du seuil de \(figure) fixé pour ce client",
                "\(subject) is \(isAbove ? "above" : "below") the threshold of \(figure) set for this client")
            : say(
                "\(subject) passe \(isAbove ? "au-dessus du" : "sous le") seuil de \(figure) fixé pour ce client",
                "\(subject) goes \(isAbove ? "above" : "below") the threshold of \(figure) set for this client")
        return capitalised(words) + "."
    }
}

extension Wording {
    /// As an office writes it in its list: `creditsafe<30`, `limite<10000 EUR`.
    package func threshold(_ threshold: Threshold) -> String {
        let text = Plain.name(threshold.text, limit: 120)
        return threshold.isLimit ? say("limite", "limit") + text.dropFirst("limit".count) : text
    }

    /// A number under which a source may know a client.
    package func number(_ kind: Identifiers.Kind) -> String {
        switch kind {
        case .siren: "SIREN"
        case .lei: "LEI"
        case .isin: "ISIN"
        case .account: say("code client", "account code")
        case .country: say("pays", "country")
        case .number: say("numéro au registre", "register number")
        }
    }
}

extension Change {
    fileprivate var scale: Scale? {
        if case .rating(let rating) = after { rating.scale } else { nil }
    }
}
