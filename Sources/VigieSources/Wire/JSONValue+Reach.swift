package import Foundation
package import VigieDomain

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
    package var kindName: Phrase {
        switch self {
        case .null: Phrase(same: "null")
        case .bool: Phrase("un booléen", "a boolean")
        case .number: Phrase("un nombre", "a number")
        case .string: Phrase("un texte", "a text")
        case .array: Phrase("une liste", "a list")
        case .object: Phrase("un objet", "an object")
        }
    }

    /// The value in quotes, short enough for a sentence.
    package var quoted: Phrase {
        switch self {
        case .null: Phrase(same: "null")
        case .bool(let flag): Phrase("« \(flag) »", "“\(flag)”")
        case .number(let number): Phrase("« \(number) »", "“\(number)”")
        case .string(let text): JSONValue.quoted(text.count > 60 ? text.prefix(60) + "…" : text)
        case .array(let elements): Phrase("une liste de \(elements.count)", "a list of \(elements.count)")
        case .object(let members):
            Phrase("un objet de \(members.count) champs", "an object of \(members.count) fields")
        }
    }

    private static func quoted(_ text: String) -> Phrase { Phrase("« \(text) »", "“\(text)”") }
}
