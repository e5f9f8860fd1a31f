import Foundation
import Glibc
import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@testable import VigieDaemon

@Suite struct CompositionTests {
    private let folder = TemporaryFolder()
    private let clock = ManualClock(TestHouse.start)

    private func settings(_ more: String = "") throws -> Settings {
        let reading = SettingsFile.read(Array((TestService.settings + "\n" + more).utf8), name: "vigie.yaml")
        return try #require(reading.settings, "\(reading.diagnostics.map { $0.render(in: .english) })")
    }

    private func household(_ settings: Settings, credentials: String? = nil) throws -> Household {
        try Composition(
            settings: settings, folder: folder.url.path,
            secrets: SecretReader(environment: credentials.map { ["CREDENTIALS_DIRECTORY": $0] } ?? [:])
        ).household(
            exchange: StubExchange { _ in .json("{}") }, mail: StubMail(), turnpike: Turnpike(clock: clock),
            clock: clock)
    }

    private func refusal(_ settings: Settings) -> [String] {
        do {
            _ = try household(settings)
            Issue.record("a household was made")
            return []
        } catch let refusal as Composition.Refusal {
            return refusal.lines
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    private func secret(_ text: String, named name: String) throws -> String {
        let path = try folder.write(Array(text.utf8), to: name).path
        chmod(path, 0o600)
        return path
    }

    @Test func `the shortest settings make the two free sources and both channels`() throws {
        let household = try household(try settings())
        #expect(household.feeds.map(\.source.id.name) == ["bodacc"])
        #expect(household.lookups.map(\.source.id.name) == ["recherche-entreprises"])
        #expect(Set(household.channels.keys) == [.email, .webhook])
        #expect(Set(household.composers.keys) == [.email, .webhook])
        #expect(household.policy.zone.name == "Europe/Paris")
        #expect(household.policy.operators.map(\.email.text) == ["exploitation@exemple.fr"])
        #expect(household.paces.count == 2)
    }

    @Test func `the weekly note is on and the canary off, until the settings say otherwise`() throws {
        #expect(try household(try settings()).bulletins == BulletinService.Settings(isWeekly: true))
        let other = try household(try settings("canary: {at: \"6:30\"}\ndigest: {weekly_note: false}\n")).bulletins
        #expect(other.canary?.at == HourOfDay(hour: 6, minute: 30) && !other.isWeekly)
        #expect(other.canary?.to.map(\.address) == ["exploitation@exemple.fr"])
    }

    @Test func `Pappers is made with its key, and refused without it`() throws {
        let path = try secret("cle\n", named: "pappers")
        let lookups = try household(try settings("sources: {pappers: {key: {file: \(path)}}}\n")).lookups
        #expect(lookups.map(\.source.id.name) == ["recherche-entreprises", "pappers"])
        #expect(lookups.last?.source.abilities.facets.contains(.rating) == false)
        #expect(try household(try settings("sources: {pappers: {key: {file: \(path)}}}\n")).enrollers.isEmpty)
        let listed = try household(try settings("sources: {pappers: {key: {file: \(path)}, list: 7f3}}\n")).enrollers
        #expect(listed.map(\.enroller.list) == ["7f3"] && listed.map(\.enroller.source.name) == ["pappers"])
        let lines = refusal(try settings("sources: {pappers: {key: {credential: pappers}}}\n"))
        #expect(lines.count == 1 && lines.first?.hasPrefix("sources.pappers.key: ") == true)
    }

    @Test func `Infogreffe is made with its token, at the address of the settings`() throws {
        let path = try secret("jeton\n", named: "infogreffe")
        let made = try household(
            try settings(
                "sources: {infogreffe: {token: {file: \(path)}, url: \"https://api.exemple.fr/{siren}/capital\"}}\n"))
        #expect(made.lookups.last?.source.id.name == "infogreffe" && made.paces.keys.contains("api.exemple.fr"))
        #expect(made.lookups.last?.settings.interval == .seconds(30 * 86_400))
        let lines = refusal(try settings("sources: {infogreffe: {token: {credential: infogreffe}}}\n"))
        #expect(lines.count == 1 && lines.first?.hasPrefix("sources.infogreffe.token: ") == true)
    }

    @Test func `a source that is switched off is not made`() throws {
        let household = try household(try settings("sources:\n  bodacc:\n    enabled: false\n"))
        #expect(household.feeds.isEmpty)
        #expect(household.lookups.count == 1)
    }

    @Test func `the register of INSEE is a feed with its own pace, once its key is there`() throws {
        let path = try secret("cle-de-test", named: "insee")
        let text = "sources:\n  sirene:\n    key: {file: \(path)}\n"
        let household = try household(try settings(text))
        #expect(household.feeds.map(\.source.id.name) == ["bodacc", "sirene"])
        #expect(household.feeds.last?.settings.interval == .seconds(3600))
        #expect(household.paces["api.insee.fr"] == Pace(perSecond: 0.5, concurrency: 2))
        let lines = refusal(try settings("sources:\n  sirene:\n    key: {file: \(path)-2}\n"))
        #expect(lines.count == 1 && lines.first?.hasPrefix("sources.sirene.key: ") == true)
    }

    @Test func `the register of INPI is a feed with its own pace, once its account is there`() throws {
        let (name, password) = (try secret("vigie", named: "name"), try secret("motdepasse", named: "password"))
        let text = "sources:\n  rne:\n    username: {file: \(name)}\n    password: {file: \(password)}\n"
        let household = try household(try settings(text))
        #expect(household.feeds.map(\.source.id.name) == ["bodacc", "rne"])
        #expect(household.paces["registre-national-entreprises.inpi.fr"]?.window == .seconds(6))
        let broken = "sources:\n  rne:\n    username: {file: \(name)-2}\n    password: {file: \(password)-2}\n"
        let lines = refusal(try settings(broken))
        #expect(lines.map { $0.prefix(20) } == ["sources.rne.username", "sources.rne.password"])
    }

    @Test func `the regulated information is a feed that needs nothing but to be named`() throws {
        let household = try household(try settings("sources:\n  info-financiere: {}\n"))
        #expect(household.feeds.map(\.source.id.name) == ["bodacc", "info-financiere"])
        let feed = try #require(household.feeds.last)
        #expect(feed.source.abilities.asksByOneOf == [.lei, .isin] && feed.source.abilities.batch == 20)
    }

    @Test func `everything that is missing is told at once, with its place`() throws {
        var settings = try settings(
            """
            endpoints:
              erp:
                url: https://erp.exemple.fr/h
                secret: {file: \(folder.file("none").path)}
            sources:
              bureau:
                type: json
                request:
                  url: https://api.bureau.exemple/v1/{siren}
                  headers:
                    Authorization: {prefix: Bearer, credential: bureau}
                mapping:
                  rating:
                    score: $.score
                    scale: creditsafe
            """)
        settings.mail.password = .credential("smtp")
        settings.timeZone = "Europe/Atlantide"
        let lines = refusal(settings)
        #expect(lines.count == 4)
        for place in [
            "time_zone : ", "mail.password: ", "endpoints.erp.secret: ",
            "sources.bureau.request.headers.Authorization: ",
        ] {
            #expect(lines.contains { $0.hasPrefix(place) }, "\(place) in \(lines)")
        }
        #expect(lines.contains { $0.contains("« Europe/Atlantide »") && $0.contains("tzdata") })
        settings.language = .english
        #expect(refusal(settings).contains { $0.contains("\"Europe/Atlantide\"") })
    }

    @Test(
        arguments: [
            "secret", "whsec_", "whsec_????", "whsec_QUJD", "WHSEC_TWZLUTlyOEdLWXFyVHdqVVBEOElMUFpJbzJMYUxhU3c=",
            "whsec_" + String(repeating: "QUJD", count: 30),
        ])
    func `a webhook secret that is none is refused with a way to make one, and never shown`(_ text: String) throws {
        let path = try secret(text, named: "erp")
        let lines = refusal(
            try settings("endpoints:\n  erp:\n    url: https://erp.exemple.fr/h\n    secret: {file: \(path)}\n"))
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("endpoints.erp.secret : ") == true)
        #expect(lines.first?.contains("openssl rand") == true)
        #expect(text.count < 8 || lines.first?.contains(text) == false)
    }

    @Test func `a good webhook secret is taken`() throws {
        let path = try secret("whsec_TWZLUTlyOEdLWXFyVHdqVVBEOElMUFpJbzJMYUxhU3c=\n", named: "erp")
        _ = try household(
            try settings("endpoints:\n  erp:\n    url: https://erp.exemple.fr/h\n    secret: {file: \(path)}\n"))
    }

    @Test func `two sources of one host share the gentler pace`() throws {
        let bureau = """
            sources:
              un: &bureau
                type: json
                rate: 5
                concurrency: 1
                request:
                  url: https://api.bureau.exemple/v1/{siren}
                mapping:
                  rating:
                    score: $.score
                    scale: creditsafe
              deux:
                type: json
                rate: 0.5
                concurrency: 4
                request:
                  url: https://API.bureau.exemple/v2/{siren}
                mapping:
                  rating:
                    score: $.score
                    scale: creditsafe
            """.replacing(" &bureau", with: "")
        let household = try household(try settings(bureau))
        #expect(household.paces["api.bureau.exemple"] == Pace(perSecond: 0.5, concurrency: 1))
        #expect(household.lookups.count == 3)
    }

    @Test func `the user agent says who asks and whom to write to`() throws {
        let composition = Composition(
            settings: try settings("transport:\n  proxy: http://proxy.exemple.fr:3128\n"), folder: "/",
            secrets: SecretReader(environment: [:]))
        #expect(composition.transport.userAgent == "vigie/\(Version.text) (+vigie@exemple.fr)")
        #expect(composition.transport.proxy == "http://proxy.exemple.fr:3128")
        #expect(composition.transport.allowedHosts == nil)
    }
}
