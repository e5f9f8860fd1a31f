package import VigieDomain

/// One notice of the BODACC as a source gave it: decoded, so that its strings are at hand, and not yet read.
///
/// The portal's JSON and DILA's XML spell the same notice differently; both arrive here, and are read once. Field names are
/// those of the portal (`fr-facts.md` section 1), in English where a plain word exists.
package struct GazetteRecord: Hashable, Sendable {
    /// Letter + issue + number, `A2026015373`; completed by the source where it was missing.
    package var id: String
    /// `dateparution`.
    package var publication: Day
    /// `familleavis`: collective, creation, dpc …, or a code never met.
    package var family: String
    /// `typeavis`: annonce, rectificatif, annulation.
    package var kind: String
    package var court: String?
    /// `commercant`: the display name, several joined with ", ".
    package var trader: String?
    package var town: String?
    /// `cp`; may hold several.
    package var postcode: String?
    /// Every valid SIREN of `registre`, each once, in the order met.
    package var numbers: [SIREN]
    package var judgment: Judgment?
    package var persons: [Party]
    package var formerOwners: [Party]
    package var formerOperators: [Party]
    package var establishments: [Establishment]
    package var act: Act?
    package var modification: Modification?
    package var striking: Striking?
    package var deposit: Deposit?
    package var miscellaneous: Miscellaneous?
    /// `parutionavisprecedent`.
    package var previous: PreviousNotice?
    package var link: String?

    package init(
        id: String, publication: Day, family: String, kind: String = "annonce", court: String? = nil,
        trader: String? = nil, town: String? = nil, postcode: String? = nil, numbers: [SIREN] = [],
        judgment: Judgment? = nil, persons: [Party] = [], formerOwners: [Party] = [], formerOperators: [Party] = [],
        establishments: [Establishment] = [], act: Act? = nil, modification: Modification? = nil,
        striking: Striking? = nil, deposit: Deposit? = nil, miscellaneous: Miscellaneous? = nil,
        previous: PreviousNotice? = nil, link: String? = nil
    ) {
        self.id = id
        self.publication = publication
        self.family = family
        self.kind = kind
        self.court = court
        self.trader = trader
        self.town = town
        self.postcode = postcode
        self.numbers = numbers
        self.judgment = judgment
        self.persons = persons
        self.formerOwners = formerOwners
        self.formerOperators = formerOperators
        self.establishments = establishments
        self.act = act
        self.modification = modification
        self.striking = striking
        self.deposit = deposit
        self.miscellaneous = miscellaneous
        self.previous = previous
        self.link = link
    }

    package struct Judgment: Hashable, Sendable {
        package var type: String?
        /// `famille`: Jugement d'ouverture, Extrait de jugement …
        package var family: String?
        package var nature: String?
        /// As written: ISO, `27/11/2008`, `1er janvier 2020`, sometimes absurd.
        package var date: String?
        /// `complementJugement`.
        package var complement: String?
        package init(
            type: String? = nil, family: String? = nil, nature: String? = nil, date: String? = nil,
            complement: String? = nil
        ) {
            self.type = type
            self.family = family
            self.nature = nature
            self.date = date
            self.complement = complement
        }
    }

    /// A person or company named in the notice.
    package struct Party: Hashable, Sendable {
        package var siren: SIREN?
        package var name: String?
        package var isNaturalPerson: Bool
        package var legalForm: String?
        package var activity: String?
        /// `administration`: who manages, as free text.
        package var administration: String?
        /// `montantCapital` with its currency, as written: `5000.00 EUR`.
        package var capital: String?
        package var postcode: String?
        package var town: String?
        package var address: String?
        package init(
            siren: SIREN? = nil, name: String? = nil, isNaturalPerson: Bool = false, legalForm: String? = nil,
            activity: String? = nil, administration: String? = nil, capital: String? = nil, postcode: String? = nil,
            town: String? = nil, address: String? = nil
        ) {
            self.siren = siren
            self.name = name
            self.isNaturalPerson = isNaturalPerson
            self.legalForm = legalForm
            self.activity = activity
            self.administration = administration
            self.capital = capital
            self.postcode = postcode
            self.town = town
            self.address = address
        }
    }

    package struct Establishment: Hashable, Sendable {
        /// `origineFonds`: how the business was acquired, with the price as text.
        package var origin: String?
        package var quality: String?
        package var activity: String?
        package init(origin: String? = nil, quality: String? = nil, activity: String? = nil) {
            self.origin = origin
            self.quality = quality
            self.activity = activity
        }
    }

    package struct Act: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case creation(category: String?)
            case registration(category: String?)
            case sale(category: String?, opposition: String?, claims: String?, description: String?)
            case unknown
        }
        package var kind: Kind
        package var description: String?
        package var registered: String?
        package var started: String?
        package var effective: String?
        package init(
            kind: Kind, description: String? = nil, registered: String? = nil, started: String? = nil,
            effective: String? = nil
        ) {
            self.kind = kind
            self.description = description
            self.registered = registered
            self.started = started
            self.effective = effective
        }
    }

    package struct Modification: Hashable, Sendable {
        package var description: String?
        package var effective: String?
        package init(description: String? = nil, effective: String? = nil) {
            self.description = description
            self.effective = effective
        }
    }

    package struct Striking: Hashable, Sendable {
        package var comment: String?
        package var ceased: String?
        package init(comment: String? = nil, ceased: String? = nil) {
            self.comment = comment
            self.ceased = ceased
        }
    }

    package struct Deposit: Hashable, Sendable {
        package var closing: String?
        package var kind: String?
        package var description: String?
        package init(closing: String? = nil, kind: String? = nil, description: String? = nil) {
            self.closing = closing
            self.kind = kind
            self.description = description
        }
    }

    package struct Miscellaneous: Hashable, Sendable {
        package var title: String?
        package var text: String?
        package init(title: String? = nil, text: String? = nil) {
            self.title = title
            self.text = text
        }
    }

    package struct PreviousNotice: Hashable, Sendable {
        /// `nomPublication`: `BODACC A`.
        package var publication: String?
        /// `numeroParution`; eight digits when usable.
        package var issue: String?
        package var date: String?
        package var number: String?
        package init(publication: String? = nil, issue: String? = nil, date: String? = nil, number: String? = nil) {
            self.publication = publication
            self.issue = issue
            self.date = date
            self.number = number
        }
    }
}
