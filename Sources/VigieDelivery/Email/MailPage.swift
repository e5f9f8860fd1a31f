import VigieDomain
import VigieWording

/// What one mail says, before it is laid out as text and as a page.
struct MailPage {
    var wording: Wording
    var instance: String
    var subject: String
    var stories: [AlertStory]
    var severities: [Severity]

    var isGrouped: Bool { stories.count > 1 }

    /// One line of the table of contents: client and event.
    func contents(_ story: AlertStory) -> String { "\(story.tag) \(story.client) – \(story.title)" }

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
