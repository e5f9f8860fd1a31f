package import VigieDomain

/// What the state's company search knows of one company at one moment.
package struct CompanySheet: Hashable, Sendable {
    /// Whether the company lets its name and address be published.
    package enum Diffusion: String, Hashable, Sendable, CaseIterable {
        case full = "O"
        /// Name and address are hidden.
        case partial = "P"
        /// The search does not know the company at all.
        case none = "N"
    }

    package struct Officer: Hashable, Sendable {
        package enum Person: Hashable, Sendable {
            /// - Parameter born: `YYYY-MM`.
            case natural(name: String, firstNames: String, born: String)
            case legal(siren: SIREN, name: String)
        }
        package var person: Person
        /// `qualite`: Gérant, Président de SAS …
        package var role: String
        package init(_ person: Person, role: String) {
            self.person = person
            self.role = role
        }
    }

    package struct Seat: Hashable, Sendable {
        package var number: String
        package var street: String
        package var postcode: String
        package var town: String
        package init(number: String, street: String, postcode: String, town: String) {
            self.number = number
            self.street = street
            self.postcode = postcode
            self.town = town
        }
    }

    package var siren: SIREN
    package var name: String
    /// INSEE's code of the legal form: 5499 is a SARL, 5710 a SAS.
    package var legalFormCode: String
    /// NAF rev. 2: `10.71C`.
    package var activityCode: String
    package var seat: Seat
    package var founded: Day
    /// Day of cessation, for a company that INSEE closed.
    package var closed: Day?
    package var officers: [Officer]
    package var diffusion: Diffusion
    /// Day of the last change in the register.
    package var updated: Day

    package init(
        siren: SIREN, name: String, legalFormCode: String, activityCode: String, seat: Seat, founded: Day,
        closed: Day? = nil, officers: [Officer] = [], diffusion: Diffusion = .full, updated: Day
    ) {
        self.siren = siren
        self.name = name
        self.legalFormCode = legalFormCode
        self.activityCode = activityCode
        self.seat = seat
        self.founded = founded
        self.closed = closed
        self.officers = officers
        self.diffusion = diffusion
        self.updated = updated
    }
}

/// Where the rehearsed company search finds its sheets.
package protocol CompanyRegister: Sendable {
    func sheet(of siren: SIREN, at instant: Instant) -> CompanySheet?
    /// Every company known then, in a fixed order.
    func sheets(at instant: Instant) -> [CompanySheet]
    /// Share capital in whole euros; nil where nobody invented one.
    func capital(of siren: SIREN, at instant: Instant) -> Int?
    /// The end of the last year whose accounts were filed; nil where nobody invented one.
    func yearEnd(of siren: SIREN, at instant: Instant) -> Day?
}

extension CompanyRegister {
    package func capital(of siren: SIREN, at instant: Instant) -> Int? { nil }
    package func yearEnd(of siren: SIREN, at instant: Instant) -> Day? { nil }
}
