import VigieConfiguration
import VigieDomain
package import VigieEngine
import VigieRehearsal
import VigieWording

/// Judges the demonstration by what was received and recorded: everything that had to be told was, to those who had to
/// hear it, and nothing else.
package struct DemoInspection {
    let report: DemoReport
    let journal: any Journal
    let settings: Loading

    /// - Parameter journal: of the report's folder.
    package static func checks(of report: DemoReport, journal: any Journal) async throws -> [DemoCheck] {
        try await DemoInspection(
            report: report, journal: journal, settings: Loading(path: report.folder.settings)
        ).checks()
    }

    private var language: Language { settings.settings?.language ?? .french }
    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    private func checks() async throws -> [DemoCheck] {
        let alerts = try await journal.alerts(about: report.changes.map(\.change.id))
        let common = [settingsAreSound, try await everyoneIsWatched(), deliveriesEnded, signaturesAreRight]
        guard !report.isRepeat else { return common + nothingTwice }
        return common + [
            changesAreThose, baselineIsSilent, deadlineIsInTheSubject, messagesAreThose(alerts), outageIsNoNews,
            alarmIsInTime, quietEnd,
        ]
    }

    // MARK: - Whatever was played

    private var settingsAreSound: DemoCheck {
        DemoCheck(
            say("les réglages et la liste sont lus sans remarque", "settings and watchlist are read without a remark"),
            settings.lines(in: language))
    }

    private func everyoneIsWatched() async throws -> DemoCheck {
        let sources = settings.settings?.sources.filter(\.isEnabled).map(\.id) ?? []
        let watches = try await journal.watches()
        let missing = watches.flatMap { watch in
            sources.filter { watch.baselines[$0] == nil }.map { "\(watch.client.name): \($0)" }
        }
        let wanted = report.world.companies.count
        let isWhole = watches.count == wanted
        return DemoCheck(
            say(
                "les \(wanted) clients sont surveillés par \(sources.count) sources",
                "the \(wanted) clients are watched by \(sources.count) sources"),
            missing + (isWhole ? [] : ["\(watches.count) clients"]))
    }

    private var deliveriesEnded: DemoCheck {
        let left = report.summary.map { [$0.pendingDeliveries, $0.refusedDeliveries, $0.parkedDeliveries] } ?? []
        return DemoCheck(
            say("aucun message en attente ni refusé", "no message waits or was refused"), left == [0, 0, 0],
            found: say("en attente, refusés, mis de côté : ", "pending, refused, parked: ") + "\(left)")
    }

    private var signaturesAreRight: DemoCheck {
        DemoCheck(
            say("chaque webhook porte une signature juste", "every webhook bears a right signature"),
            report.forged == 0, found: say("\(report.forged) faux", "\(report.forged) forged"))
    }

    /// A second story in one folder.
    private var nothingTwice: [DemoCheck] {
        [
            DemoCheck(
                say("rien n’est enregistré deux fois", "nothing is recorded twice"),
                report.changes.map { "\($0.change.code) \($0.change.company)" }),
            DemoCheck(
                say("personne n’est prévenu deux fois", "nobody is told twice"),
                report.mails.map { "\($0.recipient): \($0.reading.subject)" } + report.calls.map(\.id)),
        ]
    }

    // MARK: - The story

    /// What each event of the world must become, no more and no less.
    private static func codes(of kind: WorldEvent.Kind) -> [EventCode] {
        switch kind {
        case .liquidationOpens: [.procOpenLiquidation]
        case .recoveryOpens: [.procOpenRecovery]
        case .safeguardOpens: [.procOpenSafeguard]
        case .noticeCorrected: [.procCorrection]
        case .majorityChanges: [.ownShareholderMajority]
        case .ratingFalls: [.riskRatingDown, .riskLimitDown]
        case .accountsFiled: [.accFiled]
        case .managerChanges: [.mgmtOfficerReplaced, .idModified]
        case .struckOff: [.lifeStruckOff]
        case .convertedToLiquidation: [.procConversion]
        case .closedForLackOfAssets: [.procClosedNoAssets]
        case .noticeAnnulled: [.procWithdrawn]
        case .noticeRepeated: []
        case .renamed: [.idName]
        case .seatMoves: [.idSeatMoved]
        case .capitalRaised: [.ownCapitalIncrease]
        case .capitalCut: [.ownCapitalReduction]
        }
    }

    private var changesAreThose: DemoCheck {
        let wanted = report.world.events.flatMap { event in
            DemoInspection.codes(of: event.kind).map { "\($0) \(event.name)" }
        }
        let found = report.changes.map { "\($0.change.code) \(report.clients[$0.change.company]?.name ?? "?")" }
        return DemoCheck(
            say(
                "les \(wanted.count) changements attendus sont enregistrés, aucun autre",
                "the \(wanted.count) expected changes are recorded, and no other"),
            differences(wanted: wanted, found: found))
    }

    private func differences(wanted: [String], found: [String]) -> [String] {
        var left = found
        var problems: [String] = []
        for one in wanted {
            if let index = left.firstIndex(of: one) {
                left.remove(at: index)
            } else {
                problems.append(say("manque : ", "missing: ") + one)
            }
        }
        return problems + left.map { say("de trop : ", "too many: ") + $0 }
    }

    /// On the first day only the proceeding whose clock runs is told, as a status.
    private var baselineIsSilent: DemoCheck {
        let first = report.turns.first?.changes.map(\.change) ?? []
        return DemoCheck(
            say(
                "le premier regard est muet, sauf la procédure dont le délai court",
                "the first look is silent, but for the proceeding whose clock runs"),
            first.filter { !$0.details.isStatus || $0.details.deadlines.isEmpty }.map { "\($0.code) \($0.company)" })
    }

    private var deadlineIsInTheSubject: DemoCheck {
        let wording = Wording(language)
        let problems = report.changes.map(\.change).filter { $0.code == .procOpenLiquidation }.flatMap { change in
            let name = report.clients[change.company]?.name ?? ""
            let mails = report.mails.map(\.reading).filter { $0.subject.contains(name) }
            guard !mails.isEmpty, let deadline = change.details.deadlines.first else {
                return [say("aucun courriel", "no mail")]
            }
            let day = wording.date(deadline.safe)
            return mails.map(\.subject).filter { !$0.contains(day) }
        }
        return DemoCheck(
            say(
                "l’objet des courriels de liquidation porte le délai de déclaration",
                "the subject of the liquidation's mails bears the deadline for the claim"), problems)
    }

    /// Everybody whom a change concerned received it once, and nobody anything else.
    private func messagesAreThose(_ alerts: [AlertRecord]) -> DemoCheck {
        let sent = alerts.filter { $0.message != nil }
        let wanted = Set(sent.compactMap { alert in alert.message.map { Told($0, alert.alert.recipient) } })
        let mails = report.mails.filter { $0.recipient != DemoSettings.operatorAddress }.map { mail in
            Told(MessageID(text: mail.messageName), address: mail.recipient)
        }
        let calls = report.calls.map { Told(MessageID(text: $0.id), address: DemoSettings.endpoint) }
        let unsettled = sent.filter { $0.state != .delivered }.map { "\($0.alert.id): \($0.state?.rawValue ?? "?")" }
        return DemoCheck(
            say(
                "chaque alerte due est arrivée une fois, à ceux qu’elle concerne",
                "each alert that was due arrived once, at those it concerns"),
            differences(wanted: wanted.map(\.text).sorted(), found: (mails + calls).map(\.text)) + unsettled)
    }

    private struct Told: Hashable {
        let text: String
        init(_ message: MessageID, _ recipient: Recipient) { self.init(message, address: recipient.address) }
        init(_ message: MessageID, address: String) { text = "\(message) \(address)" }
    }

    /// The register that failed made no change.
    private var outageIsNoNews: DemoCheck {
        let ailing = Set(report.turns.flatMap(\.ailing).map(\.source))
        return DemoCheck(
            say(
                "la source en panne n’a rien fait croire d’un client",
                "the source that failed made nothing up about a client"),
            report.changes.filter { ailing.contains($0.change.provenance.source) }.map { "\($0.change.code)" }
                + (ailing.count == 1 ? [] : ["\(ailing.map(\.name).sorted())"]))
    }

    /// One alarm, when the source had been silent for two of its intervals, and one end.
    private var alarmIsInTime: DemoCheck {
        let opened = report.turns.flatMap(\.alarmsOpened)
        let closed = report.turns.flatMap(\.alarmsClosed)
        let mails = report.mails.filter { $0.recipient == DemoSettings.operatorAddress }
        let silences = report.turns.filter { !$0.ailing.isEmpty }
        let told = report.turns.first { !$0.alarmsOpened.isEmpty }
        var problems: [String] = []
        if opened.count != 1 || closed.count != 1 || mails.count != 2 {
            problems.append("\(opened.count) / \(closed.count) / \(mails.count)")
        }
        if let told, let health = told.ailing.first, let success = health.lastSuccess,
            let interval = settings.settings?.sources.first(where: { $0.id == health.source })?.interval
        {
            let due = success.adding(interval * 2)
            let late = silences.first { $0.moment.adding(.seconds(60)) >= due }
            if late?.moment != told.moment { problems.append("\(told.moment)") }
        }
        return DemoCheck(
            say(
                "l’exploitant reçoit une alarme après deux intervalles de silence, puis sa fin",
                "the operator receives one alarm after two intervals of silence, then its end"), problems)
    }

    /// The last turn asks again and finds nothing.
    private var quietEnd: DemoCheck {
        let last = report.turns.last
        return DemoCheck(
            say("un tour de plus ne trouve et n’envoie rien", "one more turn finds and sends nothing"),
            last.map { $0.isQuiet && $0.questions > 0 } ?? false,
            found: "\(last?.changes.count ?? 0), \(last?.mails.count ?? 0), \(last?.calls.count ?? 0)")
    }
}

extension ReceivedMail {
    /// The message's own name: what stands before the @ of its Message-ID.
    var messageName: String { String(reading.messageID.drop { $0 == "<" }.prefix { $0 != "@" }) }
}
