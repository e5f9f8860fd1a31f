import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// A feed that tells sides of companies (Sirene, the RNE) rather than notices.
@Suite("A feed of facets") struct FacetsFeedTests {
    private static let register = SourceID("registre")
    private static let abilities = SourceAbilities(
        isFeed: true, canReview: true, batch: 2, facets: [.life, .establishments])

    /// The register as a test sets it: what it would say of each company, and of whom it tells news.
    private final class Register: Sendable {
        let present = Held<[CompanyKey: Facets]>([:])
        let news = Held<[CompanyKey]>([])

        func source() -> ScriptedSource {
            ScriptedSource(FacetsFeedTests.register, abilities: FacetsFeedTests.abilities) { ask in
                switch ask.subject {
                case .since:
                    var reading = self.told(self.news.now, ask.now)
                    reading.cursor = Cursor(text: "\(ask.now)")
                    return reading
                case .about(let targets, _):
                    var reading = self.told(targets.map(\.company), ask.now)
                    for target in targets {
                        reading.sightings[target.company] =
                            self.present.now[target.company] == nil ? .unlisted : .told(nil)
                    }
                    return reading
                case .review(_, let onlyWatched, _):
                    return onlyWatched ? Reading() : self.told(ask.watch.keys.sorted(), ask.now)
                }
            }
        }

        private func told(_ companies: [CompanyKey], _ now: Instant) -> Reading {
            var whole = Reading()
            for company in companies {
                guard let facets = present.now[company] else { continue }
                let reading = Reading.facets(facets, of: company, from: FacetsFeedTests.register, at: now)
                whole.items += reading.items
                whole.evidence += reading.evidence
            }
            return whole
        }
    }

    private static let shops = [
        Establishment(key: "1", label: "Siège"), Establishment(key: "2", label: "Boutique"),
    ]

    private static func stage(_ clients: ClosedRange<Int> = 1...3) async throws -> (Stage, Register) {
        let stage = try Stage()
        try await stage.watch(clients.map { Invented.client($0) })
        let register = Register()
        for index in clients {
            register.present.withLock {
                $0[Invented.key(index)] = Facets(life: .known(.active), establishments: .known(shops))
            }
        }
        return (stage, register)
    }

    private static func set(_ register: Register, _ index: Int, _ change: (inout Facets) -> Void) {
        register.present.withLock {
            var facets = $0[Invented.key(index)] ?? Facets()
            change(&facets)
            $0[Invented.key(index)] = facets
        }
    }

    @Test func `the present of new clients is a silent beginning`() async throws {
        let (stage, register) = try await Self.stage()
        let source = register.source()
        Self.set(register, 2) { $0.life = .known(.ceased(on: nil)) }
        _ = try await stage.feed(source).cycle()
        #expect(try await stage.changes().isEmpty)
        #expect(source.companies.map(\.count) == [2, 1])
        for index in 1...3 { #expect(stage.book[Invented.key(index)]?.baselines[Self.register] != nil) }
        #expect(
            try await stage.journal.facets(of: Invented.key(2))[Self.register]?.facets.life == .known(.ceased(on: nil)))
    }

    @Test func `news of a client is told once, and strangers are none of ours`() async throws {
        let (stage, register) = try await Self.stage()
        let feed = stage.feed(register.source())
        _ = try await feed.cycle()
        Self.set(register, 1) { $0.life = .known(.ceased(on: day("2026-11-20"))) }
        Self.set(register, 9) { $0.life = .known(.ceased(on: nil)) }
        register.news.withLock { $0 = [Invented.key(1), Invented.key(9)] }
        for _ in 0..<3 {
            stage.clock.advance(by: .seconds(3600))
            _ = try await feed.cycle()
        }
        #expect(try await stage.changes().map(\.code) == [.lifeCeased])
        #expect(try await stage.journal.facets(of: Invented.key(9)).isEmpty)
    }

    @Test func `news of a client not yet met is its beginning, not a change`() async throws {
        let (stage, register) = try await Self.stage()
        let feed = stage.feed(register.source())
        _ = try await feed.cycle()
        try await stage.watch((1...4).map { Invented.client($0) })
        // The register tells news of it in the very cycle in which it is met, and does not know it by number yet.
        Self.set(register, 4) { $0.life = .known(.active) }
        register.news.withLock { $0 = [Invented.key(4)] }
        stage.clock.advance(by: .seconds(3600))
        _ = try await feed.cycle()
        #expect(try await stage.changes().isEmpty)
        Self.set(register, 4) { $0.life = .known(.ceased(on: nil)) }
        stage.clock.advance(by: .seconds(3600))
        _ = try await feed.cycle()
        #expect(try await stage.changes().map(\.code) == [.lifeCeased])
    }

    @Test func `a place that is no longer shown is believed closed after three daily rounds`() async throws {
        let (stage, register) = try await Self.stage()
        let feed = stage.feed(register.source())
        _ = try await feed.cycle()
        Self.set(register, 1) { $0.establishments = .known([Self.shops[0]]) }
        // The feed tells of it once; after that the register has nothing new to say of the company.
        register.news.withLock { $0 = [Invented.key(1)] }
        stage.clock.advance(by: .seconds(3600))
        _ = try await feed.cycle()
        register.news.withLock { $0 = [] }
        var told: [[EventCode]] = []
        for _ in 0..<4 {
            stage.clock.advance(by: .seconds(86_401))
            let before = try await stage.changes().count
            _ = try await feed.cycle()
            told.append(try await stage.changes().dropFirst(before).map(\.code))
        }
        #expect(told == [[], [.idEstablishmentClosed], [], []])
    }

    @Test func `whom the register does not know stays unmet, and is asked again`() async throws {
        let (stage, register) = try await Self.stage(1...2)
        register.present.withLock { $0[Invented.key(2)] = nil }
        let source = register.source()
        let feed = stage.feed(source)
        for _ in 0..<2 {
            _ = try await feed.cycle()
            stage.clock.advance(by: .seconds(3600))
        }
        #expect(source.companies == [[Invented.key(1), Invented.key(2)], [Invented.key(2)]])
        #expect(stage.book[Invented.key(2)]?.baselines[Self.register] == nil)
        #expect(try await stage.changes().isEmpty)
    }
}
