import VigieDomain
import VigieEngine
import VigieTables

/// What one file says of our clients, and which of its lines could not be read.
struct FileFindings {
    /// A line that could not be read.
    struct Wrong {
        var line: Int
        var company: CompanyKey?
        var problem: FileProblem
        var bytes: [UInt8]
    }

    private(set) var clients: [CompanyKey: [RowTold]] = [:]
    private(set) var wrong: [Wrong] = []
    private(set) var rows = 0
    private(set) var matched = 0
    private(set) var unwatched = 0
    private(set) var endsLine = true

    /// - Throws: `FileRefusal` where the file as a whole is not what was agreed.
    init(_ bytes: [UInt8], settings: FileSourceSettings, watch: WatchIndex, known: FileCursor?) throws(FileRefusal) {
        guard bytes.contains(where: { !JSONSlices.isBlank($0) && $0 != 0 }) else {
            throw FileRefusal(.empty, "le fichier est vide.", "the file is empty.")
        }
        var reading = Reading(settings: settings, watch: watch)
        switch settings.format {
        case .csv:
            let rows = try CSVRows(bytes, settings)
            endsLine = rows.endsLine
            if known?.endsLine == true, !endsLine {
                throw FileRefusal(
                    .cut,
                    "le fichier ne finit pas par une fin de ligne, et le précédent en avait une : il est sans doute coupé. Rien n’en a été lu.",
                    "the file does not end with the end of a line, and the last one did: it is probably cut. Nothing of it was read."
                )
            }
            try rows.forEach { reading.take($0, $1) }
        case .json(let list): try JSONRows(bytes, at: list, settings).forEach { reading.take($0, $1) }
        }
        guard reading.rows > 0 else {
            throw FileRefusal(.empty, "le fichier n’a aucune ligne.", "the file has no line.")
        }
        guard reading.rows <= settings.limits.rows else {
            throw FileRefusal(
                .tooLarge, "plus de \(Spelled.french(settings.limits.rows)) lignes. Rien n’en a été lu.",
                "more than \(Spelled.english(settings.limits.rows)) lines. Nothing of it was read.")
        }
        if let first = reading.wrong.first, reading.wrong.count == reading.rows {
            throw FileRefusal(
                .fieldType, line: first.line, column: first.problem.column,
                "\(first.problem.phrase.french) Aucune des \(Spelled.french(reading.rows)) lignes n’a pu être lue.",
                "\(first.problem.phrase.english) None of the \(Spelled.english(reading.rows)) lines could be read.")
        }
        if let known, known.matched >= FileFindings.enough, reading.rows >= FileFindings.enough, reading.matched == 0 {
            throw FileRefusal(
                .hitRate,
                "aucune des \(Spelled.french(reading.rows)) lignes ne parle d’un client, contre \(Spelled.french(known.matched)) la dernière fois. Rien n’en a été lu.",
                "none of the \(Spelled.english(reading.rows)) lines is about a client, against \(Spelled.english(known.matched)) last time. Nothing of it was read."
            )
        }
        (rows, matched, unwatched) = (reading.rows, reading.matched, reading.unwatched)
        (clients, wrong) = (reading.clients, reading.wrong)
    }

    /// Rows from which on the share of our clients says something about the file.
    private static let enough = 5

    /// The facets that the rows of one client make.
    static func facets(_ told: [RowTold]) -> Facets {
        var facets = Facets()
        var entries: [LedgerEntry] = []
        for one in told {
            switch one {
            case .cover(let cover): facets.cover = .known(cover)
            case .rating(let rating): facets.rating = .known(rating)
            case .ledger(let entry): entries.append(entry)
            }
        }
        if !entries.isEmpty { facets.ledger = .known(entries.sorted { ($0.account ?? "") < ($1.account ?? "") }) }
        return facets
    }
}

/// The rows of one file, taken one after the other.
private struct Reading {
    let mapping: RowMapping
    let matcher: RowMatcher
    let mostRows: Int
    var rows = 0
    var matched = 0
    var unwatched = 0
    var wrong: [FileFindings.Wrong] = []
    private var found: [Key: Found] = [:]

    private struct Key: Hashable {
        var company: CompanyKey
        var account: String?
    }

    private struct Found {
        var told: RowTold
        var line: Int
        var isDisputed = false
    }

    init(settings: FileSourceSettings, watch: WatchIndex) {
        mapping = RowMapping(settings: settings)
        matcher = RowMatcher(watch: watch)
        mostRows = settings.limits.rows
    }

    /// - Returns: false where there are more rows than any such file has.
    mutating func take(_ row: FileRow, _ shape: FileProblem?) -> Bool {
        rows += 1
        guard rows <= mostRows else { return false }
        var company: CompanyKey?
        do throws(FileProblem) {
            if let shape { throw shape }
            company = try matcher.client(of: row)
            guard let company else {
                unwatched += 1
                return true
            }
            if let told = try mapping.told(row) { try add(told, of: company, line: row.line) }
            matched += 1
        } catch {
            wrong.append(.init(line: row.line, company: company, problem: error, bytes: row.bytes))
        }
        return true
    }

    /// Two lines about the same thing that differ: nobody knows which is right, so neither is.
    private mutating func add(_ told: RowTold, of company: CompanyKey, line: Int) throws(FileProblem) {
        let key = Key(company: company, account: told.account)
        guard let earlier = found[key] else {
            found[key] = Found(told: told, line: line)
            return
        }
        guard earlier.told != told else { return }
        found[key]?.isDisputed = true
        throw FileProblem(
            "la ligne contredit la ligne \(earlier.line), sur le même client\(told.account.map { " et le compte \(Quoted.french($0))" } ?? ""). Aucune des deux n’est lue.",
            "the line contradicts line \(earlier.line), about the same client\(told.account.map { " and account \(Quoted.english($0))" } ?? ""). Neither is read."
        )
    }

    var clients: [CompanyKey: [RowTold]] {
        var clients: [CompanyKey: [RowTold]] = [:]
        for (key, one) in found where !one.isDisputed { clients[key.company, default: []].append(one.told) }
        return clients
    }
}
