package import VigieDomain

/// What INPI's register holds of one company, and when it last changed it.
package struct RneEntry: Hashable, Sendable {
    package var sheet: CompanySheet
    /// Whole euros.
    package var capital: Int
    package var updated: Instant

    package init(sheet: CompanySheet, capital: Int, updated: Instant) {
        self.sheet = sheet
        self.capital = capital
        self.updated = updated
    }
}

/// Where the rehearsed register finds its companies.
package protocol RneRegister: Sendable {
    func rneEntry(of siren: SIREN, at instant: Instant) -> RneEntry?
    /// Every company known then, in the order of their numbers.
    func rneEntries(at instant: Instant) -> [RneEntry]
}
