import FoundationEssentials
import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("The world of the demonstration")
struct DemoWorldTests {
    let world = World.demo(start: .monday)
    private var secondDay: Day { .monday.adding(days: 1) }
    private func noon(_ day: Day) -> Instant { day.midnightUTC.adding(.seconds(12 * 3600)) }

    private func event(_ kind: WorldEvent.Kind) throws -> WorldEvent {
        try #require(world.events.first { $0.kind == kind })
    }

    private func notice(_ event: WorldEvent) throws -> GazetteJSON {
        try #require(world.notices.first { $0.id == event.notice })
    }

    private func judgment(_ notice: GazetteJSON) throws -> OrderedJSON {
        try OrderedJSON(parsing: #require(notice[.jugement].text))
    }

    @Test func `everything that the second day promises happens on it`() throws {
        let second = Set(world.events.filter { $0.day == secondDay }.map(\.kind))
        #expect(
            second == [.liquidationOpens, .majorityChanges, .ratingFalls, .noticeCorrected, .accountsFiled])
        #expect(world.events.filter { $0.day == .monday }.map(\.kind) == [.recoveryOpens])
    }

    @Test func `the liquidation names the liquidator, the address, the claims and the cessation of payments`() throws {
        let notice = try notice(event(.liquidationOpens))
        let judgment = try judgment(notice)
        #expect(judgment["nature"]?.text == "Jugement d'ouverture de liquidation judiciaire")
        #expect(try Day(#require(judgment["date"]?.text))?.days(until: notice.publication) == 7)
        let complement = try #require(judgment["complementJugement"]?.text)
        #expect(complement.contains("date de cessation des paiements le "))
        #expect(complement.contains("désignant liquidateur SELARL Mandataires du Modèle"))
        #expect(complement.contains("49990 Saint-Modèle-sur-Loire"))
        #expect(complement.contains("dans les deux mois de la présente publication"))
    }

    @Test func `the correction points at the notice of the day before`() throws {
        let correction = try notice(event(.noticeCorrected))
        let opening = try notice(event(.recoveryOpens))
        #expect(correction[.typeavis] == "rectificatif")
        #expect(correction.register.sorted() == opening.register.sorted())
        let previous = try OrderedJSON(parsing: #require(correction[.parutionavisprecedent].text))
        let id = "A" + (previous["numeroParution"]?.text ?? "") + (previous["numeroAnnonce"]?.text ?? "")
        #expect(id == opening.id)
        #expect(correction[.jugement] != opening[.jugement])
    }

    @Test func `a shareholder passes one half and a rating falls from A to C`() throws {
        let owned = try event(.majorityChanges)
        let before = try #require(world.report(of: owned.siren, at: noon(.monday)))
        let after = try #require(world.report(of: owned.siren, at: noon(secondDay)))
        let holding = try #require(after.shareholders.max { $0.shareBasisPoints < $1.shareBasisPoints })
        #expect(holding.shareBasisPoints > 5000)
        #expect(before.shareholders.first { $0.name == holding.name }?.shareBasisPoints ?? 0 < 5000)
        let rated = try event(.ratingFalls)
        #expect(try #require(world.report(of: rated.siren, at: noon(.monday))?.score) >= 71)
        #expect((30...50).contains(try #require(world.report(of: rated.siren, at: noon(secondDay))?.score)))
    }

    @Test func `the company search fails on the second day only`() async throws {
        let clock = MovableClock(noon(.monday))
        let exchange = world.exchange { clock.now() }
        let request = Request(url: "https://\(CompanySearchAPI.host)/search?q=\(world.companies[0].siren)")
        #expect(try await exchange.answer(to: request).status == 200)
        clock.move(by: .seconds(86_400))
        #expect(try await exchange.answer(to: request).status == 500)
        clock.move(by: .seconds(86_400))
        #expect(try await exchange.answer(to: request).status == 200)
    }

    @Test func `strangers fill both days with every family of notice`() {
        let clients = Set(world.companies.map { "\($0.siren)" })
        for day in [Day.monday, secondDay] {
            let noise = world.notices.filter { $0.publication == day && clients.isDisjoint(with: $0.register) }
            #expect(noise.count == 180)
            #expect(Set(noise.compactMap { $0[.familleavis].text }).count == 10)
        }
        for back in 1...7 {
            #expect(world.notices.contains { $0.publication == Day.monday.adding(days: -back) })
        }
    }

    @Test func `some strangers are sole traders, and some of these bear no number`() throws {
        let persons = try world.notices.filter { notice in
            let persons = try notice[.listepersonnes].text.map { try OrderedJSON(parsing: $0) }
            return persons?["personne"]?["typePersonne"] == "pp"
        }
        let unnumbered = persons.filter { $0[.registre] == .null }
        #expect(!unnumbered.isEmpty && unnumbered.count < persons.count)
        #expect(persons.allSatisfy { $0[.commercant].text?.hasSuffix("(EI)") == true })
        #expect(unnumbered.allSatisfy { $0[.cp].text?.count == 5 })
        let erased = world.notices.filter { $0[.familleavis] == "retablissement_professionnel" }
        #expect(!erased.isEmpty && Set(erased.map(\.id)).isSubset(of: Set(persons.map(\.id))))
    }

    @Test func `a sale names buyer and seller`() throws {
        let sale = try #require(world.notices.first { $0[.familleavis] == "vente" })
        #expect(sale.register.count == 4)
        let seller = try OrderedJSON(parsing: #require(sale[.listeprecedentproprietaire].text))
        let number = seller["personne"]?["numeroImmatriculation"]?["numeroIdentification"]?.text
        #expect(sale.register.contains(number ?? ""))
        #expect(sale[.listeetablissements].text?.contains("au prix stipulé de") == true)
    }

    @Test func `the watchlist names each client with people to tell`() throws {
        let lines = world.watchlist.split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        #expect(lines.count == world.companies.count + 1)
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        for (line, company) in zip(lines.dropFirst(), world.companies) {
            #expect(String(line[0]) == company.siren.spaced)
            #expect(String(line[2]) == company.name)
            #expect(line[5].hasSuffix("@example.com") && line[7].hasSuffix("@example.com"))
        }
        #expect(world.watchlist.hasPrefix("SIREN;Code client;Raison sociale;"))
        #expect(world.watchlist.contains(";48 200,00;"))
    }
}
