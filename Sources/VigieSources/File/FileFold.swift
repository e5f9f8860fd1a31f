import VigieDomain
import VigieEngine
import VigieTransport

/// Files read one over the other, oldest first: of each client the last line counts.
struct FileFold {
    private struct Said {
        var facets: Facets
        var file: Int
    }

    let settings: FileSourceSettings
    let watch: WatchIndex
    let now: Instant
    private var said: [CompanyKey: Said] = [:]
    private var files: [(evidence: Evidence, url: String)] = []
    private var counts = ReadingCounts()
    private var wrong: [(file: Int, name: String, line: FileFindings.Wrong)] = []
    /// Whether a file with something new is among them.
    private(set) var hasNews = false
    /// The last file taken.
    private(set) var last: FileFindings?

    init(settings: FileSourceSettings, watch: WatchIndex, now: Instant) {
        self.settings = settings
        self.watch = watch
        self.now = now
    }

    /// - Throws: `SourceFault` where the file is not what was agreed; nothing of it is then taken.
    mutating func take(
        _ file: DepotFile, _ bytes: [UInt8], at url: String, known: FileCursor?, isNews: Bool
    ) throws {
        let findings: FileFindings
        do throws(FileRefusal) {
            findings = try FileFindings(bytes, settings: settings, watch: watch, known: known)
        } catch {
            let proof = Evidence(
                bytes: Array(bytes.prefix(FileFold.proofBytes)), url: url, fetched: now,
                contentType: settings.contentType)
            throw SourceFault(.lie(error.lie), error.told(of: file.name), url: url, evidence: proof)
        }
        let number = files.count
        files.append(
            (Evidence(bytes: bytes, url: url, fetched: now, contentType: settings.contentType), url))
        for (company, told) in findings.clients {
            let facets = FileFindings.facets(told)
            said[company] = Said(facets: said[company].map { $0.facets.merging(facets) } ?? facets, file: number)
        }
        counts.read += findings.rows
        counts.matched += findings.matched
        counts.unwatched += findings.unwatched
        for line in findings.wrong { wrong.append((number, file.name, line)) }
        hasNews = hasNews || isNews
        last = findings
    }

    /// Enough to recognise what was sent in the place of the file.
    private static let proofBytes = 64 << 10

    func reading(source: SourceID) -> Reading {
        var reading = Reading(counts: counts)
        for (company, said) in said.sorted(by: { $0.key < $1.key }) {
            let file = files[said.file]
            let provenance = Provenance(source: source, url: file.url, fetched: now, evidence: file.evidence.id)
            reading.items.append(
                ReadingItem(company: company, content: .facets(said.facets), provenance: provenance))
            // The first file in which a client stands is where we begin with him.
            reading.sightings[company] = .told(nil)
        }
        let used = Set(said.values.map(\.file)).union(wrong.map(\.file))
        reading.evidence = used.sorted().map { files[$0].evidence }
        reading.unreadable = unreadable()
        reading.mended = Set(said.keys).subtracting(wrong.compactMap(\.line.company))
        return reading
    }

    private func unreadable() -> [UnreadableRecord] {
        let most = settings.limits.wrongLines
        var records = wrong.prefix(most).map { one in
            let reason = one.line.problem.told(of: one.name, line: one.line.line)
            if let company = one.line.company {
                return UnreadableRecord(
                    answerAbout: company, reason: reason, bytes: one.line.bytes, url: files[one.file].url)
            }
            // The same line met each day, in a file of another name, is one record.
            return UnreadableRecord(
                name: settings.pattern.text, reason: reason, bytes: one.line.bytes, url: files[one.file].url)
        }
        if let next = wrong.dropFirst(most).first {
            let left = wrong.count - most
            records.append(
                UnreadableRecord(
                    name: settings.pattern.text,
                    reason: Phrase(
                        "\(next.name) : \(left) autres lignes illisibles, à partir de la ligne \(next.line.line)",
                        "\(next.name): \(left) more unreadable lines, from line \(next.line.line) on"),
                    bytes: Array("\(next.name): \(left)".utf8), url: files[next.file].url))
        }
        return records
    }
}

extension FileSourceSettings {
    fileprivate var contentType: String {
        switch format {
        case .csv: "text/csv"
        case .json: "application/json"
        }
    }
}
