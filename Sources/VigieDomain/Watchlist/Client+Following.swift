extension Client {
    /// The account that an entry of the ledger speaks of: the one of that code, or the only one.
    package func account(of entry: LedgerEntry) -> Account? {
        guard let code = entry.account else { return accounts.count == 1 ? accounts[0] : nil }
        return accounts.first { $0.code == code }
    }

    /// The same client with what the books and the insurer say, wherever that is not older than what the watchlist says.
    package func following(ledger: [LedgerEntry], cover: Cover?) -> Client {
        var client = self
        for entry in ledger {
            guard let account = account(of: entry), let place = client.accounts.firstIndex(of: account) else {
                continue
            }
            client.accounts[place].exposure = account.exposure.following(entry.exposure)
        }
        // Of several accounts nobody says which one the cover is for.
        if let cover, client.accounts.count == 1 { client.accounts[0].exposure.follow(cover) }
        return client
    }
}

extension Exposure {
    fileprivate mutating func follow(_ told: Cover) {
        cover = told.holds ? told.amount : told.amount.map { Amount(cents: 0, currency: $0.currency) }
        coverUntil = told.until
        insurer = told.insurer ?? insurer
        policy = told.policy ?? policy
    }

    fileprivate func following(_ ledger: Exposure) -> Exposure {
        if let mine = outstandingDate, let theirs = ledger.outstandingDate, theirs < mine { return self }
        var exposure = self
        exposure.limit = ledger.limit ?? limit
        exposure.outstanding = ledger.outstanding ?? outstanding
        // A sum of today must not bear the date of another one.
        if ledger.outstanding != nil { exposure.outstandingDate = ledger.outstandingDate }
        exposure.overdue = ledger.overdue ?? overdue
        exposure.openOrders = ledger.openOrders ?? openOrders
        exposure.deposits = ledger.deposits ?? deposits
        exposure.cover = ledger.cover ?? cover
        exposure.coverUntil = ledger.coverUntil ?? coverUntil
        exposure.insurer = ledger.insurer ?? insurer
        exposure.policy = ledger.policy ?? policy
        return exposure
    }
}
