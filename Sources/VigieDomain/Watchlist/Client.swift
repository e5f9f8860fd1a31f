/// A company we sell to, as the watchlists describe it: several lines of several files about one number are one client.
package struct Client: Hashable, Sendable, Codable {
    package var key: CompanyKey
    package var name: String
    /// ISO 3166 alpha-2.
    package var country: String
    package var postcode: String?
    /// One per account code; never empty.
    package var accounts: [Account]
    package var tags: [String]
    /// Which sources may be asked; nil means all that can.
    package var sources: [SourceID]?
    /// Alerts below this stay in the history.
    package var minimumSeverity: Severity?
    package var start: Day?
    package var end: Day?
    package var mutedUntil: Day?
    package var note: String?
    /// The number was typed without its leading zeros and completed: the register's name must confirm it.
    package var isNumberCompleted: Bool
    /// Under which some bureaus know the company.
    package var lei: LEI?
    package var isin: ISIN?
    /// nil and not empty where there is none: clients stored before there were thresholds have no such member.
    private var drawnThresholds: [Threshold]?

    package init(
        key: CompanyKey, name: String, country: String = "FR", postcode: String? = nil, accounts: [Account],
        tags: [String] = [], sources: [SourceID]? = nil, minimumSeverity: Severity? = nil, start: Day? = nil,
        end: Day? = nil, mutedUntil: Day? = nil, note: String? = nil, isNumberCompleted: Bool = false, lei: LEI? = nil,
        isin: ISIN? = nil, thresholds: [Threshold] = []
    ) {
        self.key = key
        self.name = name
        self.country = country
        self.postcode = postcode
        self.accounts = accounts
        self.tags = tags
        self.sources = sources
        self.minimumSeverity = minimumSeverity
        self.start = start
        self.end = end
        self.mutedUntil = mutedUntil
        self.note = note
        self.isNumberCompleted = isNumberCompleted
        self.lei = lei
        self.isin = isin
        self.thresholds = thresholds
    }

    /// Ratings and recommended limits that are told whenever they pass to the bad side of these.
    package var thresholds: [Threshold] {
        get { drawnThresholds ?? [] }
        set { drawnThresholds = newValue.isEmpty ? nil : newValue }
    }

    /// Whether the dates of the watch include this day.
    package func isWatched(on day: Day) -> Bool {
        if let start, day < start { return false }
        if let end, day > end { return false }
        return true
    }

    /// Account codes in the order of the files, for subjects and tables: `C0123, C0456`.
    package var accountCodes: [String] { accounts.compactMap(\.code) }
}

/// One line of a watchlist: an account of the client, who looks after it, and what is at stake.
package struct Account: Hashable, Sendable, Codable {
    package var code: String?
    /// Name of the watchlist file without its extension: the portfolio.
    package var portfolio: String
    package var manager: Person?
    package var creditManager: Person?
    package var exposure: Exposure
    package var terms: String?
    package var retentionOfTitle: Bool?
    /// Of the amounts that bear none, ISO 4217; nil where the line does not say (euros).
    package var currency: String?

    package init(
        code: String? = nil, portfolio: String, manager: Person? = nil, creditManager: Person? = nil,
        exposure: Exposure = Exposure(), terms: String? = nil, retentionOfTitle: Bool? = nil,
        currency: String? = nil
    ) {
        self.code = code
        self.portfolio = portfolio
        self.manager = manager
        self.creditManager = creditManager
        self.exposure = exposure
        self.terms = terms
        self.retentionOfTitle = retentionOfTitle
        self.currency = currency
    }
}

/// Someone who is told. The address is valid from birth.
package struct Person: Hashable, Sendable, Codable {
    package var name: String?
    package var email: EmailAddress

    package init(name: String? = nil, email: EmailAddress) {
        self.name = name
        self.email = email
    }
}

/// What the supplier may lose. Unknown is not zero.
package struct Exposure: Hashable, Sendable, Codable {
    package var limit: Amount?
    package var outstanding: Amount?
    package var outstandingDate: Day?
    package var overdue: Amount?
    package var openOrders: Amount?
    package var deposits: Amount?
    package var cover: Amount?
    package var coverUntil: Day?
    package var insurer: String?
    package var policy: String?

    package init(
        limit: Amount? = nil, outstanding: Amount? = nil, outstandingDate: Day? = nil, overdue: Amount? = nil,
        openOrders: Amount? = nil, deposits: Amount? = nil, cover: Amount? = nil, coverUntil: Day? = nil,
        insurer: String? = nil, policy: String? = nil
    ) {
        self.limit = limit
        self.outstanding = outstanding
        self.outstandingDate = outstandingDate
        self.overdue = overdue
        self.openOrders = openOrders
        self.deposits = deposits
        self.cover = cover
        self.coverUntil = coverUntil
        self.insurer = insurer
        self.policy = policy
    }

    /// Outstanding + open orders - usable cover - deposits, never below zero; nil while the outstanding is not known
    /// or amounts are in different currencies.
    ///
    /// - Parameter day: a cover that ended before this day does not count.
    package func atRisk(on day: Day) -> Amount? {
        guard let outstanding else { return nil }
        // Wide enough for any sum of amounts that a file can hold.
        var cents = Int128(outstanding.cents)
        let usableCover = coverUntil.map { $0 >= day } ?? true ? cover : nil
        for (amount, sign) in [(openOrders, Int128(1)), (deposits, -1)] {
            guard let amount else { continue }
            guard amount.currency == outstanding.currency else { return nil }
            cents += sign * Int128(amount.cents)
        }
        if let usableCover {
            guard usableCover.currency == outstanding.currency else { return nil }
            // A cover pays for what is owed and no more; a credit balance is not covered at all.
            cents -= Int128(max(0, min(usableCover.cents, outstanding.cents)))
        }
        return Amount(cents: Int64(clamping: max(0, cents)), currency: outstanding.currency)
    }

    package var isOverLimit: Bool {
        guard let limit, let outstanding, limit.currency == outstanding.currency else { return false }
        return outstanding.cents > limit.cents
    }
}
