/// The 32 members of a notice on the BODACC portal, in the order in which it sends them.
package enum GazetteField: String, CaseIterable, Hashable, Sendable {
    case id, publicationavis, parution, dateparution, numeroannonce, typeavis
    case typeavisLabel = "typeavis_lib"
    case familleavis
    case familleavisLabel = "familleavis_lib"
    case numerodepartement
    case departmentName = "departement_nom_officiel"
    case regionCode = "region_code"
    case regionName = "region_nom_officiel"
    case tribunal, commercant, ville, registre, cp
    case pdfSubfolder = "pdf_parution_subfolder"
    case isPdfUnit = "ispdf_unitaire"
    case listepersonnes, listeetablissements, jugement, acte, modificationsgenerales, radiationaurcs, depot
    case listeprecedentexploitant, listeprecedentproprietaire, divers, parutionavisprecedent
    case link = "url_complete"

    /// How the query language treats the field.
    package enum Kind: Sendable { case text, integer, date, texts }

    package var kind: Kind {
        switch self {
        case .dateparution: .date
        case .numeroannonce, .regionCode, .pdfSubfolder: .integer
        case .registre: .texts
        default: .text
        }
    }

    /// Whether the value is JSON written inside a string.
    package var holdsJSON: Bool {
        switch self {
        case .listepersonnes, .listeetablissements, .jugement, .acte, .modificationsgenerales, .radiationaurcs, .depot,
            .listeprecedentexploitant, .listeprecedentproprietaire, .divers, .parutionavisprecedent:
            true
        default: false
        }
    }

    /// Place among the 32.
    var position: Int { GazetteField.positions[self] ?? 0 }

    private static let positions = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
