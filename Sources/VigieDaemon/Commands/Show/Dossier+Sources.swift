import VigieDomain
import VigieEngine
import VigieWording

/// Several sources side by side: who else said it, and where they do not agree.
extension Dossier {
    func line(_ confirmation: Confirmation, _ wording: Wording) -> String {
        let source = Plain.line(confirmation.provenance.source.name, limit: 80)
        let moment = wording.moment(confirmation.provenance.fetched)
        let notice = confirmation.notice.map { " (\(Plain.line($0.number, limit: 80)))" } ?? ""
        return wording.say("confirmé par \(source) le \(moment)", "confirmed by \(source), \(moment)") + notice + " – "
            + wording.labelled(
                wording.say("preuve", "evidence"),
                "\(confirmation.provenance.evidence.digest) – \(Plain.line(confirmation.provenance.url, limit: 300))")
    }

    func addContradictions(to page: inout TextPage, _ wording: Wording, _ now: Instant) {
        let found = contradictions(at: now)
        guard !found.isEmpty else { return }
        page.heading(wording.say("Les sources ne s'accordent pas", "The sources do not agree"))
        for contradiction in found {
            let said = contradiction.words.map {
                wording.labelled(wording.said(by: $0.source, on: $0.checked), wording.position($0.position.value))
            }
            page.add(
                wording.labelled(
                    wording.side(contradiction.side), said.joined(separator: wording.say("\u{A0}; ", "; "))))
        }
    }

    func json(_ confirmation: Confirmation) -> JSONOutput {
        .object([
            .init("source", .text(confirmation.provenance.source.name)),
            .init("at", .text(confirmation.at.description)),
            .init("notice", .text(confirmation.notice?.number)), .init("url", .text(confirmation.provenance.url)),
            .init("fetched", .text(confirmation.provenance.fetched.description)),
            .init("evidence", .text(confirmation.provenance.evidence.digest)),
        ])
    }

    func json(_ contradiction: Contradiction, _ wording: Wording) -> JSONOutput {
        .object([
            .init("side", .text(contradiction.side.rawValue)),
            .init(
                "words",
                .list(
                    contradiction.words.map { word in
                        .object([
                            .init("source", .text(word.source.name)),
                            .init("value", .text(wording.position(word.position.value))),
                            .init("told", .text(word.told.description)),
                            .init("checked", .text(word.checked.description)),
                        ])
                    })),
        ])
    }
}
