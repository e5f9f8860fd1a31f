import VigieDomain
import VigieEngine

/// The whole past of companies seen for the first time, by number. Until the last page has come, none of them counts as
/// watched.
struct BodaccPast {
    let visit: BodaccVisit
    let targets: [Target]

    init(_ visit: BodaccVisit, targets: [Target]) {
        self.visit = visit
        self.targets = targets
    }

    func read(_ place: Cursor?) async throws -> Reading {
        let numbers = targets.compactMap(\.company.siren).sorted()
        guard !numbers.isEmpty else { return Reading(sightings: outcomes) }
        let pager = BodaccPager(
            visit: visit, query: .past(of: numbers), matcher: visit.matcher(asked: Set(numbers)),
            inspect: BodaccPast.answersOnly(numbers))
        var (reading, after, isComplete) = try await pager.step(
            place.flatMap(BodaccAct.init) ?? BodaccAct(.paging(offset: 0)))
        if isComplete {
            reading.sightings = outcomes
        } else {
            reading.more = .about(targets, continuing: after.cursor)
        }
        return reading
    }

    /// A company without a French number is none of the gazette's.
    private var outcomes: [CompanyKey: SightingOutcome] {
        Dictionary(
            targets.map { ($0.company, $0.company.siren == nil ? .unlisted : .told(nil)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Refuses rows that mostly bear none of the numbers asked for: the answer to another question.
    static func answersOnly(_ numbers: [SIREN]) -> @Sendable ([BodaccRow], Answer) throws -> Void {
        let asked = Set(numbers)
        return { rows, answer in
            if !rows.isEmpty, rows.allSatisfy({ $0.isNull("registre") }) {
                throw answer.lie(.fieldMissing, BodaccWords.empty("registre"))
            }
            let strangers = rows.filter { row in
                ((try? BodaccRecord(json: row.json).numbers()) ?? Array(asked)).allSatisfy { !asked.contains($0) }
            }
            if strangers.count * 2 > rows.count {
                throw answer.lie(
                    .garbled,
                    Phrase(
                        "\(strangers.count) annonces sur \(rows.count) ne portent aucun des numéros demandés",
                        "\(strangers.count) of \(rows.count) notices bear none of the numbers asked for"))
            }
        }
    }
}
