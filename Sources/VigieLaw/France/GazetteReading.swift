package import VigieDomain

/// What a notice means for one of the companies it names.
package struct GazetteReading: Hashable, Sendable {
    /// nil where the notice bears no usable number for this party.
    package var siren: SIREN?
    package var role: NoticeRole
    package var name: String?
    package var postcode: String?
    package var judgment: Day?
    package var correction: Correction?
    /// Number of the notice corrected, `A202600680071`, where it is usable.
    package var corrects: String?
    /// Never empty, the gravest first.
    package var meanings: [NoticeMeaning]

    package init(
        siren: SIREN?, role: NoticeRole, name: String?, postcode: String?, judgment: Day?, correction: Correction?,
        corrects: String?, meanings: [NoticeMeaning]
    ) {
        self.siren = siren
        self.role = role
        self.name = name
        self.postcode = postcode
        self.judgment = judgment
        self.correction = correction
        self.corrects = corrects
        self.meanings = meanings
    }
}
