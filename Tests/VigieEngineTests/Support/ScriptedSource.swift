import Synchronization
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

/// A source that answers as a function says, and remembers what it was asked.
final class ScriptedSource: Source {
    typealias Script = @Sendable (Ask) async throws -> Reading

    let id: SourceID
    let abilities: SourceAbilities
    private let script: Script
    private let questions = Mutex<[Ask.Subject]>([])
    let parser: Int
    private let rereading: @Sendable (UnreadableEntry, Ask) -> Reading?

    init(
        _ id: SourceID = Invented.bureau,
        abilities: SourceAbilities = SourceAbilities(isFeed: false, batch: 1, facets: [.rating]),
        parser: Int = 1, rereading: @escaping @Sendable (UnreadableEntry, Ask) -> Reading? = { _, _ in nil },
        _ script: @escaping Script
    ) {
        self.id = id
        self.parser = parser
        self.rereading = rereading
        self.abilities = abilities
        self.script = script
    }

    var asked: [Ask.Subject] { questions.withLock { $0 } }

    /// Who was asked about, one list for each question.
    var companies: [[CompanyKey]] {
        asked.compactMap { subject in
            if case .about(let targets, _) = subject { targets.map(\.company) } else { nil }
        }
    }

    func reread(_ entry: UnreadableEntry, _ ask: Ask) -> Reading? { rereading(entry, ask) }

    func read(_ ask: Ask) async throws -> Reading {
        questions.withLock { $0.append(ask.subject) }
        return try await script(ask)
    }
}

extension Ask {
    var targets: [Target] { if case .about(let targets, _) = subject { targets } else { [] } }
}

extension Reading {
    /// Facets about one company, as a lookup tells them.
    static func facets(_ facets: Facets, of company: CompanyKey, from source: SourceID, at now: Instant) -> Reading {
        let evidence = Evidence(
            bytes: Array("\(company) \(facets)".utf8), url: "https://\(source).example/", fetched: now,
            contentType: nil)
        let sighting = Sighting(
            validators: .init(), bodyDigest: evidence.id.digest, facetsDigest: evidence.id.digest, seen: now)
        let provenance = Provenance(source: source, url: evidence.url, fetched: now, evidence: evidence.id)
        return Reading(
            items: [ReadingItem(company: company, content: .facets(facets), provenance: provenance)],
            sightings: [company: .told(sighting)], evidence: [evidence])
    }

    static func notices(_ notices: [Notice], at now: Instant, possible: Bool = false, cursor: String? = nil) -> Reading
    {
        let evidence = Evidence(
            bytes: Array("\(notices)".utf8), url: "https://bodacc.example/", fetched: now, contentType: nil)
        let provenance = Provenance(
            source: Invented.gazette, url: evidence.url, fetched: now, evidence: evidence.id)
        return Reading(
            items: notices.map {
                ReadingItem(
                    company: $0.company, content: possible ? .possibleNotice($0) : .notice($0), provenance: provenance)
            }, cursor: cursor.map(Cursor.init), evidence: [evidence])
    }
}

extension SourceFault {
    static let lie = SourceFault(.lie(.empty), "rien", url: "https://source.example/")
    static let outage = SourceFault(.status(500), "erreur 500", url: "https://source.example/")
}
