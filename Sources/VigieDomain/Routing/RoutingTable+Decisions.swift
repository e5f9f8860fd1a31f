/// Who is told of a change, and why.
///
/// Scenarios
///  1. The first rule whose conditions hold decides. A rule that continues lets the next ones speak too.
///  2. No rule decided (none held, or all that held continue): the audience of the event is told. Each role that the client
///     names nobody for is taken by the fallback.
///  3. No cadence in the rule: critical and high at once, medium daily, low weekly, info not at all. A rule tells an info
///     event where it gives a cadence, or asks for that code or for the severity info by name.
///  4. A rule without targets: nobody is told, the change stays in the history.
///  5. A possible match goes to the credit manager only, whatever the rules say: a machine or a salesman would act on it.
///  6. A status told at first sight goes out at once; one about a client's threshold with the next digest, because nothing
///     happened today and a portfolio just loaded may hold hundreds.
///  7. A correction or a withdrawal goes at once to everyone who was told before, muted or not, because they hold something
///     wrong; and to the usual audience.
///  8. Below the client's minimum, or while the client is muted: nobody, except where scenarios 9 and 12 hold.
///  9. A legal clock still runs, or a proceeding is critical: neither minimum nor mute hold it back. A mute set against noise
///     months ago must not cost the right to declare a claim.
/// 10. One recipient by two ways: one decision, the sooner cadence, both reasons.
/// 11. Nobody has an address: a decision says so. There is always at least one decision.
/// 12. A client's own threshold is passed: the credit manager and the account manager are told at once, whatever the
///     client's minimum and the rules say; the rules add whom they name. A mute holds it back like any other news: it was
///     written on the same line, for a time.
extension RoutingTable {
    /// - Parameters:
    ///   - day: today where the office is: it ends a mute and a legal clock.
    ///   - toldBefore: who was told what this change corrects or withdraws; empty for any other change.
    package func decisions(
        change: Change, client: Client, on day: Day, toldBefore: [Recipient] = []
    ) -> [RoutingDecision] {
        var told = Told()
        for recipient in toldBefore {
            told.add(recipient, .atOnce, "told before of what this corrects")
        }
        if let silence = RoutingTable.silence(change: change, client: client, on: day) {
            told.ignore(silence)
        } else if change.details.isPossibleMatch {
            tell(.creditManager, client, Cadence(for: change.severity), "possible match: credit manager only", &told)
        } else {
            if let threshold = RoutingTable.thresholdPassed(by: change) {
                let reason = "client's threshold \"\(threshold.text)\""
                tell(.creditManager, client, .atOnce, reason, &told)
                tell(.accountManager, client, .atOnce, reason, &told)
            }
            let isUrgent = change.details.isStatus && change.details.threshold == nil
            route(change.code, change.severity, client, atOnce: isUrgent, into: &told)
        }
        return told.decisions
    }

    /// Events for which nobody would be told because no address is at the end of their route; `vigie check` shows them.
    /// What a rule, a minimum, a mute or the severity info keeps silent is a wish and does not count.
    package func endsSomewhere(for client: Client) -> [EventCode] {
        guard fallback.isEmpty else { return [] }
        return EventCode.allCases.filter { code in
            // A rating or an exposure can bring an event to any severity, and rules may tell severities apart.
            Severity.allCases.contains { severity in
                var told = Told()
                route(code, severity, client, atOnce: false, into: &told)
                return told.hasNoAddress
            }
        }
    }

    // MARK: - Silence

    private static func silence(change: Change, client: Client, on day: Day) -> String? {
        let clockRuns = change.details.deadlines.contains { $0.isRunning(on: day) }
        if clockRuns || (change.severity == .critical && change.code.facet == .proceedings) { return nil }
        if let until = client.mutedUntil, day <= until { return "client muted until \(until)" }
        if let minimum = client.minimumSeverity, change.severity < minimum, thresholdPassed(by: change) == nil {
            return "severity \(change.severity.rawValue) below the client's minimum \(minimum.rawValue)"
        }
        return nil
    }

    /// News, not a status.
    private static func thresholdPassed(by change: Change) -> Threshold? {
        change.details.isStatus ? nil : change.details.threshold
    }

    // MARK: - Rules, then audience

    private func route(
        _ code: EventCode, _ severity: Severity, _ client: Client, atOnce: Bool, into told: inout Told
    ) {
        let usual = atOnce ? .atOnce : Cadence(for: severity)
        for rule in rules where rule.conditions.hold(for: code, severity: severity, client: client) {
            let reason = "rule \"\(rule.name)\""
            let wish = rule.conditions.names(code, severity) ? Cadence.weekly : nil
            let cadence = atOnce ? .atOnce : rule.cadence ?? usual ?? wish
            for target in rule.targets { tell(target, client, cadence, reason, &told) }
            if rule.targets.isEmpty { told.ignore("\(reason) tells nobody") }
            if !rule.continues { return }
        }
        let reason = "audience \(code.audience.rawValue)"
        switch code.audience {
        case .accountManager: tell(.accountManager, client, usual, reason, &told)
        case .creditManager: tell(.creditManager, client, usual, reason, &told)
        case .everyone:
            tell(.creditManager, client, usual, reason, &told)
            tell(.accountManager, client, usual, reason, &told)
        }
    }

    private func tell(
        _ target: RoutingRule.Target, _ client: Client, _ cadence: Cadence?, _ reason: String, _ told: inout Told
    ) {
        guard let cadence else { return told.ignore("\(reason): severity info stays in the history") }
        switch target {
        case .person(let person): told.add(.person(person), cadence, reason)
        case .endpoint(let name): told.add(.endpoint(name), cadence, reason)
        case .accountManager:
            tell(client.accounts.compactMap(\.manager), "account manager", cadence, reason, &told)
        case .creditManager:
            tell(client.accounts.compactMap(\.creditManager), "credit manager", cadence, reason, &told)
        }
    }

    private func tell(
        _ people: [Person], _ role: String, _ cadence: Cadence, _ reason: String, _ told: inout Told
    ) {
        if people.isEmpty, fallback.isEmpty { told.missAddress("\(reason): no \(role), and no fallback") }
        for person in people { told.add(.person(person), cadence, "\(reason): \(role)") }
        guard people.isEmpty else { return }
        for person in fallback { told.add(.person(person), cadence, "\(reason): fallback, no \(role)") }
    }
}

/// The decisions gathered for one change.
private struct Told {
    private var order: [String] = []
    private var found: [String: (recipient: Recipient, cadence: Cadence, reasons: [String])] = [:]
    private var silences: [String] = []
    private(set) var hasNoAddress = false

    mutating func add(_ recipient: Recipient, _ cadence: Cadence, _ reason: String) {
        // One mailbox may be written in two cases, or with and without the person's name.
        let key = "\(recipient.channel.rawValue) \(recipient.address.lowercased())"
        guard var entry = found[key] else {
            order.append(key)
            found[key] = (recipient, cadence, [reason])
            return
        }
        if cadence.sooner(than: entry.cadence) { entry.cadence = cadence }
        if !entry.reasons.contains(reason) { entry.reasons.append(reason) }
        found[key] = entry
    }

    mutating func ignore(_ reason: String) {
        if !silences.contains(reason) { silences.append(reason) }
    }

    mutating func missAddress(_ reason: String) {
        hasNoAddress = true
        ignore(reason)
    }

    /// Whoever is told; where nobody is, why. A role without an address is said beside those who are told.
    var decisions: [RoutingDecision] {
        let notices = order.compactMap { found[$0] }.map {
            RoutingDecision.notify($0.recipient, cadence: $0.cadence, because: $0.reasons.joined(separator: "; "))
        }
        return notices + silences.map { .ignore(because: $0) }
    }
}
