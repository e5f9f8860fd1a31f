/// What a source lets us know about one side of a client. Three states, never two: only `known` and `absent` can differ,
/// so that a source which failed or said nothing never looks like a departure.
package enum Observed<Value: Sendable>: Sendable {
    case known(Value)
    /// The source says that there is none.
    case absent
    /// We could not learn it; the reason is for people.
    case unknown(String)

    package var value: Value? {
        if case .known(let value) = self { value } else { nil }
    }

    package var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }

    package func map<Other: Sendable>(_ transform: (Value) -> Other) -> Observed<Other> {
        switch self {
        case .known(let value): .known(transform(value))
        case .absent: .absent
        case .unknown(let reason): .unknown(reason)
        }
    }
}

extension Observed: Equatable where Value: Equatable {}
extension Observed: Hashable where Value: Hashable {}

extension Observed: Codable where Value: Codable {
    private enum Keys: String, CodingKey { case known, absent, unknown }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        if container.contains(.known) {
            self = .known(try container.decode(Value.self, forKey: .known))
        } else if container.contains(.absent) {
            self = .absent
        } else {
            self = .unknown(try container.decode(String.self, forKey: .unknown))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .known(let value): try container.encode(value, forKey: .known)
        case .absent: try container.encode(true, forKey: .absent)
        case .unknown(let reason): try container.encode(reason, forKey: .unknown)
        }
    }
}
