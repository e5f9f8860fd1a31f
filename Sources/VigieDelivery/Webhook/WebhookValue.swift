import FoundationEssentials
import VigieDomain
import VigieWording

/// One side of a before -> after for a program (`kind` and members) and for a person (`words`).
struct WebhookValue: Encodable {
    var value: ChangeValue
    var words: String
    /// Cuts lists (`count` says how many there are) and names.
    var size: WebhookSize

    private enum Keys: String, CodingKey {
        case kind, words, text, state, raw, score, scale, version, band, limit, date, active, name, role, share, count
        case items, open, label, since, cents, currency, votes, key, turnover, result, deposited, confidential, decision
        case until, insurer, policy, account, outstanding, overdue, orders, deposits, delay, end = "year_end"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Plain.line(words, limit: size.name * 10), forKey: .words)
        switch value {
        case .text(let text):
            try container.encode("text", forKey: .kind)
            try container.encode(Plain.line(text, limit: size.name * 4), forKey: .text)
        case .state(let state):
            try container.encode("state", forKey: .kind)
            try container.encode(state.rawValue, forKey: .state)
        case .rating(let rating):
            try container.encode("rating", forKey: .kind)
            try encode(rating, into: &container)
        case .life(let life):
            try container.encode("life", forKey: .kind)
            switch life {
            case .active: try container.encode(true, forKey: .active)
            case .ceased(let day):
                try container.encode(false, forKey: .active)
                try container.encodeIfPresent(day?.description, forKey: .date)
            }
        case .officer(let officer):
            try container.encode("officer", forKey: .kind)
            try encode(officer, into: &container)
        case .officers(let officers):
            try container.encode("officers", forKey: .kind)
            try container.encode(officers.count, forKey: .count)
            var list = container.nestedUnkeyedContainer(forKey: .items)
            for officer in officers.prefix(size.list) {
                var item = list.nestedContainer(keyedBy: Keys.self)
                try encode(officer, into: &item)
            }
        case .shareholder(let shareholder):
            try container.encode("shareholder", forKey: .kind)
            try encode(shareholder, into: &container)
        case .shareholders(let shareholders):
            try container.encode("shareholders", forKey: .kind)
            try container.encode(shareholders.count, forKey: .count)
            var list = container.nestedUnkeyedContainer(forKey: .items)
            for shareholder in shareholders.prefix(size.list) {
                var item = list.nestedContainer(keyedBy: Keys.self)
                try encode(shareholder, into: &item)
            }
        case .bureauStatus(let status):
            try container.encode("bureau_status", forKey: .kind)
            try container.encode(status.open, forKey: .open)
            try container.encodeIfPresent(status.label.map { size.short($0) }, forKey: .label)
            try container.encodeIfPresent(status.since?.description, forKey: .since)
        case .amount(let amount):
            try container.encode("amount", forKey: .kind)
            try container.encode(amount.cents, forKey: .cents)
            try container.encode(Plain.line(amount.currency, limit: 8), forKey: .currency)
        case .owners(let owners):
            try container.encode("owners", forKey: .kind)
            try container.encode(owners.count, forKey: .count)
            var list = container.nestedUnkeyedContainer(forKey: .items)
            for owner in owners.prefix(size.list) {
                var item = list.nestedContainer(keyedBy: Keys.self)
                try item.encode(size.short(owner.name), forKey: .name)
                try item.encodeIfPresent(owner.share?.hundredths, forKey: .share)
                try item.encodeIfPresent(owner.votes?.hundredths, forKey: .votes)
            }
        case .establishments(let places):
            try container.encode("establishments", forKey: .kind)
            try container.encode(places.count, forKey: .count)
            var list = container.nestedUnkeyedContainer(forKey: .items)
            for place in places.prefix(size.list) {
                var item = list.nestedContainer(keyedBy: Keys.self)
                try item.encode(size.short(place.key), forKey: .key)
                try item.encode(size.short(place.label), forKey: .label)
                try item.encode(place.isOpen, forKey: .open)
            }
        case .accounts(let accounts):
            try container.encode("accounts", forKey: .kind)
            try container.encode(accounts.yearEnd.description, forKey: .end)
            try container.encodeIfPresent(accounts.deposited?.description, forKey: .deposited)
            try container.encodeIfPresent(accounts.isConfidential, forKey: .confidential)
            try container.encodeIfPresent(accounts.turnover.map(WebhookData.Money.init), forKey: .turnover)
            try container.encodeIfPresent(accounts.result.map(WebhookData.Money.init), forKey: .result)
        case .cover(let cover):
            try container.encode("cover", forKey: .kind)
            try container.encode(cover.decision.rawValue, forKey: .decision)
            try container.encodeIfPresent(cover.amount.map(WebhookData.Money.init), forKey: .limit)
            try container.encodeIfPresent(cover.until?.description, forKey: .until)
            try container.encodeIfPresent(cover.insurer.map { size.short($0) }, forKey: .insurer)
            try container.encodeIfPresent(cover.policy.map { size.short($0) }, forKey: .policy)
        case .ledger(let entry):
            try container.encode("ledger", forKey: .kind)
            try encode(entry, into: &container)
        }
    }

    private func encode(_ entry: LedgerEntry, into container: inout KeyedEncodingContainer<Keys>) throws {
        let sums = entry.exposure
        try container.encodeIfPresent(entry.account.map { size.short($0) }, forKey: .account)
        try container.encodeIfPresent(sums.limit.map(WebhookData.Money.init), forKey: .limit)
        try container.encodeIfPresent(sums.outstanding.map(WebhookData.Money.init), forKey: .outstanding)
        try container.encodeIfPresent(sums.overdue.map(WebhookData.Money.init), forKey: .overdue)
        try container.encodeIfPresent(sums.openOrders.map(WebhookData.Money.init), forKey: .orders)
        try container.encodeIfPresent(sums.deposits.map(WebhookData.Money.init), forKey: .deposits)
        try container.encodeIfPresent(sums.outstandingDate?.description, forKey: .date)
        try container.encodeIfPresent(entry.daysLate, forKey: .delay)
    }

    private func encode(_ rating: Rating, into container: inout KeyedEncodingContainer<Keys>) throws {
        try container.encode(size.short(rating.raw), forKey: .raw)
        try container.encodeIfPresent(rating.score.map { "\($0)" }, forKey: .score)
        try container.encode(size.short(rating.scale.id), forKey: .scale)
        try container.encode(size.short(rating.scale.version), forKey: .version)
        try container.encode(rating.band.rawValue, forKey: .band)
        try container.encodeIfPresent(rating.limit.map(WebhookData.Money.init), forKey: .limit)
        try container.encodeIfPresent(rating.date?.description, forKey: .date)
    }

    private func encode(_ officer: Officer, into container: inout KeyedEncodingContainer<Keys>) throws {
        try container.encode(size.short(officer.name), forKey: .name)
        try container.encode(size.short(officer.role), forKey: .role)
    }

    /// The share in hundredths of a per cent, as the domain keeps it: 5000 is 50 %.
    private func encode(_ shareholder: Shareholder, into container: inout KeyedEncodingContainer<Keys>) throws {
        try container.encode(size.short(shareholder.name), forKey: .name)
        try container.encodeIfPresent(shareholder.share?.hundredths, forKey: .share)
    }
}

/// How much of what comes from outside fits into one call.
struct WebhookSize {
    /// Characters of the source's text.
    var text: Int
    /// Entries of a list.
    var list: Int
    /// Characters of a name.
    var name: Int

    /// Tried in this order until the body fits: first the text goes, then the ends of lists, then the ends of names.
    static let steps: [WebhookSize] = [(30, 160), (5, 160), (1, 30)].flatMap { list, name in
        [longestText, 12_000, 8_000, 4_000, 2_000, 1_000, 0].map { WebhookSize(text: $0, list: list, name: name) }
    }

    static let longestText = 16_000

    func short(_ text: String) -> String { Plain.line(text, limit: name) }
}
