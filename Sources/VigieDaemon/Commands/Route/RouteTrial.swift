import FoundationEssentials
package import VigieConfiguration
package import VigieDomain
import VigieEngine
import VigieLaw
package import VigieWording

/// `vigie test-route`: who would be told of an event of one client, through which channel, when and why. Nothing is sent.
package struct RouteTrial: Sendable {
    /// One recipient, or the reason for a silence.
    package struct Line: Hashable, Sendable {
        package var code: EventCode
        package var severity: Severity
        package var decision: RoutingDecision
        package var due: Instant?
    }

    package let client: Client
    package let lines: [Line]

    /// - Parameters:
    ///   - codes: codes, or families ending in `.*`.
    ///   - severity: nil takes the event's own, moved by the exposure as for a real one.
    package init(
        client: Client, codes: [EventCode], severity: Severity?, settings: Settings, zone: CivilZone, now: Instant
    ) {
        self.client = client
        let today = zone.day(of: now)
        lines = codes.flatMap { code in
            let level =
                severity ?? code.severity.adjusted(for: client, on: today, clockRuns: false).severity
            let change = RouteTrial.change(code, level, client, now: now)
            return settings.routing.decisions(change: change, client: client, on: today).map { decision in
                var due: Instant?
                if case .notify(_, let cadence, _) = decision {
                    due = cadence.due(
                        after: now, zone: zone, workingDays: .france, digestHour: settings.digestHour)
                }
                return Line(code: code, severity: level, decision: decision, due: due)
            }
        }
    }

    /// The codes that a person means: one, or a family.
    package static func codes(_ text: String) -> [EventCode] {
        EventCode.allCases.filter { RoutingRule.Conditions.covers(text, $0) }
    }

    /// Codes that look like a mistyped one.
    package static func suggestions(_ text: String) -> [EventCode] {
        let words = text.lowercased().split { !$0.isLetter }
        return EventCode.allCases.filter { code in words.contains { $0.count > 2 && code.rawValue.contains($0) } }
    }

    private static func change(_ code: EventCode, _ severity: Severity, _ client: Client, now: Instant) -> Change {
        Change(
            id: ChangeID(company: client.key, code: code, fact: ["trial"]), company: client.key, code: code,
            severity: severity, case: CaseID(company: client.key, facet: code.facet), detected: now,
            provenance: Provenance(
                source: SourceID("test-route"), url: "", fetched: now, evidence: EvidenceID(digest: "")))
    }

    /// Whether somebody would be told.
    package var tellsSomebody: Bool {
        lines.contains { if case .notify = $0.decision { true } else { false } }
    }

    package func text(_ wording: Wording) -> [String] {
        var page = TextPage()
        let codes = client.accountCodes.joined(separator: ", ")
        page.heading(
            "\(Plain.line(client.name)) – \(client.key.display)" + (codes.isEmpty ? "" : " – \(Plain.line(codes))"))
        var last: EventCode?
        for line in lines {
            if line.code != last {
                page.heading("\(line.code) – \(wording.title(line.code)) \(wording.tag(line.severity))")
                last = line.code
            }
            page.add(text(line, wording))
        }
        page.heading(wording.say("Rien n'a été envoyé.", "Nothing was sent."))
        return page.lines
    }

    private func text(_ line: Line, _ wording: Wording) -> String {
        switch line.decision {
        case .notify(let recipient, let cadence, let reason):
            let due = line.due.map { cadence == .atOnce ? "" : " (\(wording.moment($0)))" } ?? ""
            return
                "→ \(wording.recipient(recipient)) – \(wording.channel(recipient.channel)) – \(wording.cadence(cadence))\(due) – \(wording.reason(reason))"
        case .ignore(let reason):
            return wording.say("– personne : ", "– nobody: ") + wording.reason(reason)
        }
    }

    package func json(_ wording: Wording) -> JSONOutput {
        .object([
            .init("company", .text(client.key.description)), .init("name", .text(client.name)),
            .init(
                "decisions",
                .list(
                    lines.map { line in
                        var members: [JSONOutput.Member] = [
                            .init("code", .text(line.code.rawValue)), .init("severity", .text(line.severity.rawValue)),
                        ]
                        switch line.decision {
                        case .notify(let recipient, let cadence, let reason):
                            members += [
                                .init("told", .bool(true)), .init("channel", .text(recipient.channel.rawValue)),
                                .init("address", .text(recipient.address)), .init("cadence", .text(cadence.rawValue)),
                                .init("due", .text(line.due?.description)), .init("reason", .text(reason)),
                                .init("why", .text(wording.reason(reason))),
                            ]
                        case .ignore(let reason):
                            members += [
                                .init("told", .bool(false)), .init("channel", .null), .init("address", .null),
                                .init("cadence", .null), .init("due", .null), .init("reason", .text(reason)),
                                .init("why", .text(wording.reason(reason))),
                            ]
                        }
                        return .object(members)
                    })),
        ])
    }
}
