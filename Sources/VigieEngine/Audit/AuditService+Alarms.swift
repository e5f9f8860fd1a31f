import VigieDomain

extension AuditService {
    /// A message that waits longer than this is worth a word to the administrator.
    static let longestWait: Duration = .seconds(15 * 60)

    func isOverdue(_ queue: AuditFacts.Queue, at now: Instant) -> Bool {
        if let until = queue.notBefore, until > now { return false }
        return queue.nextAttempt.duration(to: now) > AuditFinding.shortPatience
    }

    func alarm(about findings: [AuditFinding], at now: Instant) -> OperatorAlarm {
        OperatorAlarm(
            key: AuditService.alarmKey, opened: now,
            sentence: Phrase("L'auto-contrôle de Vigie a échoué", "The self-audit of Vigie failed"),
            detail: AuditService.lines(
                findings.map(\.phrase),
                ending: Phrase(
                    "Si cela dure, relancer le service : systemctl restart vigie. Rien de ce qui est enregistré n'est perdu.",
                    "If it lasts, start the service anew: systemctl restart vigie. Nothing recorded is lost.")))
    }

    /// The mail server is one way out, whoever is written to; each endpoint is one of its own.
    func undelivered(_ queues: [AuditFacts.Queue], at now: Instant) -> [OperatorAlarm] {
        let late = queues.filter { $0.oldest.duration(to: now) > AuditService.longestWait }
        let mails = late.filter { $0.name.hasPrefix(AuditService.mail) }
        var alarms = late.filter { !$0.name.hasPrefix(AuditService.mail) }.map { queue in
            OperatorAlarm(
                key: AuditService.undeliveredKey + queue.name, opened: now,
                sentence: Phrase(
                    "Des messages attendent depuis plus de 15 minutes : \(queue.name)",
                    "Messages have been waiting for more than 15 minutes: \(queue.name)"),
                detail: AuditService.lines([AuditService.line(about: queue)], ending: AuditService.patience))
        }
        guard !mails.isEmpty else { return alarms }
        alarms.append(
            OperatorAlarm(
                key: AuditService.undeliveredKey + "email", opened: now,
                sentence: Phrase(
                    "Des courriels attendent depuis plus de 15 minutes",
                    "Mails have been waiting for more than 15 minutes"),
                detail: AuditService.lines(mails.map(AuditService.line), ending: AuditService.patience)))
        return alarms
    }

    /// Clients of whom a source that answers has told nothing, although it was asked: they are not watched by it.
    func unseen(_ findings: [AuditFinding], at now: Instant) -> [OperatorAlarm] {
        sources.map(\.id).compactMap { source in
            let failed = findings.filter { $0.unmet == source }
            guard !failed.isEmpty else { return nil }
            return OperatorAlarm(
                key: AuditService.unseenKey + source.name, opened: now,
                sentence: Phrase(
                    "La source \(source) n'a rien pu dire de certains clients : elle ne les surveille pas",
                    "The source \(source) could tell nothing of some clients: it does not watch them"),
                detail: AuditService.lines(
                    failed.map(\.phrase),
                    ending: Phrase(
                        "Chacun est redemandé à chaque passage. Le journal dit ce qui a été reçu : journalctl -u vigie -g 'source fault'",
                        "Each is asked about again in every cycle. The log says what was received: journalctl -u vigie -g 'source fault'"
                    )))
        }
    }

    /// The last canary did not come through: an alert might not either.
    func lost(_ canaries: [AuditFacts.Canary], at now: Instant) -> [OperatorAlarm] {
        let lost = canaries.filter { !$0.hasArrived }
        guard !lost.isEmpty else { return [] }
        return [
            OperatorAlarm(
                key: AuditService.canaryKey, opened: now,
                sentence: Phrase(
                    "Le message témoin du jour n'a pas pu être remis", "The trial message of the day was not delivered"),
                detail: AuditService.lines(
                    lost.map {
                        Phrase("\($0.recipient) : attendu le \($0.due)", "\($0.recipient): expected \($0.due)")
                    },
                    ending: Phrase(
                        "Une alerte pourrait ne pas arriver non plus. Voir : vigie status",
                        "An alert might not arrive either. See: vigie status")))
        ]
    }

    private static let mail = "email:"

    private static let patience = Phrase(
        "Chaque message est gardé et retenté avec le même identifiant.",
        "Every message is kept, and tried again with the same id.")

    private static func line(about queue: AuditFacts.Queue) -> Phrase {
        let french = queue.lastReply.map { " Dernière réponse : « \($0.french) »" } ?? ""
        let english = queue.lastReply.map { " Last answer: “\($0.english)”" } ?? ""
        return Phrase(
            "\(queue.name) : \(queue.count) en attente, le plus ancien depuis \(queue.oldest).\(french)",
            "\(queue.name): \(queue.count) waiting, the oldest since \(queue.oldest).\(english)")
    }

    private static func lines(_ phrases: [Phrase], ending: Phrase) -> Phrase {
        let hidden = phrases.count - AuditFinding.quoted
        let rest = hidden > 0 ? [Phrase("… et \(hidden) de plus", "… and \(hidden) more")] : []
        return .lines(Array(phrases.prefix(AuditFinding.quoted)) + rest + [ending])
    }
}
