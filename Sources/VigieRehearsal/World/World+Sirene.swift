package import VigieDomain

/// What INSEE would know of the world: the sheets of the company search, and who was struck off.
extension World: SireneRegister {
    package func entry(of siren: SIREN, at instant: Instant) -> SireneEntry? {
        guard var sheet = sheet(of: siren, at: instant) else { return nil }
        var treated = sheet.updated.registersOpen
        let end = events.last { $0.siren == siren && $0.kind == .struckOff && $0.shown <= instant }
        if let end {
            sheet.closed = end.day.adding(days: -10)
            treated = max(treated, end.shown)
        }
        return SireneEntry(sheet: sheet, treated: treated)
    }

    package func entries(at instant: Instant) -> [SireneEntry] {
        companies.map(\.siren).sorted().compactMap { entry(of: $0, at: instant) }
    }
}
