import FoundationEssentials
import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieTables
import VigieTransport

@Suite struct SettingsFileTests {
    static let required = """
        contact: vigie@atelier.example
        operator: exploitation@atelier.example
        fallback: credit@atelier.example
        mail: {from: vigie@atelier.example, server: smtp.atelier.example}

        """

    static func read(_ more: String = "") -> SettingsFile.Reading {
        SettingsFile.read(Array((required + more).utf8), name: "vigie.yaml")
    }

    @Test("what is left out has its default") func defaults() throws {
        let settings = try #require(Self.read().settings)
        #expect(settings.language == .french && settings.timeZone == "Europe/Paris")
        #expect(settings.residence.claimRight == .claimDeclaration)
        #expect(settings.mail.port == 587 && settings.mail.security == .startTLS)
        #expect(settings.sources.map(\.id.name) == ["bodacc", "recherche-entreprises"])
        #expect(settings.sources.map(\.requestsPerSecond) == [5, 7])
        #expect(settings.sources.map(\.interval) == [.seconds(900), .seconds(86_400)])
        #expect(settings.digestHour == HourOfDay(hour: 8, minute: 0) && settings.evidenceDays == 730)
        #expect(settings.routing.rules.isEmpty)
        #expect(settings.routing.fallback.map(\.email.text) == ["credit@atelier.example"])
    }

    @Test("the example that is delivered passes without a word") func example() throws {
        let reading = SettingsFile.read(try Delivered.bytes("systemd/vigie.example.yaml"), name: "vigie.yaml")
        #expect(reading.diagnostics.map { $0.render(in: .english) } == [])
        let settings = try #require(reading.settings)
        #expect(settings.mail.password == .credential("smtp"))
        #expect(settings.endpoints.map(\.secrets) == [[.credential("erp-webhook")]])
        #expect(settings.routing.rules.count == 3)
        #expect(settings.routing.rules[0].continues && settings.routing.rules[0].targets == [.endpoint("erp")])
        #expect(settings.routing.rules[1].conditions.tags == ["Stratégique"])
        #expect(settings.routing.rules[2].cadence == .weekly)
        guard case .json(let bureau) = settings.sources.last?.kind else {
            Issue.record("the bureau is missing")
            return
        }
        #expect(settings.sources.last?.isEnabled == false)
        #expect(bureau.headers.last?.value == .secret(.credential("bureau"), prefix: "Bearer "))
        #expect(bureau.mapping.rating?.scale.limits == [71, 51, 30, 21])
        #expect(bureau.mapping.rating?.scale.labels["P"] == .default)
        #expect(bureau.mapping.status?.active == ["O", "ACTIVE"] && bureau.mapping.status?.missing == .fault)
        #expect(bureau.mapping.proceedings?.missing == .absent && bureau.unlistedStatuses == [404])
        #expect(bureau.mapping.shareholders?.each.text == "$.report.shareholders[*]")
    }

    @Test("the heartbeat is an address or a secret that holds one; the audit and the other way for alarms are read")
    func watcher() throws {
        #expect(try #require(Self.read().settings).heartbeat == nil)
        #expect(try #require(Self.read().settings).auditEvery == .seconds(180))
        let settings = try #require(
            Self.read(
                """
                audit: {every: 10m}
                heartbeat: {url: "https://guet.example/ping/abc", every: 2m}
                endpoints:
                  erp: {url: "https://erp.example/", secret: {credential: erp}}
                operator_endpoints: erp
                """
            ).settings)
        #expect(settings.auditEvery == .seconds(600))
        #expect(settings.heartbeat?.url == .text("https://guet.example/ping/abc"))
        #expect(settings.heartbeat?.every == .seconds(120))
        #expect(settings.operatorEndpoints == ["erp"])
        let secret = try #require(Self.read("heartbeat: {url: {credential: guet}}").settings)
        #expect(secret.heartbeat?.url == .secret(.credential("guet")) && secret.heartbeat?.every == .seconds(60))
    }

    @Test(
        "a wrong heartbeat is told without its address",
        arguments: [
            "heartbeat: {url: \"guet.example/ping/clef-secrete\"}",
            "heartbeat: {url: \"http://guet.example/ping/clef-secrete\"}",
            "heartbeat: {url: \"https://u:clef-secrete@guet.example/\"}",
            "heartbeat: {every: 60s}", "heartbeat: {url: {credential: a, file: /b}}",
            "heartbeat: {url: \"https://guet.example/\", every: 5s}", "audit: {every: 10s}",
            "operator_endpoints: erp",
        ])
    func wrongWatcher(_ text: String) throws {
        let reading = Self.read(text)
        #expect(reading.hasErrors)
        for language in [Language.french, .english] {
            #expect(!reading.diagnostics.map { $0.render(in: language) }.joined().contains("clef-secrete"))
        }
    }

    @Test("the canary is off until asked for; it goes to the operator at seven unless told otherwise")
    func canary() throws {
        let plain = try #require(Self.read().settings)
        #expect(plain.canary == nil && plain.hasWeeklyNote)
        let usual = try #require(Self.read("canary: {}").settings)
        #expect(usual.canary?.at == HourOfDay(hour: 7, minute: 0))
        #expect(usual.canary?.to == usual.operators.map { .person($0) })
        let settings = try #require(
            Self.read(
                """
                canary: {at: "6:45", to: [erp, Guet <guet@atelier.example>]}
                digest: {weekly_note: false}
                endpoints:
                  erp: {url: "https://erp.example/", secret: {credential: erp}}
                """
            ).settings)
        #expect(settings.canary?.at == HourOfDay(hour: 6, minute: 45))
        let guet = try #require(EmailAddress("guet@atelier.example"))
        #expect(settings.canary?.to == [.endpoint("erp"), .person(Person(name: "Guet", email: guet))])
        #expect(!settings.hasWeeklyNote)
    }

    @Test(
        "a wrong canary is told with its place",
        arguments: [
            ("canary: {to: []}", "canary.to"), ("canary: {to: erp}", "canary.to"), ("canary: {at: 25:00}", "canary.at"),
            ("canary: {to: \"a@b.example, c@d.example\"}", "canary.to"), ("canary: {every: 1h}", "every"),
            ("digest: {weekly_note: perhaps}", "digest.weekly_note"), ("canary: yes", "canary"),
        ])
    func wrongCanary(_ text: String, name: String) throws {
        let reading = Self.read(text)
        #expect(reading.hasErrors)
        for language in [Language.french, .english] {
            let told = reading.diagnostics.map { $0.render(in: language) }
            #expect(told.count == 1 && told[0].contains(name), "\(told)")
        }
    }

    @Test("scalars are what the field wants: NO, O and 005520135 stay text") func typed() throws {
        let settings = try #require(
            Self.read(
                """
                sources:
                  b:
                    type: json
                    countries: [NO]
                    request: {url: "https://a.example/{siren}", headers: {X-Client: 005520135}}
                    mapping:
                      status: {value: $.s, active: [O, yes, 1], ceased: [NO, 01]}
                      proceedings: {value: $.p, open: true, closed: [false, null_word]}
                routes:
                  - {when: {tag: 007, portfolio: [2026-01-01]}, tell: account_manager}
                """
            ).settings)
        guard case .json(let source) = settings.sources.last?.kind else {
            Issue.record("the source is missing")
            return
        }
        #expect(source.countries == ["NO"])
        #expect(source.headers.first?.value == .text("005520135"))
        #expect(source.mapping.status?.active == ["O", "yes", "1"] && source.mapping.status?.ceased == ["NO", "01"])
        #expect(source.mapping.proceedings?.open == ["true"])
        #expect(source.mapping.status?.value.line == 11)
        #expect(settings.routing.rules.first?.conditions.tags == ["007"])
        #expect(settings.routing.rules.first?.conditions.portfolios == ["2026-01-01"])
    }

    @Test("the brake has its limits, and what is left out of it keeps its default") func brake() throws {
        let standard = try #require(Self.read().settings).brake
        #expect(standard.share == 5 && standard.least == 20 && standard.most == 500)
        let wide = try #require(Self.read("brake: {share: 10, most: 2000}\n").settings).brake
        #expect(wide.share == 10 && wide.least == 20 && wide.most == 2000)
        #expect(try #require(Self.read("brake: {least: 600}\n").settings).brake.most == 600)
    }

    @Test(
        "a brake that would hold everything or nothing is refused",
        arguments: [
            "share: 0", "share: 101", "share: 5%", "least: 0", "most: 19", "most: 10001", "least: 30, most: 29",
        ])
    func wrongBrake(_ text: String) {
        let reading = Self.read("brake: {\(text)}\n")
        #expect(reading.diagnostics.map(\.code) == ["value.wrong"], "\(reading.diagnostics)")
    }

    @Test("how long a silence is doubted has its limits") func removal() throws {
        let standard = try #require(Self.read().settings).removal
        #expect(standard.answers == 3 && standard.apart == .seconds(86_400))
        let set = try #require(Self.read("removal: {answers: 5, hours: 12}\n").settings).removal
        #expect(set.answers == 5 && set.apart == .seconds(43_200))
        for wrong in ["answers: 0", "answers: 11", "hours: 0", "hours: 169", "days: 3"] {
            #expect(Self.read("removal: {\(wrong)}\n").diagnostics.count == 1, "\(wrong)")
        }
    }

    @Test("how far back a client's past is looked at has its limits") func memory() throws {
        #expect(try #require(Self.read().settings).memory == MemoryRule())
        let text =
            "{bounce_days: 0, slide_days: 60, officer_changes: 4, officer_days: 180, seat_moves: 3, seat_days: 365}"
        let set = try #require(Self.read("memory: \(text)\n").settings).memory
        #expect(set.bounceDays == 0 && set.slideDays == 60 && set.officerChanges == 4 && set.officerDays == 180)
        #expect(set.seatMoves == 3 && set.seatDays == 365)
        for wrong in ["bounce_days: 61", "slide_days: -1", "officer_changes: 1", "seat_moves: 1", "days: 3"] {
            #expect(Self.read("memory: {\(wrong)}\n").diagnostics.count == 1, "\(wrong)")
        }
    }

    @Test(
        "accounts are missing after they are late",
        arguments: [
            ("", 9, 12), ("accounts_late_months: 10", 10, 12), ("accounts_late_months: 14", 14, 15),
            ("accounts_late_months: 8, accounts_missing_months: 9", 8, 9), ("accounts_missing_months: 18", 9, 18),
        ])
    func accounts(text: String, late: Int, missing: Int) throws {
        let settings = try #require(Self.read("calendar: {\(text)}\n").settings)
        #expect(settings.lateMonths == late && settings.missingMonths == missing)
        for wrong in ["accounts_late_months: 7", "accounts_late_months: 10, accounts_missing_months: 10"] {
            #expect(Self.read("calendar: {\(wrong)}\n").diagnostics.count == 1, "\(wrong)")
        }
    }

    @Test("how long two sources may take to tell one fact has its limits") func merging() throws {
        #expect(try #require(Self.read().settings).merging.days == 30)
        for days in [0, 7, 365] {
            #expect(try #require(Self.read("merging: {days: \(days)}\n").settings).merging.days == days)
        }
        for wrong in ["days: -1", "days: 366", "hours: 3", "days: some"] {
            #expect(Self.read("merging: {\(wrong)}\n").diagnostics.count == 1, "\(wrong)")
        }
    }

    @Test("overseas and abroad have two months more", arguments: ["overseas", "abroad"])
    func residence(word: String) throws {
        #expect(
            try #require(Self.read("creditor: {residence: \(word)}\n").settings).residence.claimRight
                == .claimDeclarationAbroad)
    }

    @Test("a secret in clear is refused and not repeated") func inlineSecret() throws {
        let reading = Self.read(
            "endpoints: {erp: {url: https://u:hunter2@erp.example/x?k=hunter2, secret: whsec_hunter2}}\n")
        #expect(reading.settings == nil)
        let text = reading.diagnostics.map { $0.render(in: .french) + $0.render(in: .english) }.joined()
        #expect(!text.contains("hunter2"))
        #expect(reading.diagnostics.contains { $0.code == "secret.inline" })
    }

    @Test("the built-in sources can be changed and switched off") func builtIn() throws {
        let reading = Self.read(
            "sources: {bodacc: {enabled: no}, recherche-entreprises: {enabled: false, rate: 0.5}}\n")
        let settings = try #require(reading.settings)
        #expect(settings.sources.allSatisfy { !$0.isEnabled } && settings.sources.last?.requestsPerSecond == 0.5)
        #expect(reading.diagnostics.map(\.code) == ["source.none_enabled"])
    }

    @Test("a trusted host may be reached without TLS") func trusted() {
        let endpoint = "endpoints: {erp: {url: 'http://127.0.0.1:8080/x', secret: {file: /s}}}\n"
        #expect(Self.read(endpoint).diagnostics.map(\.code) == ["address.plain"])
        #expect(Self.read("transport: {trusted_hosts: [127.0.0.1]}\n" + endpoint).diagnostics.isEmpty)
    }

    @Test("a webhook being re-keyed has two secrets") func twoSecrets() throws {
        let settings = try #require(
            Self.read("endpoints: {erp: {url: https://e.example/x, secret: [{credential: a}, {file: /b}]}}\n").settings)
        #expect(settings.endpoints.first?.secrets == [.credential("a"), .file("/b")])
    }

    @Test(
        "known scales part their bands as the reference does",
        arguments: [
            ("creditsafe", "71", Band.a), ("creditsafe", "29", .d), ("creditsafe", "0", .default),
            ("creditsafe", "NC", .none),
            ("coface-dra", "5", .c), ("coface-dra", "1", .e), ("allianz-trade", "2", .a), ("allianz-trade", "9", .e),
            ("banque-de-france", "4+", .b), ("banque-de-france", "5-", .d), ("banque-de-france", "0", .none),
            ("banque-de-france", "P", .default), ("score-20", "15", .b), ("score-20", "4", .e),
        ])
    func scales(id: String, raw: String, band: Band) throws {
        let scale = try #require(KnownScales.all[id])
        let score = Int(raw).map { Decimal($0) }
        #expect(Rating(raw: raw, score: score, scale: scale).band == band)
    }

    @Test(
        "bombs, depths and rubbish are refused without harm",
        arguments: [
            "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", String(repeating: "[", count: 100_000),
            String(repeating: "- ", count: 50_000) + "x", String(repeating: "? ", count: 50_000), "{{{{", "a: b: c",
            "\u{0}",
            "%YAML 9.9\n---\n", "--- a\n--- b\n", "!!binary x: y", "? [a]\n: b\n", "a: \"\\x\"", "\"", "'", "...",
            String(repeating: "a: b\n", count: 100_000), "x: |\n  *not an alias\n", "a: 1\na: 2\na: 3\n",
        ])
    func rubbish(text: String) {
        let reading = SettingsFile.read(Array(text.utf8), name: "vigie.yaml")
        #expect(reading.settings == nil && reading.hasErrors)
    }

    @Test("an ampersand or a star inside a value is no anchor") func notAnchors() {
        #expect(Self.read("routes: [{name: R &D *x, when: {code: '*'}, tell: credit_manager}]\n").diagnostics.isEmpty)
        #expect(Self.read("# &a *b\n").diagnostics.isEmpty)
    }

    @Test("random changes of a good file never crash the reader") func mutations() throws {
        let good = try Delivered.bytes("systemd/vigie.example.yaml")
        var seed: UInt64 = 11
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<150 {
            var bytes = good
            for _ in 0...next(4) {
                let place = next(bytes.count)
                switch next(3) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: Array("{[&*:-\n\"".utf8).prefix(next(9)), at: place)
                }
            }
            let reading = SettingsFile.read(bytes, name: "vigie.yaml")
            #expect((reading.settings == nil) == reading.hasErrors)
        }
    }

    @Test("files of other programs are described: in a folder, and on a server") func files() throws {
        let reading = SettingsFile.read(
            Array(
                """
                contact: https://atelier.example/vigie
                operator: [exploitation@atelier.example]
                fallback: [credit@atelier.example]
                mail: {from: vigie@atelier.example, server: 127.0.0.1, security: none}
                sources:
                  assureur:
                    type: file
                    content: cover
                    folder: /var/lib/vigie/in
                    pattern: "covers-*.csv"
                    columns: {siren: Identifiant, cover: [Limite, Montant]}
                    decisions: {granted: [Réduit], withdrawn: [Clos]}
                    insurer: Assureur d'essai
                    interval: 5m
                    expected_every: 35d
                  erp:
                    type: file
                    content: ledger
                    url: sftp://erp.example:2222/out/encours.json
                    list: $.rows
                    user: vigie
                    key_file: /etc/vigie/erp.key
                    host_key: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
                    currency: USD
                  bureau:
                    type: file
                    content: rating
                    url: ftpes://files.example/out/
                    user: vigie
                    password: {credential: bureau}
                    scale: creditsafe
                """.utf8), name: "vigie.yaml")
        #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map { $0.render(in: .english) })")
        let settings = try #require(reading.settings)
        let files = settings.sources.compactMap { source -> FileDropSettings? in
            if case .file(let file) = source.kind { file } else { nil }
        }
        #expect(files.map(\.content) == [.cover, .ledger, .rating])
        #expect(files[0].place == .folder("/var/lib/vigie/in") && files[0].pattern == FilePattern("covers-*.csv"))
        #expect(files[0].columns == [.siren: ["Identifiant"], .cover: ["Limite", "Montant"]])
        #expect(files[0].decisions == ["Réduit": .granted, "Clos": .withdrawn] && !files[0].isJSON)
        #expect(files[0].expectedEvery == .seconds(35 * 86_400))
        #expect(files[1].isJSON && files[1].list?.text == "$.rows" && files[1].currency == "USD")
        #expect(files[1].pattern == FilePattern("encours.json"))
        #expect(
            files[1].place
                == .server(
                    .init(
                        url: "sftp://erp.example:2222/out/encours.json", user: "vigie", keyFile: "/etc/vigie/erp.key",
                        hostKey: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")))
        #expect(
            files[2].place
                == .server(
                    .init(url: "ftpes://files.example/out/", user: "vigie", password: .credential("bureau"))))
        #expect(files[2].scale?.id == "creditsafe" && files[2].pattern == FilePattern("*.csv"))
        #expect(settings.sources.first { $0.id.name == "assureur" }?.interval == .seconds(300))
    }
}
