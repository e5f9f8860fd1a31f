import VigieDomain
import VigieWording

/// What one mail says, before it is laid out as text and as a page.
struct MailPage {
    var wording: Wording
    var instance: String
    var subject: String
    var stories: [AlertStory]
    var severities: [Severity]
    /// The alerts after those, in one line each.
    var further: [String] = []
    /// Those that are only counted, and the day from which `vigie history` tells them.
    var hidden: [Severity] = []
    var since: Day

    var isGrouped: Bool { stories.count > 1 || !further.isEmpty }

    /// One line of the table of contents: client and event.
    func contents(_ story: AlertStory) -> String { "\(story.tag) \(story.client) – \(story.title)" }

    var furtherHeading: String { wording.say("Autres changements", "Other changes") }

    /// Said under the table of contents, so that nobody takes what is told whole for all there is.
    var furtherLine: String? {
        guard !further.isEmpty else { return nil }
        let rest = others(further.count + hidden.count)
        return wording.say("Puis \(rest), à la fin de ce message", "Then \(rest), at the end of this message")
    }

    /// What is not in this mail, how grave it is, and the command that tells it.
    var hiddenLine: String? {
        guard !hidden.isEmpty else { return nil }
        let rest = "\(others(hidden.count)) (\(wording.tally(hidden)))"
        return wording.say(
            "… et \(rest). La liste complète, à demander à l'exploitant de Vigie : vigie history --since \(since) --csv",
            "… and \(rest). The whole list, which Vigie's operator can give: vigie history --since \(since) --csv")
    }

    private func others(_ number: Int) -> String {
        wording.count(
            number, Phrase("autre changement", "other change"), Phrase("autres changements", "other changes"))
    }

    var footer: [String] {
        [
            wording.say(
                "Calculé par Vigie, à confirmer par une personne : ce courriel n'est pas un conseil juridique.",
                "Computed by Vigie, to be confirmed by a person: this mail is not legal advice."),
            wording.say(
                "Pour suspendre les alertes d'un client, remplir la colonne muted_until de sa ligne dans la liste de surveillance. Une réponse à ce courriel arrive à l'exploitant de Vigie.",
                "To mute a client's alerts, fill the column muted_until of its line in the watchlist. An answer to this mail reaches Vigie's operator."
            ),
            Plain.name(instance, limit: 60),
        ]
    }
}
