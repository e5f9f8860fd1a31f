import VigieDomain

/// What one nature of judgment, as the gazette names it, means for the debtor.
struct NatureRule: Sendable {
    /// How much the nature says by itself.
    enum Reading: Sendable {
        /// The nature decides; no word of the text can win over it.
        case explicit
        /// The nature names the kind, the text may name the precise one among these; else the rule stands, uncertain or not.
        case refined(among: [EventCode], certain: Bool)
        /// The nature says nothing: the text is read.
        case text
    }

    /// As published, with accents; compared without them.
    let nature: String
    let code: EventCode
    /// nil where the state does not change.
    let state: ProceedingState?
    let claims: Bool
    let reading: Reading
    /// The first publication for which this meaning holds. A law that changes a meaning adds a row, it edits none.
    let validFrom: Day

    init(
        _ nature: String, _ code: EventCode, _ state: ProceedingState?, claims: Bool = false,
        reading: Reading = .explicit, from validFrom: Day = NatureTable.firstElectronicIssue
    ) {
        self.nature = nature
        self.code = code
        self.state = state
        self.claims = claims
        self.reading = reading
        self.validFrom = validFrom
    }
}

/// The natures, found by what they say and by the day they were published.
struct NatureTable: Sendable {
    /// The gazette is published as data since 2008-01-01.
    static let firstElectronicIssue = Day(number: 13_879)

    private let byText: [String: [NatureRule]]

    init(_ rules: [NatureRule]) {
        byText = Dictionary(grouping: rules) { NatureTable.key($0.nature) }
            .mapValues { $0.sorted { $0.validFrom > $1.validFrom } }
    }

    func rule(for nature: String, published: Day) -> NatureRule? {
        byText[NatureTable.key(nature)]?.first { $0.validFrom <= published }
    }

    private static func key(_ nature: String) -> String {
        GazetteText(nature).words.map(\.text).joined(separator: " ")
    }
}
