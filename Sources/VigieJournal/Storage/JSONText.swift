import FoundationEssentials
import VigieDomain
import VigieEngine

/// Values as JSON text with sorted members, so that equal values are equal text.
struct JSONText: Sendable {
    private let encoder: JSONEncoder
    private let decoder = JSONDecoder()

    private static let mark = "{\"~\":\""
    /// 64 bits: against chance, not against an enemy.
    private static let sealLength = 16

    private static func seal(of rest: some Collection<UInt8>, over more: [UInt8]) -> String {
        String(Digest(of: Array(rest) + more).hexadecimal.prefix(sealLength))
    }

    private static func seal(of rest: String, over more: [UInt8]) -> String { seal(of: rest.utf8, over: more) }

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// An object bears a seal as its first member: SQLite notices a broken page, but not a digit that became another one
    /// inside a value, and a wrong alert may follow from it.
    ///
    /// - Parameter more: bytes beside the value that the seal covers too.
    func text(_ value: some Encodable, over more: [UInt8] = []) throws -> String {
        let plain = try encoder.encode(value)
        guard plain.first == UInt8(ascii: "{"), plain.count > 2 else { return String(decoding: plain, as: UTF8.self) }
        let rest = String(decoding: plain.dropFirst(), as: UTF8.self)
        return "\(JSONText.mark)\(JSONText.seal(of: rest, over: more))\",\(rest)"
    }

    func value<Value: Decodable>(
        _ type: Value.Type, from text: String, in table: String, over more: [UInt8] = []
    ) throws -> Value {
        // Values written before there were seals have none.
        if text.hasPrefix(JSONText.mark) {
            let sealed = text.utf8.dropFirst(JSONText.mark.utf8.count)
            let rest = sealed.dropFirst(JSONText.sealLength + 2)
            guard
                JSONText.seal(of: rest, over: more)
                    == String(decoding: sealed.prefix(JSONText.sealLength), as: UTF8.self)
            else {
                throw JournalFailure(
                    .corrupt,
                    "la table « \(table) » du journal contient une valeur (\(type)) qui n’est plus ce qui a été écrit : "
                        + "« \(text.prefix(80))… ». Arrêtez le service, gardez le fichier, restaurez la dernière copie.",
                    "the table “\(table)” of the journal holds a \(type) that is no longer what was written: "
                        + "“\(text.prefix(80))…”. Stop the service, keep the file, restore the last copy.")
            }
        }
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
