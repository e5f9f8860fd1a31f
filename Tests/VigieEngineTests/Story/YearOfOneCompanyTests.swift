import Testing
import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieSources
import VigieTesting
import VigieWording

/// A year of one company, told by the gazette, the State's search, INPI's register and a bureau: from a new manager to the
/// striking off. Real sources over their registers, one question of each a day.
@Suite("A year of one company") struct YearOfOneCompanyTests {
    /// What each day brought.
    private static func play(merging days: Int = 30) async throws -> (Stage, [String]) {
        let clock = ManualClock("2026-01-05T07:00:00Z")
        var policy = Invented.policy()
        policy.merging.days = days
        let stage = try Stage(clock, policy: policy)
        let registry = Registry(
            World.rehearsal(seed: 1, clients: 1, start: day("2026-01-05"), days: 1), clock: clock)
        let exchange = YearRegister.exchange { clock.now() }
        let company = YearRegister.company
        try await stage.watch([Invented.client(.siren(company.siren), name: company.name)])
        let inpi = RneSource(
            settings: RneSettings(
                username: RneAPI.username, password: RneAPI.password, zone: .utc, readsDiff: false), exchange: exchange)
        let asked: [any Source] = [
            try registry.source(.bodacc, over: exchange), try registry.source(.search, over: exchange), inpi,
            try registry.source(.pappers, over: exchange),
        ]
        var lines: [String] = []
        for today in YearRegister.days {
            clock.jump(to: today.midnightUTC.adding(.seconds(7 * 3600)))
            for source in asked {
                clock.advance(by: .seconds(600))
                if source.abilities.isFeed {
                    _ = try await stage.feed(source).cycle()
                } else {
                    _ = try await stage.lookup(source, interval: .seconds(36_000)).cycle()
                }
                lines += try await news(of: stage, on: today, from: source.id)
            }
        }
        return (stage, lines)
    }

    /// What was recorded just now, in words: the event, whom it reaches, the state after it, the clock, and what else the alert
    /// says.
    private static func news(of stage: Stage, on today: Day, from source: SourceID) async throws -> [String] {
        let company = CompanyKey.siren(YearRegister.company.siren)
        let wording = Wording(.french, zone: SampleAlerts.paris)
        let now = stage.clock.now()
        var lines: [String] = []
        let changes = try await stage.journal.changes(matching: ChangeFilter(company: company))
        for recorded in changes where recorded.change.detected >= now {
            let change = recorded.change
            let told = try await stage.journal.alerts(about: [change.id]).compactMap { record -> String? in
                if case .person(let person) = record.alert.recipient { person.name } else { nil }
            }.sorted()
            lines.append(
                "\(today)  \(source) : n° \(recorded.sequence) \(change.code) [\(change.severity.rawValue)] → "
                    + told.joined(separator: ", "))
            if change.code.facet == .proceedings {
                let notices = try await stage.journal.notices(of: company).map(\.notice)
                lines.append("    état : \(wording.state(Docket(company: company, notices: notices).state))")
            }
            lines += change.details.deadlines.map { "    délai : \($0.right.rawValue) \($0.safe)" }
            lines += wording.cautions(about: change).map { caution in
                "    " + change.details.corrects.reduce(caution) { $0.replacing($1.text, with: "…") }
            }
        }
        for confirmation in try await stage.journal.confirmations(of: company) where confirmation.at >= now {
            let sequence = changes.first { $0.change.id == confirmation.change }?.sequence ?? 0
            lines.append("\(today)  \(source) : confirme n° \(sequence)")
        }
        return lines.map { $0.replacing("\u{A0}", with: " ") }
    }

    @Test func `every fact is told to each reader once, with its confirmations`() async throws {
        let (stage, lines) = try await Self.play()
        #expect(lines == Self.transcript.split(separator: "\n").map(String.init), "\(lines.joined(separator: "\n"))")
        #expect(try await stage.alarms().map { "\($0.key) \($0.sentence.french)" } == [])
        // Nothing is lost: each source's telling is an event, or confirms one.
        let company = CompanyKey.siren(YearRegister.company.siren)
        let confirmed = Set(try await stage.journal.confirmations(of: company).map(\.telling))
        let (apart, plain) = try await Self.play(merging: 0)
        let all = try await apart.changes()
        #expect(try await stage.changes().count + confirmed.count == all.count)
        #expect(!plain.contains { $0.contains("confirme") })
        // And fewer mails leave.
        #expect(try await stage.alerts().count < apart.alerts().count)
    }

    /// Anne manages the account, Chloé the credit. The plan, the closing and the striking are not for Anne by default: where
    /// another source's code for the same fact is, she alone is told of it.
    private static let transcript = """
        2026-02-10  rne : n° 1 mgmt.officer.replaced [medium] → Anne, Chloé
        2026-02-11  recherche-entreprises : confirme n° 1
        2026-02-13  pappers : confirme n° 1
        2026-03-03  recherche-entreprises : n° 2 id.seat.moved [medium] → Anne, Chloé
            Selon pappers (13/02/2026) : 12 Rue des Copeaux 69990 VILLEFICTIVE ; Selon rne (13/02/2026) : 12 Rue des Copeaux 69990 Villefictive.
        2026-03-04  rne : confirme n° 2
        2026-03-06  pappers : confirme n° 2
        2026-03-10  bodacc : confirme n° 2
        2026-05-15  bodacc : n° 3 proc.open.safeguard [critical] → Anne, Chloé
            état : sauvegarde, période d'observation
            délai : claim_declaration 2026-07-15
            Selon pappers (05/05/2026) : aucune procédure selon le bureau.
        2026-05-18  pappers : confirme n° 3
        2026-05-26  bodacc : n° 4 proc.correction [critical] → Anne, Chloé
            état : sauvegarde, période d'observation
            délai : claim_declaration 2026-07-15
            délai : claim_declaration 2026-07-24
            L'alerte déjà reçue (réf. …) est corrigée, car : « Jugement d'ouverture d'une procédure de sauvegarde ».
        2026-07-15  pappers : n° 5 proc.bureau.open [critical] → Anne, Chloé
            état : sauvegarde, période d'observation
            Selon bodacc (26/05/2026) : sauvegarde, période d'observation.
        2026-07-21  bodacc : n° 6 proc.conversion [critical] → Anne, Chloé
            état : redressement judiciaire, période d'observation
            Même fait, déjà dit par pappers le 15/07/2026.
        2026-09-25  bodacc : n° 7 proc.plan.adopted [high] → Chloé
            état : plan de redressement en cours
        2026-09-28  pappers : n° 8 proc.bureau.open [high] → Anne
            état : plan de redressement en cours
            Même fait, déjà dit par bodacc le 25/09/2026.
        2026-11-06  bodacc : n° 9 proc.resolution [critical] → Anne, Chloé
            état : liquidation judiciaire
            délai : claim_declaration 2027-01-06
            Selon pappers (05/11/2026) : procédure en cours selon le bureau, « Plan de redressement », depuis le 16/09/2026.
        2026-11-09  pappers : confirme n° 9
        2026-12-18  bodacc : n° 10 proc.closed.no_assets [medium] → Chloé
            état : clôturée pour insuffisance d'actif
            Selon pappers (05/12/2026) : procédure en cours selon le bureau, « Liquidation judiciaire », depuis le 28/10/2026.
        2026-12-21  pappers : confirme n° 10
        2026-12-22  bodacc : n° 11 life.struck_off [high] → Chloé
            Selon pappers (21/12/2026) : en activité ; Selon recherche-entreprises (21/12/2026) : en activité ; Selon rne (21/12/2026) : en activité.
        2026-12-23  recherche-entreprises : n° 12 life.ceased [high] → Anne
            Même fait, déjà dit par bodacc le 22/12/2026.
            Selon pappers (22/12/2026) : en activité ; Selon rne (22/12/2026) : en activité.
        2026-12-24  rne : confirme n° 12
        2026-12-26  pappers : confirme n° 12
        """
}
