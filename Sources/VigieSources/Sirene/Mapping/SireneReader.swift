import VigieDomain
import VigieEngine

/// From one page to what it says of the companies that are ours.
struct SireneReader {
    let visit: SireneVisit
    let page: SirenePage
    private var rows: CompanyRows

    private static let enough = 3

    init(visit: SireneVisit, page: SirenePage, ours: Set<SIREN>) {
        self.visit = visit
        self.page = page
        rows = CompanyRows(source: visit.settings.id, answer: page.answer, ours: ours)
    }

    var reading: Reading { rows.reading }

    /// - Parameter inspect: what the caller wants of each record besides.
    /// - Throws: the lie of an answer whose records mostly cannot be read.
    mutating func read(_ inspect: (SireneUnit) throws(RowProblem) -> Void) throws {
        var (rows, shown, nameless) = (rows, 0, 0)
        for slice in page.slices {
            rows.take(CompanyRow(Array(page.answer.bytes[slice]))) {
                try? SireneUnit.siren(of: $0)
            } read: { json throws(RowProblem) in
                let unit = try SireneUnit(json, today: visit.today)
                try inspect(unit)
                if let identity = unit.facets.identity.value, identity.diffusion == .full {
                    shown += 1
                    if identity.name == nil { nameless += 1 }
                }
                return .init(siren: unit.siren, facets: unit.facets, unknownFields: SireneFields.unknown(in: json))
            }
        }
        try rows.close(declared: page.total)
        self.rows = rows
        // An old company that hides nothing may have no name all the same; all of a page have not lost theirs.
        if nameless == shown, shown >= SireneReader.enough {
            throw page.answer.lie(
                .fieldMissing,
                Phrase(
                    "aucune des \(shown) entreprises diffusées n’a de nom",
                    "none of the \(shown) shown companies has a name"))
        }
    }

    func outcomes(of numbers: [SIREN]) throws -> Reading { try rows.outcomes(of: numbers) }
}
