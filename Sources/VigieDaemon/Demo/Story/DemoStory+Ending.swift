import VigieDomain
import VigieEngine
import VigieRehearsal
import VigieWording

extension DemoStory {
    /// One mail whole, the figures, the promises and the way on.
    package func ending(_ report: DemoReport) -> [String] {
        var page = page
        if let mail = report.showpiece { tell(mail, &page) }
        page.blank()
        page.rule()
        page.add(say("EN TOUT", "ALL IN ALL"), ink: .bold)
        for line in figures(report) { page.add(line, indent: 2) }
        page.blank()
        page.add(say("CE QUI EST VÉRIFIÉ", "WHAT IS CHECKED"), ink: .bold)
        for check in report.checks {
            page.add(
                check.promise, indent: 2,
                label: check.holds ? say("oui  ", "yes  ") : say("NON  ", "NO   "), ink: check.holds ? .good : .bad)
            for problem in check.problems { page.add(problem, indent: 9, ink: .bad) }
        }
        page.blank()
        page.add(say("POUR EXPLORER", "TO EXPLORE"), ink: .bold)
        explore(report, &page)
        return [""] + page.lines
    }

    private func tell(_ mail: ReceivedMail, _ page: inout DemoPage) {
        let reading = mail.reading
        page.rule()
        page.add(say("UN COURRIEL TEL QU’IL EST ARRIVÉ", "ONE MAIL AS IT ARRIVED"), ink: .bold)
        let shown = ["From", "To", "Subject", "Date", "Message-ID"]
        let headers = shown.compactMap { name in reading.header(name).map { "\(name): \($0)" } }
        page.quote(headers.joined(separator: "\n") + "\n\n" + reading.text, mark: "│ ")
    }

    private func figures(_ report: DemoReport) -> [String] {
        let tally = report.tally
        func count(_ number: Int, _ french: (String, String), _ english: (String, String)) -> String {
            wording.count(number, Phrase(french.0, english.0), Phrase(french.1, english.1))
        }
        var lines = [
            [
                count(report.turns.count, ("tour de veille", "tours de veille"), ("turn", "turns")),
                questions(report.questions),
                count(
                    tally.read, ("annonce ou fiche lue", "annonces et fiches lues"),
                    ("notice or record read", "notices and records read")),
                count(tally.unreadable, ("illisible", "illisibles"), ("unreadable", "unreadable")),
            ],
            [
                count(report.changes.count, ("changement", "changements"), ("change", "changes")),
                count(report.mails.count, ("courriel reçu", "courriels reçus"), ("mail received", "mails received")),
                count(
                    report.calls.count, ("webhook reçu et vérifié", "webhooks reçus et vérifiés"),
                    ("webhook received and verified", "webhooks received and verified")),
                count(
                    report.forged, ("signature fausse", "signatures fausses"), ("forged signature", "forged signatures")
                ),
            ],
        ].map { $0.joined(separator: ", ") }
        if report.waiting > 0, let next = report.nextDigest {
            lines.append(
                say(
                    "en attente de la synthèse du \(wording.moment(next)) : \(report.waiting)",
                    "waiting for the digest of \(wording.moment(next)): \(report.waiting)"))
        }
        return lines
    }

    private func explore(_ report: DemoReport, _ page: inout DemoPage) {
        let settings = DemoStory.shellWord(report.folder.settings)
        let siren = report.world.companies.first.map { "\($0.siren)" } ?? ""
        for command in ["show \(siren)", "history", "check"] {
            page.add("\(program) \(command) --config \(settings)", indent: 2)
        }
        page.add(say("courriels : ", "mails: ") + "\(report.folder.mails)/*.eml, *.html", indent: 2)
        page.add(say("journal : ", "journal: ") + report.folder.state, indent: 2)
        page.add(
            say(
                "rien ne tourne plus ; le dossier \(report.folder.path) reste, à effacer quand vous voulez",
                "nothing runs any more; the folder \(report.folder.path) stays, remove it when you like"), indent: 2)
    }

    /// As a shell reads it back, whatever the folder is called.
    private static func shellWord(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "/._-+".utf8.contains(byte)
        }
        return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}
