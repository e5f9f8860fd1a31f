import VigieControl
import VigieDomain
import VigieEngine
import VigieWording

extension StatusReport {
    func addEnrolments(to page: inout TextPage, _ wording: Wording, now: Instant) {
        guard !enrolments.isEmpty else { return }
        page.heading(wording.say("Listes de surveillance chez les fournisseurs", "Watch lists at providers"))
        for summary in enrolments { page.add(line(summary, wording, now: now)) }
    }

    private func line(_ summary: EnrolmentSummary, _ wording: Wording, now: Instant) -> String {
        func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String { wording.count(number, one, many) }
        var parts = [
            count(
                summary.enrolled, Phrase("client inscrit", "client enrolled"),
                Phrase("clients inscrits", "clients enrolled"))
        ]
        if summary.entering > 0 {
            parts.append(count(summary.entering, Phrase("à inscrire", "to put on"), Phrase("à inscrire", "to put on")))
        }
        if summary.leaving > 0 {
            parts.append(count(summary.leaving, Phrase("à retirer", "to take off"), Phrase("à retirer", "to take off")))
        }
        if let since = summary.differsSince {
            parts.append(
                wording.say(
                    "en attente depuis \(wording.moment(since))", "waiting since \(wording.moment(since))"))
        }
        if let success = summary.list.lastSuccess {
            let age = wording.age(of: success, at: now)
            parts.append(wording.say("dernière mise à jour \(age)", "last update \(age)"))
        }
        if let failure = summary.list.failure { parts.append(wording.line(failure)) }
        return wording.labelled(
            wording.say(
                "\(Plain.line(summary.list.source.name)), liste \(Plain.line(summary.list.list))",
                "\(Plain.line(summary.list.source.name)), list \(Plain.line(summary.list.list))"),
            parts.joined(separator: " – "))
    }

    func json(_ summary: EnrolmentSummary) -> JSONOutput {
        .object([
            .init("source", .text(summary.list.source.name)), .init("list", .text(summary.list.list)),
            .init("enrolled", .count(summary.enrolled)), .init("entering", .count(summary.entering)),
            .init("leaving", .count(summary.leaving)),
            .init("differs_since", .text(summary.differsSince?.description)),
            .init("last_success", .text(summary.list.lastSuccess?.description)),
            .init("reason", .text(summary.list.failure?.french)),
            .init("reason_en", .text(summary.list.failure?.english)),
        ])
    }
}
