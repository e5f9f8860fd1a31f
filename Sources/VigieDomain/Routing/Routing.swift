/// How a message travels.
package enum ChannelKind: String, Hashable, Sendable, Codable, CaseIterable { case email, webhook }

/// A person or endpoint that is told, with the way there.
package enum Recipient: Hashable, Sendable, Codable {
    case person(Person)
    /// The name of an endpoint of the configuration.
    case endpoint(String)

    package var channel: ChannelKind {
        switch self {
        case .person: .email
        case .endpoint: .webhook
        }
    }

    /// The mail address, or the endpoint's name: part of every derived id.
    package var address: String {
        switch self {
        case .person(let person): person.email.text
        case .endpoint(let name): name
        }
    }
}

/// When a told change goes out.
package enum Cadence: String, Hashable, Sendable, Codable, CaseIterable {
    case atOnce = "at_once"
    /// In the digest of the next working morning.
    case daily
    /// In the digest of the next Monday morning.
    case weekly
}

/// What is decided about one change, always with its reason.
package enum RoutingDecision: Hashable, Sendable {
    case notify(Recipient, cadence: Cadence, because: String)
    case ignore(because: String)
}

/// Who is told of what: the first rule that matches decides; with none, the audience of the event does.
package struct RoutingTable: Hashable, Sendable {
    package var rules: [RoutingRule]
    /// Told when a client names nobody for the audience; every route must end at an address.
    package var fallback: [Person]

    package init(rules: [RoutingRule] = [], fallback: [Person] = []) {
        self.rules = rules
        self.fallback = fallback
    }
}

/// One line of the configuration's `routes`.
package struct RoutingRule: Hashable, Sendable {
    /// Every condition that is given must hold; a list holds when one of its values does.
    package struct Conditions: Hashable, Sendable {
        package var severities: [Severity]
        /// Codes, or families of codes ending in `.*` (`proc.*`).
        package var codes: [String]
        package var tags: [String]
        package var portfolios: [String]
        package var managers: [EmailAddress]

        package init(
            severities: [Severity] = [], codes: [String] = [], tags: [String] = [], portfolios: [String] = [],
            managers: [EmailAddress] = []
        ) {
            self.severities = severities
            self.codes = codes
            self.tags = tags
            self.portfolios = portfolios
            self.managers = managers
        }
    }

    /// Whom a rule tells.
    package enum Target: Hashable, Sendable {
        case accountManager
        case creditManager
        case person(Person)
        case endpoint(String)
    }

    package var name: String
    package var conditions: Conditions
    /// Empty means that nobody is told: the change stays in the history.
    package var targets: [Target]
    package var cadence: Cadence?
    /// Whether the rules after this one are read too.
    package var continues: Bool

    package init(
        name: String, conditions: Conditions = Conditions(), targets: [Target], cadence: Cadence? = nil,
        continues: Bool = false
    ) {
        self.name = name
        self.conditions = conditions
        self.targets = targets
        self.cadence = cadence
        self.continues = continues
    }
}
