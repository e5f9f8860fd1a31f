package import FoundationEssentials

/// The way to a value inside an answer, as a mapping writes it: `$.score.value`, `$.owners[*]`, `$.scores[?@.type=='x']`.
///
/// A subset of RFC 9535: members, indexes, `[*]` and one equality filter. What is beyond it is refused when the
/// configuration is checked, and never understood differently from what was meant.
package struct JSONPath: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case member(String)
        /// Negative counts from the end.
        case index(Int)
        case every
        /// Elements whose member (of a member …) equals the literal.
        case matching(members: [String], Literal)
    }

    package enum Literal: Hashable, Sendable {
        case text(String)
        case number(Decimal)
        case flag(Bool)
        case null
    }

    package let steps: [Step]
    /// As written.
    package let text: String

    /// Whether it can lead to several values.
    package var isPlural: Bool {
        steps.contains { step in
            switch step {
            case .every, .matching: true
            case .member, .index: false
            }
        }
    }

    /// Every value that the path leads to, in the order of the answer; none is not an error here.
    package func values(in root: JSONValue) -> [JSONValue] {
        steps.reduce([root]) { values, step in values.flatMap { JSONPath.follow(step, from: $0) } }
    }

    /// The first value that is not null.
    package func first(in root: JSONValue) -> JSONValue? { values(in: root).first { !$0.isNull } }

    private static func follow(_ step: Step, from value: JSONValue) -> [JSONValue] {
        switch step {
        case .member(let name): return value.members?[name].map { [$0] } ?? []
        case .index(let index):
            guard let elements = value.elements else { return [] }
            let position = index < 0 ? elements.count + index : index
            return elements.indices.contains(position) ? [elements[position]] : []
        case .every: return children(of: value)
        case .matching(let members, let literal):
            return children(of: value).filter { child in
                let found = members.reduce(Optional(child)) { value, name in value?.members?[name] }
                return found.map { equals($0, literal) } ?? false
            }
        }
    }

    /// An object's members by name, so that the same answer always reads in the same order.
    private static func children(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): elements
        case .object(let members): members.sorted { $0.key < $1.key }.map(\.value)
        case .null, .bool, .number, .string: []
        }
    }

    private static func equals(_ value: JSONValue, _ literal: Literal) -> Bool {
        switch (value, literal) {
        case (.string(let left), .text(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.bool(let left), .flag(let right)): left == right
        case (.null, .null): true
        default: false
        }
    }
}

extension JSONPath: CustomStringConvertible {
    package var description: String { text }
}
