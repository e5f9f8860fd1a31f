package import VigieDomain

/// What INPI would know of the world: the sheets of the company search, and who was struck off.
extension World: RneRegister {
    package func rneEntry(of siren: SIREN, at instant: Instant) -> RneEntry? {
        guard let entry = entry(of: siren, at: instant), let company = companies.first(where: { $0.siren == siren })
        else { return nil }
        return RneEntry(
            sheet: entry.sheet, capital: capital(of: siren, at: instant) ?? company.capital, updated: entry.treated)
    }

    package func rneEntries(at instant: Instant) -> [RneEntry] {
        companies.map(\.siren).sorted().compactMap { rneEntry(of: $0, at: instant) }
    }
}
