package import Foundation

/// An answer in JSON as it stands, before anyone says what it means: sources whose records change shape from one year to
/// the next are read from this tree, and only then become values that the house trusts.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Levels allowed. Records of registers have six; a deeper answer is an attack on the reader.
    package static let deepest = 64

    /// - Parameter checksNames: false where the caller looks for repeated names record by record.
    /// - Throws: `JSONFailure`; the reader is Foundation's, we only judge what it refused, and names given twice, which it
    ///   lets pass.
    package init(bytes: some Collection<UInt8>, checksNames: Bool = true) throws(JSONFailure) {
        let data = Data(bytes)
        if checksNames, let name = JSONSlices.repeatedName(in: bytes) { throw JSONFailure(repeated: name) }
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: data)
        } catch {
            throw JSONFailure(of: data, because: error)
        }
    }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < JSONValue.deepest else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "more than \(JSONValue.deepest) levels"))
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let text = try? single.decode(String.self) {
            self = .string(text)
        } else if let fields = try? decoder.container(keyedBy: AnyKey.self) {
            var object: [String: JSONValue] = [:]
            for key in fields.allKeys { object[key.stringValue] = try fields.decode(JSONValue.self, forKey: key) }
            self = .object(object)
        } else if var list = try? decoder.unkeyedContainer() {
            var array: [JSONValue] = []
            while !list.isAtEnd { array.append(try list.decode(JSONValue.self)) }
            self = .array(array)
        } else if let flag = try? single.decode(Bool.self) {
            self = .bool(flag)
        } else {
            self = .number(try single.decode(Decimal.self))
        }
    }

    /// Any member name.
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// Why bytes are not an answer in JSON, in the words of the house.
package enum JSONFailure: Error, Hashable, Sendable {
    /// The text stops before its end.
    case cut
    /// Not JSON, or JSON that no honest register sends.
    case malformed(String)

    init(repeated name: String) {
        self = .malformed("le nom « \(name.prefix(60)) » est donné deux fois dans un objet")
    }

    init(of data: Data, because error: any Error) {
        let last = data.last { !JSONSlices.isBlank($0) }
        let closers: Set<UInt8> = [UInt8(ascii: "}"), UInt8(ascii: "]")]
        let opens = data.first { !JSONSlices.isBlank($0) }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        if opens == true, last.map({ !closers.contains($0) }) ?? true || !JSONSlices.isBalanced(data) {
            self = .cut
        } else if case DecodingError.dataCorrupted(let context) = error {
            self = .malformed(context.debugDescription)
        } else {
            self = .malformed("not JSON")
        }
    }
}
