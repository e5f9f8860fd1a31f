/// What names a company everywhere inside Vigie: its SIREN, its number in a foreign register, or, where the
/// watchlist gives none, the account code under which the user knows it (which no source can watch).
package enum CompanyKey: Hashable, Sendable {
    case siren(SIREN)
    /// - Parameters: ISO 3166 alpha-2 country, then the number as that country's register writes it.
    case foreign(country: String, number: String)
    case account(String)

    package var siren: SIREN? {
        if case .siren(let siren) = self { siren } else { nil }
    }

    /// The number a reader recognises: `552 081 317`, `BE 0123456789`, `C0123`.
    package var display: String {
        switch self {
        case .siren(let siren): siren.spaced
        case .foreign(let country, let number): "\(country) \(number)"
        case .account(let code): code
        }
    }
}

extension CompanyKey: CustomStringConvertible, LosslessStringConvertible, Comparable {
    /// Stable text form, used in the journal and in ids: `siren:552081317`, `foreign:BE:0123456789`, `account:C0123`.
    package var description: String {
        switch self {
        case .siren(let siren): "siren:\(siren)"
        case .foreign(let country, let number): "foreign:\(country):\(number)"
        case .account(let code): "account:\(code)"
        }
    }

    package init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "siren":
            guard let siren = SIREN(parts[1]) else { return nil }
            self = .siren(siren)
        case "foreign":
            let pair = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].count == 2, !pair[1].isEmpty else { return nil }
            self = .foreign(country: String(pair[0]), number: String(pair[1]))
        case "account":
            guard !parts[1].isEmpty else { return nil }
            self = .account(String(parts[1]))
        default: return nil
        }
    }

    package static func < (left: CompanyKey, right: CompanyKey) -> Bool { left.description < right.description }
}

extension CompanyKey: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let key = CompanyKey(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\"\(text)\" is not a company key"))
        }
        self = key
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
