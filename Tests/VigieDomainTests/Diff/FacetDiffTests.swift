import Testing
import VigieDomain

@Suite struct `The diff of a client` {
    static let full = Facets(
        identity: .known(
            Identity(name: "DUPONT", legalForm: "SA", activity: "10.71C", postcode: "75001", diffusion: .full)),
        life: .known(.active), officers: .known([officer("a"), officer("b", "Président")]),
        shareholders: .known([holder("x", 6_000), holder("y", 4_000)]),
        proceedings: .known(ProceedingsStatus(open: false)), rating: .known(score(60, limit: 1_000)))

    static let changed = Facets(
        identity: .known(
            Identity(name: "DURAND", legalForm: "SAS", activity: "47.11F", postcode: "69001", diffusion: .full)),
        life: .known(.ceased(on: Invented.today)), officers: .known([officer("c")]),
        shareholders: .known([holder("y", 6_000), holder("z", 4_000)]),
        proceedings: .known(ProceedingsStatus(open: true)), rating: .known(score(10, limit: 0)))

    static let nothing = Facets(
        identity: .absent, life: .absent, officers: .absent, shareholders: .absent, proceedings: .absent,
        rating: .absent)

    @Test func `says nothing at first sight`() {
        for facets in [Self.full, Self.changed, Self.nothing, Facets()] {
            #expect(FacetDiff.changes(before: nil, after: facets).isEmpty)
            #expect(diff(Facets(), facets).isEmpty)
        }
    }

    @Test func `says nothing when a source failed, or said the same again`() {
        for facets in [Self.full, Self.changed, Self.nothing, Facets()] {
            #expect(diff(facets, Facets()).isEmpty)
            #expect(diff(facets, facets).isEmpty)
        }
    }

    @Test func `tells every side in one order`() {
        let changes = diff(Self.full, Self.changed)
        #expect(
            brief(changes) == [
                "id.name low", "id.legal_form low", "id.activity low", "id.seat.moved medium", "life.ceased high",
                "mgmt.officer.replaced medium", "mgmt.officer.left medium", "own.shareholder.majority high",
                "own.shareholder.change medium", "proc.bureau.open critical", "risk.rating.down high",
                "risk.limit.zero high",
            ])
        #expect(changes.allSatisfy { !$0.why.isEmpty && !$0.fact.isEmpty })
    }

    @Test func `gives each event a fact of its own, and the way back another`() {
        let there = diff(Self.full, Self.changed)
        let back = diff(Self.changed, Self.full)
        let ids = (there + back).map { ChangeID(company: Invented.key, code: $0.code, fact: $0.fact) }
        #expect(Set(ids).count == ids.count)
        #expect(diff(Self.full, Self.changed).map(\.fact) == there.map(\.fact))
    }

    @Test func `never invents a departure from silence, side by side`() {
        // Each side fails alone while the others speak.
        var after = Self.changed
        after.officers = .unknown("timeout")
        after.shareholders = .unknown("timeout")
        after.rating = .unknown("timeout")
        #expect(diff(Self.full, after).allSatisfy { [.identity, .life, .proceedings].contains($0.code.facet) })
    }
}

@Suite struct `The facets to keep` {
    static let full = `The diff of a client`.full
    static let nothing = `The diff of a client`.nothing

    @Test func `are not lost by a source that failed`() {
        #expect(Self.full.merging(Facets()) == Self.full)
        #expect(Self.nothing.merging(Facets()) == Self.nothing)
        #expect(Facets().merging(Self.full) == Self.full)
        #expect(Facets().merging(Self.nothing) == Self.nothing)
        #expect(Self.nothing.merging(Self.full) == Self.full)
    }

    @Test func `give the newest reason while nothing is known`() {
        let old = Facets(life: .unknown("first"))
        #expect(old.merging(Facets(life: .unknown("second"))).life == .unknown("second"))
    }

    @Test func `follow what the source says`() {
        let changed = `The diff of a client`.changed
        let merged = Self.full.merging(changed)
        #expect(diff(merged, changed).isEmpty)
        #expect(merged.officers == changed.officers && merged.shareholders == changed.shareholders)
    }

    @Test func `let go of officers, proceedings and ratings that the source says are gone, and of nothing else`() {
        let merged = Self.full.merging(Self.nothing)
        #expect(merged.officers == .absent && merged.proceedings == .absent && merged.rating == .absent)
        #expect(merged.identity == Self.full.identity && merged.life == Self.full.life)
        #expect(merged.shareholders == Self.full.shareholders)
        let empty = Self.full.merging(Facets(officers: .known([]), shareholders: .known([])))
        #expect(empty.officers == .known([]) && empty.shareholders == Self.full.shareholders)
    }

    @Test func `keep the details that the source did not repeat`() {
        let merged = Self.full.merging(Facets(identity: .known(Identity(name: "DURAND"))))
        #expect(merged.identity.value?.name == "DURAND")
        #expect(merged.identity.value?.postcode == "75001" && merged.identity.value?.diffusion == .full)
        #expect(merged.identity.value?.activity == "10.71C" && merged.identity.value?.legalForm == "SA")
    }

    @Test func `forget a name and an address that the company now hides`() {
        var full = Self.full
        full.identity = .known(Identity(name: "DUPONT", address: "1 rue X", postcode: "75001", diffusion: .full))
        let merged = full.merging(Facets(identity: .known(Identity(diffusion: .partial))))
        #expect(merged.identity == .known(Identity(diffusion: .partial)))
    }

    @Test func `keep the date of a cessation told again without it`() {
        let ceased = Facets(life: .known(.ceased(on: Invented.today)))
        #expect(ceased.merging(Facets(life: .known(.ceased(on: nil)))) == ceased)
        #expect(ceased.merging(Facets(life: .known(.active))).life == .known(.active))
        let other = Facets(life: .known(.ceased(on: Invented.today.adding(days: 1))))
        #expect(ceased.merging(other) == other)
    }

    @Test func `keep the share and the limit that are no longer given`() {
        let old = Facets(shareholders: .known([holder("x", 6_000)]), rating: .known(score(60, limit: 1_000)))
        let merged = old.merging(
            Facets(shareholders: .known([holder("x", nil), holder("y", nil)]), rating: .known(score(50))))
        #expect(merged.shareholders == .known([holder("x", 6_000), holder("y", nil)]))
        #expect(merged.rating == .known(score(50, limit: 1_000)))
        // On another scale the old limit says nothing.
        var other = Invented.hundred
        other.version = "2"
        #expect(old.merging(Facets(rating: .known(score(50, scale: other)))).rating.value?.limit == nil)
        #expect(old.merging(Facets(rating: .known(score(50, limit: 900)))).rating.value?.limit == Amount(cents: 900))
    }

    @Test func `keep the words of an open proceeding`() {
        let old = Facets(proceedings: .known(ProceedingsStatus(open: true, label: "RJ", since: Invented.today)))
        #expect(old.merging(Facets(proceedings: .known(ProceedingsStatus(open: true)))) == old)
        let closed = Facets(proceedings: .known(ProceedingsStatus(open: false)))
        #expect(old.merging(closed) == closed)
    }

    @Test func `let a change behind a gap be seen`() {
        let gone = Self.full.merging(Facets(identity: .absent, life: .absent, shareholders: .absent))
        #expect(!diff(gone, `The diff of a client`.changed).isEmpty)
        #expect(brief(diff(gone, Facets(life: .known(.ceased(on: nil))))) == ["life.ceased high"])
    }
}
