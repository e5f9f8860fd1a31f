/// The watched companies as a feed needs them: is this number ours, and which client might this name be?
package struct WatchIndex: Sendable {
    package let keys: Set<CompanyKey>
    private let numbers: Set<SIREN>
    private let names: [String: [CompanyKey]]
    private let accounts: [String: [CompanyKey]]
    private let leis: [LEI: [CompanyKey]]
    private let isins: [ISIN: [CompanyKey]]
    /// Numbers on the markets, of those who have one.
    private let securities: [CompanyKey: (lei: LEI?, isin: ISIN?)]

    /// - Parameter clients: those who are watched now.
    package init(clients: [Client]) {
        keys = Set(clients.map(\.key))
        numbers = Set(clients.compactMap(\.key.siren))
        var names: [String: [CompanyKey]] = [:]
        for client in clients {
            guard let postcode = client.postcode else { continue }
            let name = NormalName(client.name)
            guard !name.isEmpty else { continue }
            names["\(name.text)|\(postcode)", default: []].append(client.key)
        }
        // Clients come in no order; two who share a name are told in the order of their numbers.
        self.names = names.mapValues { $0.sorted() }
        var accounts: [String: Set<CompanyKey>] = [:]
        for client in clients {
            if case .account(let code) = client.key { accounts[code, default: []].insert(client.key) }
            for code in client.accountCodes { accounts[code, default: []].insert(client.key) }
        }
        self.accounts = accounts.mapValues { $0.sorted() }
        func under<Number: Hashable>(_ number: (Client) -> Number?) -> [Number: [CompanyKey]] {
            Dictionary(clients.compactMap { client in number(client).map { ($0, [client.key]) } }) {
                ($0 + $1).sorted()
            }
        }
        leis = under(\.lei)
        isins = under(\.isin)
        securities = Dictionary(
            clients.filter { $0.lei != nil || $0.isin != nil }.map { ($0.key, ($0.lei, $0.isin)) },
            uniquingKeysWith: { first, _ in first })
    }

    package func contains(_ siren: SIREN) -> Bool { numbers.contains(siren) }

    /// Clients whose normalised name and postcode are these: a possible match, to be told as such.
    package func clients(named name: String, postcode: String) -> [CompanyKey] {
        names["\(NormalName(name).text)|\(postcode)"] ?? []
    }

    /// Clients who have an account of this code: more than one where several companies of ours number theirs alike.
    package func clients(account code: String) -> [CompanyKey] { accounts[code] ?? [] }

    package func clients(lei: LEI) -> [CompanyKey] { leis[lei] ?? [] }

    package func clients(isin: ISIN) -> [CompanyKey] { isins[isin] ?? [] }

    package func lei(of company: CompanyKey) -> LEI? { securities[company]?.lei }

    /// LEI and ISIN of these companies, or of all, sorted, each once.
    package func securities(of companies: [CompanyKey]?) -> [String] {
        let found = companies.map { $0.compactMap { securities[$0] } } ?? Array(securities.values)
        return Set(found.flatMap { [$0.lei?.text, $0.isin?.text].compactMap(\.self) }).sorted()
    }
}
