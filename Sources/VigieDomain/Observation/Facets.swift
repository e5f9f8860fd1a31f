/// The sides of a client's status that a lookup can tell. What a source does not speak of stays `unknown`.
package struct Facets: Hashable, Sendable {
    package var identity: Observed<Identity>
    package var life: Observed<Life>
    package var officers: Observed<[Officer]>
    package var shareholders: Observed<[Shareholder]>
    /// What a bureau says of collective proceedings; the docket of notices is kept apart and knows more.
    package var proceedings: Observed<ProceedingsStatus>
    package var rating: Observed<Rating>
    package var capital: Observed<Capital>
    package var owners: Observed<[BeneficialOwner]>
    package var establishments: Observed<[Establishment]>
    package var accounts: Observed<FiledAccounts>
    /// What the credit insurer answers for.
    package var cover: Observed<Cover>
    /// What our own books say, one entry for each account.
    package var ledger: Observed<[LedgerEntry]>
    /// Where holders and capital are read from a deposited act.
    package var act: DepositedAct?

    package init(
        identity: Observed<Identity> = .notTold, life: Observed<Life> = .notTold,
        officers: Observed<[Officer]> = .notTold, shareholders: Observed<[Shareholder]> = .notTold,
        proceedings: Observed<ProceedingsStatus> = .notTold, rating: Observed<Rating> = .notTold,
        capital: Observed<Capital> = .notTold, owners: Observed<[BeneficialOwner]> = .notTold,
        establishments: Observed<[Establishment]> = .notTold, accounts: Observed<FiledAccounts> = .notTold,
        cover: Observed<Cover> = .notTold, ledger: Observed<[LedgerEntry]> = .notTold,
        act: DepositedAct? = nil
    ) {
        self.identity = identity
        self.life = life
        self.officers = officers
        self.shareholders = shareholders
        self.proceedings = proceedings
        self.rating = rating
        self.capital = capital
        self.owners = owners
        self.establishments = establishments
        self.accounts = accounts
        self.cover = cover
        self.ledger = ledger
        self.act = act
    }
}

extension Observed {
    /// The source does not speak of this side at all.
    package static var notTold: Observed { .unknown("not told by this source") }
}

/// One side of a client's status.
package enum Facet: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case identity, life, officers, shareholders, proceedings, rating, accounts, capital, owners, establishments, cover
    case ledger

    package static func < (left: Facet, right: Facet) -> Bool { left.rawValue < right.rawValue }
}

/// Who the company is on paper.
package struct Identity: Hashable, Sendable, Codable {
    package var name: String?
    package var legalForm: String?
    package var activity: String?
    package var address: String?
    package var postcode: String?
    package var diffusion: Diffusion?

    package init(
        name: String? = nil, legalForm: String? = nil, activity: String? = nil, address: String? = nil,
        postcode: String? = nil, diffusion: Diffusion? = nil
    ) {
        self.name = name
        self.legalForm = legalForm
        self.activity = activity
        self.address = address
        self.postcode = postcode
        self.diffusion = diffusion
    }
}

/// Whether the register shows a company's name and address to everyone (R123-232 C. com.).
package enum Diffusion: String, Hashable, Sendable, Codable { case full, partial }

/// Whether the company is alive for the State's register.
package enum Life: Hashable, Sendable, Codable {
    case active
    /// With the date of cessation where the source gives one.
    case ceased(on: Day?)
}

/// Someone who manages or audits the company.
package struct Officer: Hashable, Sendable, Codable {
    /// What stays the same when a role changes: the SIREN of a company, else normalised names and the birth month.
    package var key: String
    package var name: String
    package var role: String

    package init(key: String, name: String, role: String) {
        self.key = key
        self.name = name
        self.role = role
    }
}

/// Someone who owns a part of the company. The share is a percentage from 0 to 100, in hundredths of a point.
package struct Shareholder: Hashable, Sendable, Codable {
    package var key: String
    package var name: String
    package var share: Share?

    package init(key: String, name: String, share: Share?) {
        self.key = key
        self.name = name
        self.share = share
    }
}

/// A part of a whole, in hundredths of a per cent: 5,000 is 50.00 %.
package struct Share: Hashable, Comparable, Sendable, Codable {
    package let hundredths: Int
    package init?(hundredths: Int) {
        guard (0...10_000).contains(hundredths) else { return nil }
        self.hundredths = hundredths
    }
    package static func < (left: Share, right: Share) -> Bool { left.hundredths < right.hundredths }
    package static let half = Share(unchecked: 5_000)
    private init(unchecked: Int) { hundredths = unchecked }
}

/// What a bureau that is not the official gazette says of the client's collective proceedings.
package struct ProceedingsStatus: Hashable, Sendable, Codable {
    package var open: Bool
    /// The bureau's own words.
    package var label: String?
    package var since: Day?

    package init(open: Bool, label: String? = nil, since: Day? = nil) {
        self.open = open
        self.label = label
        self.since = since
    }
}
