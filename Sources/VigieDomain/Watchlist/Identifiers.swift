/// The numbers under which a source may know a client: its own in the registers, worldwide, and in our books.
package struct Identifiers: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable, Comparable {
        case siren, lei, isin, account, country, number

        package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    private var numbers: [Kind: String]

    /// What a company's key itself tells.
    package init(_ company: CompanyKey) {
        switch company {
        case .siren(let siren): numbers = [.siren: "\(siren)", .number: "\(siren)", .country: "FR"]
        case .foreign(let country, let number): numbers = [.country: country, .number: number]
        case .account(let code): numbers = [.account: code]
        }
    }

    package subscript(kind: Kind) -> String? {
        get { numbers[kind] }
        set { numbers[kind] = newValue }
    }

    package func has(_ kinds: Set<Kind>) -> Bool { kinds.allSatisfy { numbers[$0] != nil } }
}

extension Client {
    /// The account code is the first of the files: a source is asked about a company once.
    package var identifiers: Identifiers {
        var identifiers = Identifiers(key)
        identifiers[.lei] = lei?.text
        identifiers[.isin] = isin?.text
        identifiers[.account] = accountCodes.first ?? identifiers[.account]
        identifiers[.country] = identifiers[.country] ?? country
        return identifiers
    }
}
