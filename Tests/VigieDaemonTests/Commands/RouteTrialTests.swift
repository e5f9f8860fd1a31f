import Testing
import VigieConfiguration
import VigieDaemon
import VigieDomain
import VigieTesting
import VigieWording

@Suite("vigie test-route") struct RouteTrialTests {
    private func trial(
        _ code: String, _ more: String = "", severity: Severity? = nil, client: Client = SampleAlerts.client()
    ) throws -> (RouteTrial, CommandContext) {
        let context = try Desk(more).context()
        return (
            RouteTrial(
                client: client, codes: RouteTrial.codes(code), severity: severity, settings: context.settings,
                zone: context.wording.zone, now: SampleAlerts.now), context
        )
    }

    @Test("who, by which channel, when and why") func told() throws {
        let (trial, context) = try trial("proc.open.liquidation")
        let text = trial.text(context.wording).joined(separator: "\n").replacing("\u{A0}", with: " ")
        #expect(text.contains("→ Claire Martin (claire.martin@fournisseur.example) – courriel – immédiat – fait qui"))
        #expect(text.contains("en tant que chargé de compte"))
        #expect(text.hasSuffix("Rien n'a été envoyé."))
        #expect(trial.tellsSomebody)
    }

    @Test("the hour of a digest is said") func digest() throws {
        let (trial, context) = try trial("acc.filed", severity: .medium)
        #expect(trial.lines.contains { $0.due.map { $0 > SampleAlerts.now } ?? false })
        #expect(trial.text(context.wording).joined().contains("synthèse quotidienne (06/10/2026"))
    }

    @Test("a rule, a mute and an info each give their reason") func reasons() throws {
        var muted = SampleAlerts.client()
        muted.mutedUntil = SampleAlerts.day("2026-12-31")
        let (silent, context) = try trial("acc.filed", client: muted)
        #expect(!silent.tellsSomebody)
        #expect(silent.text(context.wording).joined().contains("sourdine jusqu'au 31/12/2026"))
        let rule = "routes: [{name: direction, when: {code: [risk.*]}, tell: [direction@atelier.example]}]"
        let (ruled, _) = try trial("risk.limit.zero", rule)
        #expect(ruled.text(context.wording).joined().contains("direction@atelier.example"))
        let (info, _) = try trial("risk.rating.up", severity: .info)
        #expect(info.text(context.wording).joined().contains("reste dans l'historique"))
    }

    @Test("a family asks for each of its events, a mistyped code for none") func codes() throws {
        #expect(RouteTrial.codes("risk.*").count > 3)
        #expect(RouteTrial.codes("proc.open.liquidatoin").isEmpty)
        #expect(RouteTrial.suggestions("proc.open.liquidatoin").contains(.procOpenLiquidation))
        let (trial, context) = try trial("risk.*")
        #expect(trial.json(context.wording).line.contains("\"code\":\"risk.limit.zero\""))
    }
}
