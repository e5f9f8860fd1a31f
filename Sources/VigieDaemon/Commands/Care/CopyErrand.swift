import FoundationEssentials
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieJournal
import VigieWording

/// `vigie backup`, `vigie restore` and `vigie prune`: care of the journal by hand.
package struct CopyErrand: Sendable {
    private let context: CommandContext

    package init(_ context: CommandContext) { self.context = context }

    private var folder: URL { URL(filePath: context.settings.stateDirectory) }

    /// Beside the running service: reads only.
    package func backUp(to file: String, replacing: Bool) -> CommandAnswer {
        answering {
            let copy = try JournalCopy.make(of: folder, at: file, replacing: replacing)
            return CommandAnswer(lines: [
                context.wording.say(
                    "Copie faite et vérifiée : \(copy.path), \(copy.bytes) octets, \(copy.rows) lignes.",
                    "Copy made and verified: \(copy.path), \(copy.bytes) bytes, \(copy.rows) rows.")
            ])
        }
    }

    /// While no service runs: the lock says so.
    package func restore(from file: String) -> CommandAnswer {
        answering {
            let stamp = CopyStamp.text(context.now)
            let restored = try JournalRestore.run(file, into: folder, stamp: stamp)
            var lines = [
                context.wording.say(
                    "Copie vérifiée et mise en place : \(restored.rows) lignes. Lancez « systemctl start vigie ».",
                    "Copy verified and put in place: \(restored.rows) rows. Run \"systemctl start vigie\"."),
                context.wording.say(
                    "Ce qui a été envoyé depuis la copie peut l’être une seconde fois, avec les mêmes identifiants d’événements.",
                    "What was sent since the copy may be sent a second time, with the same ids of events."),
            ]
            if let kept = restored.kept {
                lines.insert(
                    context.wording.say("L’ancien journal est gardé : \(kept)", "The earlier journal is kept: \(kept)"),
                    at: 1)
            }
            return CommandAnswer(lines: lines)
        }
    }

    /// What the service does each night; a trial reads only, beside the running service.
    package func prune(isTrial: Bool) async throws -> CommandAnswer {
        let settings = context.settings
        let policy = try Composition(settings: settings, folder: "", secrets: SecretReader(environment: [:])).policy()
        let open = isTrial ? nil : try context.writableJournal()
        let journal: any Journal = try open ?? context.journal()
        let service = RetentionService(
            journal: journal, policy: policy, clock: SystemClock(), keepDays: settings.evidenceDays)
        let tally = try await service.run(isTrial: isTrial)
        await open?.close()
        let days = settings.evidenceDays
        return CommandAnswer(lines: [
            isTrial
                ? context.wording.say(
                    "À effacer (plus de \(days) jours) : \(tally.taken) preuves, \(tally.bytes) octets. Gardées pour un dossier ouvert : \(tally.kept). Rien n’a été changé.",
                    "To be given up (more than \(days) days): \(tally.taken) proofs, \(tally.bytes) bytes. Kept for an open case: \(tally.kept). Nothing was changed."
                )
                : context.wording.say(
                    "Effacées (plus de \(days) jours) : \(tally.taken) preuves, \(tally.bytes) octets ; empreinte, adresse et date restent. Gardées pour un dossier ouvert : \(tally.kept).",
                    "Given up (more than \(days) days): \(tally.taken) proofs, \(tally.bytes) bytes; digest, address and time stay. Kept for an open case: \(tally.kept)."
                )
        ])
    }

    private func answering(_ act: () throws -> CommandAnswer) -> CommandAnswer {
        do {
            return try act()
        } catch let problem as JournalCopy.Problem {
            return .failed(CopyWords.exit(problem), CopyWords.sentence(problem, in: context.language))
        } catch {
            let ending = context.ending(error)
            return CommandAnswer(complaints: ending.lines, exit: ending.exit)
        }
    }
}

/// The moment in the name of a file: `20261123-074500`, in universal time, so that names stand in their order.
enum CopyStamp {
    static func text(_ instant: Instant) -> String {
        String(instant.description.filter { $0.isNumber || $0 == "T" }.prefix(15)).replacing("T", with: "-")
    }
}
