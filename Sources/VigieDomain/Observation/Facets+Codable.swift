/// A side that the source does not speak of is left out: what was stored before there was such a side is read all the same.
extension Facets: Codable {
    package init(from decoder: any Decoder) throws {
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
