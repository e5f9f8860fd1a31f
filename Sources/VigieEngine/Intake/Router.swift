package import VigieDomain

/// From a change to the alerts it makes: one per recipient, each with its reason and its hour. Pure.
package struct Router: Sendable {
    let policy: Policy

    package init(policy: Policy) { self.policy = policy }

    /// Who is told of a change; where nobody is, why.
    package struct Outcome: Hashable, Sendable {
        package var alerts: [Alert] = []
        /// nil where somebody is told.
        package var silence: String?
    }

    /// - Parameter toldBefore: who was told of the changes that this one corrects.
    package func alerts(for change: Change, client: Client, toldBefore: [Recipient]) -> [Alert] {
        outcome(for: change, client: client, toldBefore: toldBefore).alerts
    }

    /// Never without alerts and without a reason: nothing is dropped in silence.
    package func outcome(for change: Change, client: Client, toldBefore: [Recipient]) -> Outcome {
        var outcome = Outcome()
        var silences: [String] = []
        let decisions = policy.routing.decisions(
            change: change, client: client, on: policy.today(at: change.detected), toldBefore: toldBefore)
        for decision in decisions {
            switch decision {
            case .ignore(let reason): silences.append(reason)
            case .notify(let recipient, _, _) where !wants(change.code, recipient):
                silences.append("endpoint \"\(recipient.address)\" did not ask for \(change.code)")
            case .notify(let recipient, let cadence, let reason):
                outcome.alerts.append(
                    Alert(
                        change: change.id, company: change.company, recipient: recipient, cadence: cadence,
                        reason: reason,
                        due: cadence.due(
                            after: change.detected, zone: policy.zone, workingDays: policy.workingDays,
                            digestHour: policy.digestHour)))
            }
        }
        if outcome.alerts.isEmpty { outcome.silence = silences.joined(separator: "; ") }
        return outcome
    }

    // An endpoint that asked for some events is not sent the others.
    private func wants(_ code: EventCode, _ recipient: Recipient) -> Bool {
        guard case .endpoint(let name) = recipient, let types = policy.endpointTypes[name] else { return true }
        return types.contains { RoutingRule.Conditions.covers($0, code) }
    }
}
