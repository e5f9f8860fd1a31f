package import Foundation

/// Reaching into a tree without caring, at each step, whether it is there.
extension JSONValue {
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self, let member = members[name], member != .null else { return nil }
        return member
    }

    package var isNull: Bool { self == .null }

    /// The text of a string that says something; a blank one says nothing.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// A string, or a number as a person would write it: some registers give `"73"`, some `73`.
    package var text: String? {
        switch self {
        case .string: string
        case .number(let number): "\(number)"
        case .null, .bool, .array, .object: nil
        }
    }

    package var decimal: Decimal? {
        if case .number(let number) = self { number } else { nil }
    }

    /// A whole number, given as a number or as digits.
    package var integer: Int? { text.flatMap { Int($0) } }

    package var members: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    package var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The elements of a list, or the one thing that stands where a list may: XML turned into JSON writes lists of one so.
    package var oneOrMany: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        case .bool, .number, .string, .object: [self]
        }
    }

    /// What kind of thing it is, for sentences.
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "un booléen"
        case .number: "un nombre"
        case .string: "un texte"
        case .array: "une liste"
        case .object: "un objet"
        }
    }

    /// The value in quotes, short enough for a sentence.
    package var quoted: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "« \(flag) »"
        case .number(let number): "« \(number) »"
        case .string(let text): "« \(text.count > 60 ? text.prefix(60) + "…" : text) »"
        case .array(let elements): "une liste de \(elements.count)"
        case .object(let members): "un objet de \(members.count) champs"
        }
    }
}
