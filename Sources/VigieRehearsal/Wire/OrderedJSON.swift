/// A JSON value whose members keep the order in which they were written, as the registers keep theirs.
///
/// Foundation's encoder promises no order; the order of the 32 members of a notice is part of the shape that we rehearse.
package indirect enum OrderedJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(Double)
    case text(String)
    case list([OrderedJSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: OrderedJSON
        package init(_ name: String, _ value: OrderedJSON) {
            self.name = name
            self.value = value
        }
    }

    /// The first member of that name; nil where there is none or where this is no object.
    package subscript(_ name: String) -> OrderedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    package var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    package var list: [OrderedJSON]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    package var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package static func text(orNull text: String?) -> OrderedJSON { text.map(OrderedJSON.text) ?? .null }

    /// The same value after this change in every object, innermost first.
    func mappingObjects(_ change: ([Member]) -> [Member]) -> OrderedJSON {
        switch self {
        case .null, .bool, .integer, .decimal, .text: self
        case .list(let list): .list(list.map { $0.mappingObjects(change) })
        case .object(let members):
            .object(change(members.map { Member($0.name, $0.value.mappingObjects(change)) }))
        }
    }

    /// The same value after this change in every text.
    func mappingTexts(_ change: (String) -> String) -> OrderedJSON {
        switch self {
        case .null, .bool, .integer, .decimal: self
        case .text(let text): .text(change(text))
        case .list(let list): .list(list.map { $0.mappingTexts(change) })
        case .object(let members):
            .object(members.map { Member($0.name, $0.value.mappingTexts(change)) })
        }
    }
}

extension OrderedJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(floatLiteral value: Double) { self = .decimal(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: OrderedJSON...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, OrderedJSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
