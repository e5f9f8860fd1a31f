/// One thing that a change says: of what or of whom, and how that stands from now on. What two sources say of the same thing
/// can be compared without asking in which words either said it.
struct Statement: Hashable, Sendable {
    let subject: Subject
    let standing: Standing

    init(_ subject: Subject, _ standing: Standing) {
        self.subject = subject
        self.standing = standing
    }

    /// What is spoken of.
    enum Subject: Hashable, Sendable {
        case name, legalForm, activity, diffusion, seat, life, capital, proceedings
        case accounts(yearEnd: Day)
        case establishment(String)
        case officer(HolderName)
        case shareholder(HolderName)
        case owner(HolderName)

        /// Whether both may speak of the same thing; two names that could be one person's do.
        func mayBe(_ other: Subject) -> Bool {
            switch (self, other) {
            case (.officer(let mine), .officer(let theirs)), (.shareholder(let mine), .shareholder(let theirs)),
                (.owner(let mine), .owner(let theirs)):
                mine.mayBe(theirs)
            default: self == other
            }
        }

        func isSurely(_ other: Subject) -> Bool {
            switch (self, other) {
            case (.officer(let mine), .officer(let theirs)), (.shareholder(let mine), .shareholder(let theirs)),
                (.owner(let mine), .owner(let theirs)):
                mine.isSurely(theirs)
            default: self == other
            }
        }
    }

    /// How it stands once the change has happened.
    enum Standing: Hashable, Sendable {
        /// A name, a form, an activity, normalised.
        case words(String)
        case address(NormalAddress)
        case amount(Amount)
        case active
        case ceased(on: Day?)
        case struckOff(published: Day?)
        case open
        case closed
        /// Accounts of a year were filed.
        case filed(isConfidential: Bool)
        /// Holds these roles, normalised.
        case roles(Set<String>)
        case left(roles: Set<String>)
        case holds(share: Share?, votes: Share?)
        case holdsNothing
        /// A judgment made it so, in a proceeding opened on that day.
        case judged(ProceedingState, judgment: Day?, opened: Day?)
        /// A bureau says that a proceeding is open, under this label, since that day.
        case bureauOpen(ProceedingLabel, since: Day?)
        /// A bureau no longer says so: of what it had said was open since a day, and since when it is over.
        case bureauClosed(wasSince: Day?, since: Day?)
        /// Told, and not in a form that can be compared: it stands in the way of merging and merges with nothing.
        case unclear
    }
}

/// What a bureau's words for a proceeding say, where they say one thing alone.
struct ProceedingLabel: Hashable, Sendable {
    let words: String
    let kind: Kind?

    enum Kind: Hashable, Sendable {
        case safeguard, acceleratedSafeguard, recovery, liquidation, planSafeguard, planRecovery, planSale

        var isPlan: Bool { self == .planSafeguard || self == .planRecovery || self == .planSale }
    }

    init(_ label: String?) {
        words = NormalName(label ?? "").text
        let said = Set(words.split(separator: " ").map(String.init))
        let isEnd = !said.isDisjoint(with: [
            "CLOTURE", "CLOTUREE", "FIN", "RESOLUTION", "CONVERSION", "ANNULATION", "EXTENSION",
        ])
        let named = ["LIQUIDATION", "REDRESSEMENT", "SAUVEGARDE", "CESSION"].filter(said.contains)
        guard !isEnd, named.count == 1 else {
            kind = nil
            return
        }
        kind =
            switch (named[0], said.contains("PLAN")) {
            case ("LIQUIDATION", false): .liquidation
            case ("REDRESSEMENT", false): .recovery
            case ("SAUVEGARDE", false): said.contains { $0.hasPrefix("ACCELER") } ? .acceleratedSafeguard : .safeguard
            case ("REDRESSEMENT", true): .planRecovery
            case ("SAUVEGARDE", true): .planSafeguard
            case ("CESSION", true): .planSale
            default: nil
            }
    }
}

extension ProceedingState {
    /// What a bureau would call it.
    var labelKind: ProceedingLabel.Kind? {
        switch self {
        case .safeguardObservation: .safeguard
        case .safeguardAccelerated: .acceleratedSafeguard
        case .recoveryObservation: .recovery
        case .liquidation: .liquidation
        case .planSafeguard: .planSafeguard
        case .planRecovery: .planRecovery
        case .planSale: .planSale
        case .none, .conciliationPublic, .crisisExit, .professionalRecovery, .closedPaid, .closedNoAssets, .closedOther,
            .void, .openUnknown:
            nil
        }
    }

    var isClosed: Bool { self == .closedPaid || self == .closedNoAssets || self == .closedOther }
}
