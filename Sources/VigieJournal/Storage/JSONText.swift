import FoundationEssentials
import VigieEngine

/// Values as JSON text with sorted members, so that equal values are equal text.
struct JSONText: Sendable {
    private let encoder: JSONEncoder
    private let decoder = JSONDecoder()

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    func text(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }

    func value<Value: Decodable>(_ type: Value.Type, from text: String, in table: String) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw JournalFailure(
                .corrupt,
                "la table « \(table) » du journal contient une valeur (\(type)) illisible : « \(text.prefix(80))… ». Elle est "
                    + "endommagée ou écrite par une version plus récente de Vigie : installez la dernière, ou restaurez une copie.",
                "the table “\(table)” of the journal holds a \(type) that cannot be read: “\(text.prefix(80))…”. "
                    + "It is damaged or was written by a newer Vigie: install the newest version, or restore a copy.")
        }
    }
}
