import VigieDomain
import VigieEngine
import VigieSources
import VigieWording

/// What a back-filling came to, as the person at the terminal reads it.
struct BackfillReport {
    let wording: Wording
    var tally = Recorder.Tally()
    /// Files read to their end by an earlier run.
    var skipped = 0
    /// Files read by an earlier run for other clients, and read again.
    var reread = 0
    private var files = 0
    private var notices = 0
    private var problems: [String] = []

    init(wording: Wording) { self.wording = wording }

    mutating func add(_ outcome: BodaccPastReader.Outcome, of file: String, after done: Int) {
        files += 1
        notices += max(0, outcome.notices - done)
        problems += outcome.problems.map { wording($0) }
    }

    func progress(of file: String, notices: Int) -> String {
        wording.say(
            "\(file) : \(notices) annonces lues, \(tally.baseline) retenues",
            "\(file): \(notices) notices read, \(tally.baseline) kept")
    }

    func answer(watched: Int) -> CommandAnswer {
        var lines = [
            wording.say(
                "\(files) fichier(s) lu(s), \(skipped) déjà lu(s) ; \(notices) annonces ; \(tally.matched) de nos \(watched) clients : "
                    + "\(tally.baseline) entrées dans l’historique, \(tally.known) déjà connues, \(tally.changes) à annoncer, "
                    + "\(tally.notYetWatched) laissées à la lecture quotidienne, \(tally.unreadable) illisibles gardées de côté.",
                "\(files) file(s) read, \(skipped) read before; \(notices) notices; \(tally.matched) of our \(watched) clients: "
                    + "\(tally.baseline) entered the history, \(tally.known) known already, \(tally.changes) to be told, "
                    + "\(tally.notYetWatched) left to the daily reading, \(tally.unreadable) unreadable and kept aside."
            )
        ]
        if reread > 0 {
            lines.append(
                wording.say(
                    "\(reread) d’entre eux étaient déjà lus, pour d’autres clients : relus pour ceux d’aujourd’hui.",
                    "\(reread) of them had been read before, for other clients: read again for those of today."))
        }
        if watched == 0 {
            lines.append(
                wording.say(
                    "Aucun client n’est encore suivi : lancez « vigie run » une fois pour que les listes soient lues.",
                    "No client is watched yet: run \"vigie run\" once, so that the watchlists are read."))
        }
        return CommandAnswer(lines: lines, complaints: problems, exit: problems.isEmpty ? .success : .noInput)
    }
}
