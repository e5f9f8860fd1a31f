import Testing
import VigieDomain

@Suite struct `An identity` {
    static func changes(_ before: Identity, _ after: Identity) -> [FacetChange] {
        diff(Facets(identity: .known(before)), Facets(identity: .known(after)))
    }

    @Test(arguments: [
        ("Boulangerie Éclair SARL", "BOULANGERIE ECLAIR", false), ("DUPONT & FILS", "DUPONT ET FILS", false),
        ("DUPONT", "DURAND", true), ("DUPONT", "DUPONT FRANCE", true), ("DUPONT", "[ND]", false),
        ("[ND] [ND]", "DUPONT", false),
        ("DUPONT", "[NON-DIFFUSIBLE]", false), ("DUPONT", "non diffusible", false), ("DUPONT", "", false),
        ("DUPONT", "---", false),
        ("CŒUR", "COEUR", false),
    ])
    func `changes its name beyond case, accents and marks`(before: String, after: String, expected: Bool) {
        let changes = Self.changes(Identity(name: before), Identity(name: after))
        #expect(brief(changes) == (expected ? ["id.name low"] : []))
        if expected {
            #expect(changes[0].before == .text(before) && changes[0].after == .text(after))
        }
    }

    @Test func `does not change by what one answer leaves out`() {
        let full = Identity(
            name: "DUPONT", legalForm: "SA", activity: "10.71C", address: "1 rue X", postcode: "75001", diffusion: .full
        )
        #expect(Self.changes(full, Identity()).isEmpty)
        #expect(Self.changes(Identity(), full).isEmpty)
        #expect(Self.changes(full, Identity(name: "DUPONT")).isEmpty)
    }

    @Test func `that begins to hide tells so, once, and no change of name or seat`() {
        let full = Identity(name: "DUPONT JEAN", address: "1 rue X", postcode: "75001", diffusion: .full)
        let hidden = Identity(name: "DUPONT", address: "[ND]", postcode: "69001", diffusion: .partial)
        let changes = Self.changes(full, hidden)
        #expect(brief(changes) == ["id.diffusion info"])
        #expect(changes[0].before == .text("full") && changes[0].after == .text("partial"))
        #expect(Self.changes(hidden, full).isEmpty)
        #expect(Self.changes(hidden, hidden).isEmpty)
    }

    @Test func `changes its name in full view, in partial view too where it shows one`() {
        for diffusion in [Diffusion.full, .partial] {
            let changes = Self.changes(
                Identity(name: "DUPONT", diffusion: diffusion), Identity(name: "DURAND", diffusion: diffusion))
            #expect(brief(changes) == ["id.name low"])
        }
        // A source that says nothing of diffusion is compared as it is.
        #expect(brief(Self.changes(Identity(name: "A", diffusion: .full), Identity(name: "B"))) == ["id.name low"])
    }

    @Test(arguments: [
        ("SARL", "SAS", true), ("SARL", "S.A.R.L.", false), ("5499", "5710", true), ("5499", "SARL", false),
        ("Société anonyme", "SOCIETE ANONYME", false),
    ])
    func `changes its legal form`(before: String, after: String, expected: Bool) {
        let changes = Self.changes(Identity(legalForm: before), Identity(legalForm: after))
        #expect(brief(changes) == (expected ? ["id.legal_form low"] : []))
    }

    @Test(arguments: [
        ("10.71C", "47.11F", true), ("10.71C", "1071C", false), ("10.71C", "10.71c", false),
        ("10.71C", "10.71H", false),
        ("10.71H", "47.11G", true), ("10.71H", "10.71C", false), ("62.01Z", "62.02A", true),
        ("62.01Z", "62.10Y", false),
        ("10.71C", "Boulangerie", false), ("Boulangerie", "boulangerie", false), ("Boulangerie", "Épicerie", true),
        ("158C", "10.71C", false), ("158C", "521A", true), ("Vente 7 jours sur 7", "Négoce 24 heures", true),
        ("10.71é", "10.71C", false), ("", "10.71C", false),
    ])
    func `changes its activity within one nomenclature only`(before: String, after: String, expected: Bool) {
        let changes = Self.changes(Identity(activity: before), Identity(activity: after))
        #expect(brief(changes) == (expected ? ["id.activity low"] : []))
    }

    @Test func `moves to another postcode`() {
        let changes = Self.changes(
            Identity(address: "1 rue de Paris", postcode: "69001"),
            Identity(address: "1 rue de Lyon", postcode: "75 001"))
        #expect(brief(changes) == ["id.seat.moved medium"])
        #expect(changes[0].before == .text("1 rue de Paris") && changes[0].after == .text("1 rue de Lyon"))
        let bare = Self.changes(Identity(postcode: "69001"), Identity(postcode: "75001"))
        #expect(bare.first?.before == .text("69001") && bare.first?.after == .text("75001"))
    }

    @Test(arguments: [
        ("12 AV DE LA GARE", "12 avenue de la Gare", false), ("12 RUE DE LA GARE", "14 RUE DE LA GARE", true),
        ("12 RUE DE LA GARE 75001 PARIS", "12 RUE DE LA GARE PARIS 75001", false),
        ("12 R ST HONORE PARIS CEDEX", "12, rue Saint-Honoré, Paris", false),
        ("12 RUE DU 4 SEPTEMBRE", "4 RUE DU 12 SEPTEMBRE", true), ("12 BD HAUSSMANN", "12 RUE HAUSSMANN", true),
        ("12 RUE DE LA GARE", "[ND]", false), ("12 RUE DE LA GARE", "", false), ("12BIS RUE X", "12 RUE X", true),
    ])
    func `moves within its postcode, told low`(before: String, after: String, expected: Bool) {
        let changes = Self.changes(
            Identity(address: before, postcode: "75001"), Identity(address: after, postcode: "75001"))
        #expect(brief(changes) == (expected ? ["id.seat.moved low"] : []))
    }

    @Test func `that the register no longer knows is no change here`() {
        let known = Observed.known(Identity(name: "DUPONT"))
        #expect(diff(Facets(identity: known), Facets(identity: .absent)).isEmpty)
        #expect(diff(Facets(identity: .absent), Facets(identity: known)).isEmpty)
    }

    @Test func `survives hostile text`() {
        let long = String(repeating: "é\u{1F}\u{202E}", count: 20_000)
        #expect(Self.changes(Identity(name: long), Identity(name: long + "x")).count == 1)
        #expect(Self.changes(Identity(activity: "\u{0}"), Identity(activity: "💥")).isEmpty)
        #expect(Self.changes(Identity(address: long, postcode: "💥"), Identity(address: "", postcode: "")).isEmpty)
    }
}
