import VigieDomain
import VigieEngine
import VigieRehearsal
package import VigieWording

/// Tells the demonstration to a stranger: what the world did, what Vigie noticed, and who was told.
package struct DemoStory: Sendable {
    let wording: Wording
    let hasColours: Bool
    /// How the reader called us, for the commands at the end.
    let program: String

    package init(wording: Wording, hasColours: Bool, program: String) {
        self.wording = wording
        self.hasColours = hasColours
        self.program = program
    }

    func say(_ french: String, _ english: String) -> String { wording.say(french, english) }
    var page: DemoPage { DemoPage(hasColours: hasColours) }

    /// The stage, before anything happens.
    package func opening(_ stage: DemoStage, folder: DemoFolder, clients: Int) -> [String] {
        var page = page
        page.add(say("VIGIE : LA DÉMONSTRATION", "VIGIE: THE DEMONSTRATION"), ink: .bold)
        page.add(
            say(
                "\(clients) clients inventés, deux jours en quelques secondes. Les échanges HTTP et SMTP sont vrais, "
                    + "les registres sont joués ici ; rien ne sort de cette machine.",
                "\(clients) invented clients, two days in a few seconds. HTTP and SMTP are real, the registers are played "
                    + "here; nothing leaves this machine."))
        page.blank()
        let rows = [
            ("BODACC", stage.gazette.url),
            (say("recherche d’entreprises", "company search"), stage.companySearch.url),
            (say("bureau de notation", "rating bureau"), stage.bureau.url),
            (say("serveur de messagerie", "mail server"), "smtp://127.0.0.1:\(stage.postOffice.port)"),
            (say("point d’accès « erp »", "endpoint “erp”"), stage.receiver.url),
            (say("dossier", "folder"), folder.path),
        ]
        for (label, value) in rows { page.add(value, indent: 2, label: padded(label, 26)) }
        return page.lines
    }

    /// One turn; a single line where nothing came of it.
    package func turn(_ turn: DemoTurn, in report: DemoReport) -> [String] {
        var page = page
        guard !turn.isQuiet else {
            let isFirstQuiet = report.turns.dropLast().last.map { !$0.isQuiet } ?? true
            page.add(quiet(turn), label: wording.moment(turn.moment) + "  ", ink: .quiet)
            return (isFirstQuiet ? [""] : []) + page.lines
        }
        page.rule()
        page.add(heading(turn, in: report), ink: .bold)
        tellWorld(turn, &page)
        tellReading(turn, &page)
        tellChanges(turn, report, &page)
        tellAlarms(turn, &page)
        tellMessages(turn, report, &page)
        return [""] + page.lines
    }

    private func quiet(_ turn: DemoTurn) -> String {
        let ailing = turn.ailing.map { say(" (\($0.source) en panne)", " (\($0.source) is down)") }
        return say("rien de neuf, ", "nothing new, ") + questions(turn.questions) + say(", 0 message", ", 0 messages")
            + ailing.joined()
    }

    func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    func questions(_ count: Int) -> String {
        wording.count(
            count, Phrase("question posée", "question asked"), Phrase("questions posées", "questions asked"))
    }

    private func heading(_ turn: DemoTurn, in report: DemoReport) -> String {
        let day = wording.fullDate(wording.zone.day(of: turn.moment))
        let time = wording.moment(turn.moment).suffix(5)
        let text = "\(day.prefix(1).uppercased())\(day.dropFirst()), \(time)"
        guard report.turns.count == 1, !report.isRepeat else { return text }
        return text + say(" : premier regard sur chaque client", ": first look at each client")
    }

    // MARK: - The world, and what was read

    private func tellWorld(_ turn: DemoTurn, _ page: inout DemoPage) {
        guard !turn.events.isEmpty || !turn.faults.isEmpty || !turn.recoveries.isEmpty else { return }
        page.add(say("Dans le monde", "In the world"), indent: 2, ink: .bold)
        for event in turn.events {
            page.add("\(event.name)\(say(" : ", ": "))\(happening(event.kind))", indent: 4, label: "· ")
        }
        for fault in turn.faults {
            page.add(
                say("\(fault.host) tombe en panne (réponse 500)", "\(fault.host) breaks down (answer 500)"), indent: 4,
                label: "· ")
        }
        for fault in turn.recoveries {
            page.add(say("\(fault.host) répond de nouveau", "\(fault.host) answers again"), indent: 4, label: "· ")
        }
    }

    private func happening(_ kind: WorldEvent.Kind) -> String {
        switch kind {
        case .liquidationOpens: say("une liquidation judiciaire est publiée", "a judicial liquidation is published")
        case .recoveryOpens:
            say("un redressement judiciaire est publié", "a judicial reorganisation is published")
        case .safeguardOpens: say("une sauvegarde est publiée", "a safeguard proceeding is published")
        case .noticeCorrected: say("l’annonce de la veille est rectifiée", "the notice of the day before is corrected")
        case .majorityChanges: say("un actionnaire passe la moitié", "a shareholder passes one half")
        case .ratingFalls: say("la note perd deux classes", "the rating loses two bands")
        case .accountsFiled: say("les comptes annuels sont déposés", "the annual accounts are filed")
        case .managerChanges: say("le dirigeant change", "the manager changes")
        case .struckOff: say("la société est radiée", "the company is struck off")
        case .convertedToLiquidation:
            say("la procédure devient une liquidation", "the proceeding becomes a liquidation")
        case .closedForLackOfAssets:
            say("la procédure est close, faute d’actif", "the proceeding is closed for lack of assets")
        case .noticeAnnulled: say("l’annonce est annulée", "the notice is annulled")
        case .noticeRepeated: say("la même annonce paraît de nouveau", "the same notice is printed again")
        case .renamed: say("la société change de nom", "the company takes another name")
        case .seatMoves: say("le siège est transféré", "the seat moves")
        case .capitalRaised: say("le capital augmente", "the capital is raised")
        case .capitalCut: say("le capital est réduit", "the capital is cut")
        }
    }

    private func tellReading(_ turn: DemoTurn, _ page: inout DemoPage) {
        let tally = turn.tally
        var parts = [questions(turn.questions)]
        if tally.read > 0 {
            let strangers =
                tally.unwatched == 0
                ? ""
                : say(", dont \(tally.unwatched) sur des inconnus", ", of which \(tally.unwatched) about strangers")
            parts.append(
                say("\(tally.read) annonces et fiches lues", "\(tally.read) notices and records read") + strangers)
        }
        if tally.baseline > 0 {
            parts.append(
                say(
                    "\(tally.baseline) annonces anciennes retenues sans bruit",
                    "\(tally.baseline) old notices kept without noise"))
        }
        if tally.unreadable > 0 {
            parts.append(say("\(tally.unreadable) illisibles", "\(tally.unreadable) unreadable"))
        }
        page.add(parts.joined(separator: ", "), indent: 2, label: say("Lu : ", "Read: "))
        for health in turn.ailing {
            page.add(
                say(
                    "\(health.source) ne répond pas (\(health.reason?.french ?? "")) : rien n’est conclu sur les clients",
                    "\(health.source) does not answer (\(health.reason?.english ?? "")): nothing is concluded about the clients"
                ),
                indent: 2)
        }
    }

    // MARK: - What was noticed, and who was told

    private func tellChanges(_ turn: DemoTurn, _ report: DemoReport, _ page: inout DemoPage) {
        guard !turn.changes.isEmpty else { return }
        page.add(say("Ce que Vigie remarque", "What Vigie notices"), indent: 2, ink: .bold)
        for recorded in turn.changes {
            let change = recorded.change
            let client = report.clients[change.company]
            let codes = client?.accountCodes.joined(separator: ", ") ?? ""
            page.add(
                "\(wording.tag(change.severity)) \(client?.name ?? change.company.display) (\(codes))", indent: 4,
                ink: .severity(change.severity))
            page.add(
                wording.title(change.code)
                    + (change.details.isStatus
                        ? say(
                            ", déjà ouverte au premier regard : dite comme un état, car son délai court",
                            ", already open at first sight: told as a status, since its clock runs") : ""),
                indent: 6)
            if let movement = movement(change) { page.add(movement, indent: 6) }
            if let deadline = change.details.deadlines.first {
                page.add(wording.safeAndLegal(deadline), indent: 6)
            }
        }
    }

    private func movement(_ change: Change) -> String? {
        guard let after = change.after, change.before == after else { return wording.movement(change) }
        return say("état inchangé : ", "state unchanged: ") + wording.value(after)
    }

    private func tellAlarms(_ turn: DemoTurn, _ page: inout DemoPage) {
        for alarm in turn.alarmsOpened {
            page.add(
                "\(alarm.key) – \(wording.line(alarm.sentence))", indent: 2,
                label: say("Alarme pour l’exploitant : ", "Alarm for the operator: "))
        }
        for alarm in turn.alarmsClosed {
            page.add(alarm.key, indent: 2, label: say("Fin de l’alarme : ", "The alarm is over: "))
        }
    }

    /// Mails that say the same together, in the order of the changes that they tell: several leave at once, and which one
    /// arrives first is chance.
    private func grouped(_ turn: DemoTurn, _ report: DemoReport) -> [(subject: String, recipients: [String])] {
        let names = turn.changes.compactMap { report.clients[$0.change.company]?.name }
        let recipients = Dictionary(grouping: turn.mails) { $0.reading.subject }
            .mapValues { $0.map(\.recipient).sorted() }
        func place(_ subject: String) -> Int { names.firstIndex { subject.contains($0) } ?? names.count }
        return recipients.map { (subject: $0.key, recipients: $0.value) }
            .sorted { (place($0.subject), $0.subject) < (place($1.subject), $1.subject) }
    }

    private func tellMessages(_ turn: DemoTurn, _ report: DemoReport, _ page: inout DemoPage) {
        guard !turn.mails.isEmpty || !turn.calls.isEmpty else { return }
        page.add(say("Qui est prévenu", "Who is told"), indent: 2, ink: .bold)
        for (subject, recipients) in grouped(turn, report) {
            page.add(recipients.joined(separator: ", "), indent: 4, label: say("courriel  ", "mail      "))
            page.add(subject, indent: 14)
        }
        for call in turn.calls {
            page.add(
                "\(DemoSettings.endpoint), \(DemoCall(call).type), \(call.id), "
                    + say("signature juste", "signature right"), indent: 4, label: "webhook   ")
        }
    }
}
