/// The name of one publication: the source and the number it gives, `bodacc:A2026015373`.
package struct NoticeID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }
    package init(source: SourceID, number: String) { text = "\(source):\(number)" }
    package var number: String { String(text.drop { $0 != ":" }.dropFirst()) }
    package var description: String { text }
    package static func < (left: NoticeID, right: NoticeID) -> Bool { left.text < right.text }
    package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The part that a company plays in a notice.
package enum NoticeRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// The one whom the proceeding is about.
    case debtor
    /// The one whom the publication is about, where nobody owes or sells.
    case subject
    case seller
    case buyer
    /// Owner of a business who lets someone else run it (bailleur du fonds).
    case lessor
    case lessee
    /// The one who ran the business before (précédent exploitant).
    case formerOperator = "former_operator"
    /// Named in the notice without a known part.
    case mentioned
}

/// Which kind of publication it is (`familleavis` of the BODACC).
package enum NoticeFamily: Hashable, Sendable, Codable {
    case collective
    case conciliation
    case professionalRecovery
    case creation
    case registration
    case modification
    case striking
    case sale
    case accounts
    case miscellaneous
    case other(String)
}

/// What a publication does to an earlier one.
package enum Correction: Hashable, Sendable, Codable {
    /// Replaces it (rectificatif).
    case rectification
    /// Makes it void (annulation).
    case annulment
}

/// One publication of a register about one company, read: a line of the company's docket.
package struct Notice: Hashable, Sendable, Codable {
    package let id: NoticeID
    package let company: CompanyKey
    package let role: NoticeRole
    package let family: NoticeFamily
    package let publication: Day
    package let judgment: Day?
    package let correction: Correction?
    /// The notice that this one corrects, where it says so in a usable way.
    package let corrects: NoticeID?
    package let court: String?
    /// What the publication tells; never empty, the gravest first.
    package let meanings: [NoticeMeaning]
    /// The source's own words, whole.
    package let text: String
    package let link: String?
    /// Name of the company as the notice gives it.
    package let name: String?

    package init(
        id: NoticeID, company: CompanyKey, role: NoticeRole, family: NoticeFamily, publication: Day, judgment: Day?,
        correction: Correction?, corrects: NoticeID?, court: String?, meanings: [NoticeMeaning], text: String,
        link: String?, name: String?
    ) {
        precondition(!meanings.isEmpty, "a notice always means something, if only that it could not be read")
        self.id = id
        self.company = company
        self.role = role
        self.family = family
        self.publication = publication
        self.judgment = judgment
        self.correction = correction
        self.corrects = corrects
        self.court = court
        self.meanings = meanings
        self.text = text
        self.link = link
        self.name = name
    }
}

/// One thing that a notice tells about the company.
package struct NoticeMeaning: Hashable, Sendable, Codable {
    package var code: EventCode
    /// The state of the proceeding after the notice; nil where it changes none.
    package var state: ProceedingState?
    /// Whether the notice starts a period to declare claims.
    package var startsClaims: Bool
    package var addressee: Addressee?
    /// Date of cessation des paiements that the text gives.
    package var cessation: Day?
    package var certain: Bool
    /// The words that decided.
    package var why: String
    /// What could not be read.
    package var problems: [String]
    /// Before and after as the notice gives them (a capital, an address), where it does.
    package var value: String?
    /// Whether a liquidation follows the simplified rules (liquidation judiciaire simplifiée), where the text says so.
    package var simplified: Bool

    package init(
        code: EventCode, state: ProceedingState? = nil, startsClaims: Bool = false, addressee: Addressee? = nil,
        cessation: Day? = nil, certain: Bool = true, why: String = "", problems: [String] = [], value: String? = nil,
        simplified: Bool = false
    ) {
        self.code = code
        self.state = state
        self.startsClaims = startsClaims
        self.addressee = addressee
        self.cessation = cessation
        self.certain = certain
        self.why = why
        self.problems = problems
        self.value = value
        self.simplified = simplified
    }
}

/// Whom claims and letters go to.
package struct Addressee: Hashable, Sendable, Codable {
    /// As the law names it: liquidateur, mandataire judiciaire, administrateur, commissaire à l'exécution du plan.
    package var role: String
    package var name: String
    package var address: String?

    package init(role: String, name: String, address: String? = nil) {
        self.role = role
        self.name = name
        self.address = address
    }
}
