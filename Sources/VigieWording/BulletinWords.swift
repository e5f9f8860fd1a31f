import VigieDomain
package import VigieEngine

/// What the readers of bulletins read: that the way to them is open, and what a week came to.
extension Wording {
    package func bulletinSubject(_ bulletin: Bulletin, instance: String) -> String {
        "[\(Plain.name(instance, limit: 60))] " + bulletinGist(bulletin)
    }

    /// Enough for someone in a hurry.
    package func bulletinGist(_ bulletin: Bulletin) -> String {
        guard let week = bulletin.week else {
            return say(
                "Message témoin du \(date(bulletin.day))\u{A0}: la voie est libre",
                "Trial message of \(date(bulletin.day)): the way is open")
        }
        let news =
            week.changes == 0
            ? say("rien de neuf", "nothing new")
            : count(week.changes, Phrase("nouvelle", "piece of news"), Phrase("nouvelles", "pieces of news"))
        let checked = count(
            week.clients, Phrase("client vérifié", "client checked"), Phrase("clients vérifiés", "clients checked"))
        return labelled(
            say("Point de la semaine, ", "Weekly note, ") + date(bulletin.day),
            [checked, sourceState(week), news].joined(separator: ", "))
    }

    /// What stands below.
    package func bulletinLines(_ bulletin: Bulletin) -> [String] {
        guard let week = bulletin.week else {
            return [
                say(
                    "Ce message a été enregistré, mis en mots, scellé et remis exactement comme une alerte. Il n'y a rien à faire.",
                    "This message was recorded, put into words, sealed and handed over exactly as an alert is. There is nothing to do."
                ),
                say(
                    "S'il manque un jour, une alerte pourrait manquer aussi\u{A0}: prévenez l'exploitant de Vigie (vigie status).",
                    "If it is missing one day, an alert might be missing too: tell Vigie's operator (vigie status)."),
            ]
        }
        return cautions(week) + [
            say(
                "Ce point part chaque lundi, ou le premier jour ouvré qui suit, même quand il ne s'est rien passé\u{A0}: s'il ne vient pas, prévenez l'exploitant de Vigie.",
                "This note leaves each Monday, or on the first working day after it, even when nothing happened: if it does not come, tell Vigie's operator."
            )
        ]
    }

    private func cautions(_ week: Bulletin.Week) -> [String] {
        var lines: [String] = []
        if week.notYetWatched > 0 {
            let clients = count(
                week.notYetWatched, Phrase("client n'est pas encore surveillé", "client is not yet watched"),
                Phrase("clients ne sont pas encore surveillés", "clients are not yet watched"))
            lines.append(
                say(
                    "Attention\u{A0}: parmi les clients vérifiés, \(clients) par toutes les sources.",
                    "Take care: among the clients checked, \(clients) by every source."))
        }
        if week.unwatched > 0 {
            let clients = count(
                week.unwatched, Phrase("autre client n'est vérifié", "other client is checked"),
                Phrase("autres clients ne sont vérifiés", "other clients are checked"))
            lines.append(
                say(
                    "Attention\u{A0}: \(clients) par aucune source. Il manque un numéro dans la liste, ou aucune source ne couvre le pays.",
                    "Take care: \(clients) by no source. A number is missing in the list, or no source covers the country."
                ))
        }
        if !week.troubled.isEmpty {
            lines.append(
                say(
                    "Tant qu'une source est en défaut, l'absence de nouvelles n'est pas une bonne nouvelle. L'exploitant est prévenu dès que cela dure.",
                    "While a source fails, no news is not good news. The operator is told as soon as it lasts."))
        }
        return lines
    }

    private func sourceState(_ week: Bulletin.Week) -> String {
        if week.sources.isEmpty { return say("aucune source", "no source") }
        guard !week.troubled.isEmpty else { return say("sources en ordre", "sources in order") }
        let names = week.troubled.map { Plain.name($0, limit: 60) }.joined(separator: ", ")
        return say("sources en défaut (\(names))", "failing sources (\(names))")
    }
}
