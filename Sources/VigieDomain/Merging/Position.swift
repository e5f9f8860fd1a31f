/// What one source says of one side of a client now, reduced to what can stand against another source's word. Mere spelling,
/// a detail that the other does not give, and two ways of writing a code are no contradiction.
package struct Position: Hashable, Sendable {
    package enum Side: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case life, name, seat, legalForm = "legal_form", capital, proceedings

        package static func < (left: Side, right: Side) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What a reader is shown.
    package enum Value: Hashable, Sendable, Codable {
        case value(ChangeValue)
        /// Struck off the register of companies, as the gazette published it.
        case struckOff
    }

    package let side: Side
    package let value: Value
    private let mark: Mark

    private enum Mark: Hashable, Sendable {
        case isAlive(Bool)
        case words(Set<String>)
        case text(String)
        case amount(Amount)
        /// nil where nothing is open.
        case proceeding(Kind?)
    }

    /// What a bureau's words and a judgment have in common: a plan is a stage of its proceeding.
    private enum Kind: Hashable, Sendable { case safeguard, recovery, liquidation, some }

    private init(_ side: Side, _ value: Value, _ mark: Mark) {
        self.side = side
        self.value = value
        self.mark = mark
    }

    /// Whether both cannot be true at once.
    package func contradicts(_ other: Position) -> Bool {
        guard side == other.side else { return false }
        switch (mark, other.mark) {
        case (.proceeding(let mine?), .proceeding(let theirs?)):
            return mine != .some && theirs != .some && mine != theirs
        // Two sums in two currencies do not compare.
        case (.amount(let mine), .amount(let theirs)):
            return mine.currency == theirs.currency && mine.cents != theirs.cents
        // A code beside words says nothing against them.
        case (.text(let mine), .text(let theirs)):
            let isCode = { (text: String) in text.contains { $0.isNumber } }
            return mine != theirs && (side != .legalForm || isCode(mine) == isCode(theirs))
        default: return mark != other.mark
        }
    }

    // MARK: - Where it is read

    /// Of what a lookup tells.
    package static func positions(of facets: Facets) -> [Position] {
        var positions: [Position?] = []
        if let life = facets.life.value { positions.append(Position(life: life)) }
        if let identity = facets.identity.value {
            positions.append(identity.name.flatMap { Position(name: $0) })
            positions.append(
                identity.postcode.flatMap { Position(postcode: $0, shown: identity.address ?? $0) })
            positions.append(identity.legalForm.flatMap { Position(legalForm: $0) })
        }
        if let capital = facets.capital.value, !capital.isVariable {
            positions.append(Position(.capital, .value(.amount(capital.amount)), .amount(capital.amount)))
        }
        if let status = facets.proceedings.value { positions.append(Position(status: status)) }
        return positions.compactMap(\.self)
    }

    /// Of what a change says; nil where it is of no such side, or gives no value.
    package init?(of change: Change) {
        switch (change.code, change.after) {
        case (.lifeStruckOff, _): self.init(.life, .struckOff, .isAlive(false))
        case (.lifeCeased, .life(let life)), (.lifeReactivated, .life(let life)): self.init(life: life)
        case (.idName, .text(let name)): self.init(name: name)
        case (.idSeatMoved, .text(let text)):
            guard let postcode = NormalAddress(text).postcode else { return nil }
            self.init(postcode: postcode, shown: text)
        case (.idLegalForm, .text(let form)): self.init(legalForm: form)
        case (.ownCapitalReduction, .amount(let amount)), (.ownCapitalIncrease, .amount(let amount)):
            self.init(.capital, .value(.amount(amount)), .amount(amount))
        case (.ownCapitalReduction, .text(let text)), (.ownCapitalIncrease, .text(let text)),
            (.ownCapitalChange, .text(let text)):
            guard let amount = Amount(gazette: text) else { return nil }
            self.init(.capital, .value(.amount(amount)), .amount(amount))
        case (.procBureauOpen, .bureauStatus(let status)): self.init(status: status)
        case (.procBureauClosed, _): self.init(status: ProceedingsStatus(open: false))
        default:
            guard change.code.facet == .proceedings, case .state(let state) = change.after, state != .void else {
                return nil
            }
            self.init(state: state)
        }
    }

    package init(life: Life) {
        self.init(.life, .value(.life(life)), .isAlive(life == .active))
    }

    /// - Parameter state: of the docket, where it holds a proceeding.
    package init(state: ProceedingState) {
        let kind: Kind? =
            switch state.labelKind {
            case .safeguard, .acceleratedSafeguard, .planSafeguard: .safeguard
            case .recovery, .planRecovery: .recovery
            case .liquidation: .liquidation
            case .planSale: .some
            case nil: state.isOpen ? .some : nil
            }
        self.init(.proceedings, .value(.state(state)), .proceeding(kind))
    }

    private init(status: ProceedingsStatus) {
        let kind: Kind? =
            switch ProceedingLabel(status.label).kind {
            case _ where !status.open: nil
            case .safeguard, .acceleratedSafeguard, .planSafeguard: .safeguard
            case .recovery, .planRecovery: .recovery
            case .liquidation: .liquidation
            case .planSale, nil: .some
            }
        self.init(.proceedings, .value(.bureauStatus(status)), .proceeding(kind))
    }

    private init?(name: String) {
        let words = Set(NormalName(name).text.split(separator: " ").map(String.init))
        guard !words.isEmpty, !IdentityDiff.isMasked(name) else { return nil }
        self.init(.name, .value(.text(name)), .words(words))
    }

    private init?(postcode: String, shown: String) {
        let digits = postcode.uppercased().filter { $0.isLetter || $0.isNumber }
        guard !digits.isEmpty, !IdentityDiff.isMasked(postcode), !IdentityDiff.isMasked(shown) else { return nil }
        self.init(.seat, .value(.text(shown)), .text(digits))
    }

    private init?(legalForm: String) {
        let text = NormalName(legalForm).text
        guard !text.isEmpty else { return nil }
        self.init(.legalForm, .value(.text(legalForm)), .text(text))
    }

    package static let struckOff = Position(.life, .struckOff, .isAlive(false))
}
