import FoundationEssentials
import GRDB
import VigieDomain
import VigieEngine

/// The columns of one row, read from left to right. A damaged file may hold anything: what is not of the expected kind
/// is a `JournalFailure`, never a crash.
struct Fields {
    private let row: Row
    private let table: String
    private var position = 0

    init(_ row: Row, of table: String) {
        self.row = row
        self.table = table
    }

    mutating func optionalText() throws -> String? {
        switch next().storage {
        case .null: nil
        case .string(let text): text
        default: throw unexpected("a text")
        }
    }

    mutating func optionalInteger() throws -> Int64? {
        switch next().storage {
        case .null: nil
        case .int64(let number): number
        default: throw unexpected("a number")
        }
    }

    mutating func text() throws -> String { try present(optionalText(), "a text") }
    mutating func integer() throws -> Int64 { try present(optionalInteger(), "a number") }
    mutating func flag() throws -> Bool { try integer() != 0 }
    mutating func optionalInstant() throws -> Instant? { try optionalInteger().map(Instant.init(milliseconds:)) }
    mutating func instant() throws -> Instant { Instant(milliseconds: try integer()) }

    mutating func bytes() throws -> [UInt8] {
        guard case .blob(let data) = next().storage else { throw unexpected("bytes") }
        return [UInt8](data)
    }

    mutating func optionalDay() throws -> Day? {
        try optionalText().map { try present(Day($0), "a day") }
    }

    mutating func optionalCompany() throws -> CompanyKey? {
        try optionalText().map { try present(CompanyKey($0), "a company") }
    }

    mutating func company() throws -> CompanyKey { try present(optionalCompany(), "a company") }
    mutating func source() throws -> SourceID { SourceID(try text()) }

    mutating func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws -> Choice
    where Choice.RawValue == String { try present(Choice(rawValue: text()), "one of the known words") }

    mutating func value<Value: Decodable>(_ type: Value.Type, _ json: JSONText) throws -> Value {
        try json.value(type, from: text(), in: table)
    }

    mutating func provenance() throws -> Provenance {
        Provenance(
            source: try source(), url: try text(), fetched: try instant(),
            evidence: EvidenceID(digest: try text()))
    }

    /// A size and the packed bytes after it.
    mutating func unpacked(_ zstandard: Zstandard) throws -> [UInt8] {
        let size = try integer()
        // A damaged size must not make us ask for all memory: no value of SQLite is larger than 1 GiB.
        guard (0...(1 << 30)).contains(size) else { throw unexpected("a size") }
        return try zstandard.unpack(bytes(), size: Int(size))
    }

    private mutating func next() -> DatabaseValue {
        defer { position += 1 }
        return row[position]
    }

    private func present<Value>(_ value: Value?, _ expected: String) throws -> Value {
        guard let value else { throw unexpected(expected) }
        return value
    }

    private func unexpected(_ expected: String) -> JournalFailure {
        let found: DatabaseValue = row[position - 1]
        return JournalFailure(
            .corrupt,
            "la table « \(table) » du journal contient « \(String(found.description.prefix(80))) », d’une autre forme que prévu. "
                + "Le fichier est endommagé : arrêtez le service, gardez le fichier, restaurez la dernière copie.",
            "the table “\(table)” of the journal holds “\(String(found.description.prefix(80)))” where \(expected) is "
                + "expected. The file is damaged: stop the service, keep the file, restore the last copy.")
    }
}
