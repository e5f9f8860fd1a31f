/// A side that the source does not speak of is left out: what was stored before there was such a side is read all the same.
extension Facets: Codable {
    package init(from decoder: any Decoder) throws {
        try Facets.refuseForeign(decoder)
        let container = try decoder.container(keyedBy: Facet.self)
        func side<Value: Codable & Sendable>(_ facet: Facet) throws -> Observed<Value> {
            try container.decodeIfPresent(Observed<Value>.self, forKey: facet) ?? .notTold
        }
        self.init(
            identity: try side(.identity), life: try side(.life), officers: try side(.officers),
            shareholders: try side(.shareholders), proceedings: try side(.proceedings), rating: try side(.rating),
            capital: try side(.capital), owners: try side(.owners), establishments: try side(.establishments),
            accounts: try side(.accounts), cover: try side(.cover), ledger: try side(.ledger),
            act: try decoder.container(keyedBy: Beside.self).decodeIfPresent(DepositedAct.self, forKey: .act))
    }

    /// Every side may be left out, but an object that names none of them and something else instead is no facets: read as
    /// "nothing known", it would forget what was learnt.
    private static func refuseForeign(_ decoder: any Decoder) throws {
        let names = try decoder.container(keyedBy: AnyName.self).allKeys.map(\.stringValue)
        // The journal's seal stands beside the sides of facets that say nothing.
        let told = names.filter { $0 != "~" }
        guard told.isEmpty || told.contains(where: { Facet(rawValue: $0) != nil || Beside(rawValue: $0) != nil }) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no side of a client among its members"))
        }
    }

    private struct AnyName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Facet.self)
        func add(_ side: Observed<some Codable & Sendable & Equatable>, _ facet: Facet) throws {
            if side != .notTold { try container.encode(side, forKey: facet) }
        }
        try add(identity, .identity)
        try add(life, .life)
        try add(officers, .officers)
        try add(shareholders, .shareholders)
        try add(proceedings, .proceedings)
        try add(rating, .rating)
        try add(capital, .capital)
        try add(owners, .owners)
        try add(establishments, .establishments)
        try add(accounts, .accounts)
        try add(cover, .cover)
        try add(ledger, .ledger)
        var beside = encoder.container(keyedBy: Beside.self)
        try beside.encodeIfPresent(act, forKey: .act)
    }

    /// What stands beside the sides.
    private enum Beside: String, CodingKey { case act }
}

/// Stored under the side's own name.
extension Facet: CodingKey {}
