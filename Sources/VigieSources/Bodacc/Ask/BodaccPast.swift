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
            if place == nil, reading.counts.read == 0 { try await proveThatNumbersAreFound() }
            reading.sightings = outcomes
        } else {
            reading.more = .about(targets, continuing: after.cursor)
        }
        return reading
    }

    // Companies without any notice are rare and possible; a portal whose search by number is broken says the same of everyone,
    // and a running clock older than the reviews would be missed for good. So a number that the week's notices do bear is
    // asked for: two more questions, for an empty past alone.
    private func proveThatNumbersAreFound() async throws {
        let first = visit.ask.today.adding(days: -BodaccPast.witnessDays)
        let recent = try await visit.portal.page(
            .publishedButAccounts(since: first), offset: 0, rows: BodaccPast.witnesses)
        let page = try PortalPage(recent)
        guard page.total > 0 else {
            throw recent.lie(.empty, Phrase("aucune annonce depuis le \(first)", "no notice since \(first)"))
        }
        let numbers = page.rows.lazy.compactMap { (try? BodaccRecord(json: $0.json).numbers())?.first }
        guard let witness = numbers.first else { return }
        let past = try await visit.portal.page(.past(of: [witness]), offset: 0, rows: 1)
        guard try PortalPage(past).total > 0 else {
            throw past.lie(
                .empty,
                Phrase(
                    "rien sur le numéro « \(witness.spaced) », qu'une annonce parue depuis le \(first) porte pourtant",
                    "nothing about the number “\(witness.spaced)”, which a notice published since \(first) does bear"))
        }
    }

    /// A week of the gazette is never empty.
    private static let witnessDays = 7
    /// Rows among which one surely bears a number: one notice in a dozen bears none.
    private static let witnesses = 20

    /// A company without a French number is none of the gazette's.
    private var outcomes: [CompanyKey: SightingOutcome] {
        Dictionary(
            targets.map { ($0.company, $0.company.siren == nil ? .unlisted : .told(nil)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Refuses rows that mostly bear none of the numbers asked for: the answer to another question.
    static func answersOnly(_ numbers: [SIREN]) -> @Sendable ([PortalRow], Answer) throws -> Void {
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
