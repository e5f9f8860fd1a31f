package import VigieDomain

/// From a change to the alerts it makes: one per recipient, each with its reason and its hour. Pure.
package struct Router: Sendable {
    let policy: Policy

    package init(policy: Policy) { self.policy = policy }

    /// - Parameter toldBefore: who was told of the changes that this one corrects.
    package func alerts(for change: Change, client: Client, toldBefore: [Recipient]) -> [Alert] {
        policy.routing.decisions(
            change: change, client: client, on: policy.today(at: change.detected), toldBefore: toldBefore
        ).compactMap { decision in
            switch decision {
            case .ignore: nil
            case .notify(let recipient, _, _) where !wants(change.code, recipient): nil
            case .notify(let recipient, let cadence, let reason):
                Alert(
                    change: change.id, company: change.company, recipient: recipient, cadence: cadence, reason: reason,
                    due: cadence.due(
                        after: change.detected, zone: policy.zone, workingDays: policy.workingDays,
                        digestHour: policy.digestHour))
            }
        }
    }

    // An endpoint that asked for some events is not sent the others.
    private func wants(_ code: EventCode, _ recipient: Recipient) -> Bool {
        guard case .endpoint(let name) = recipient, let types = policy.endpointTypes[name] else { return true }
        return types.contains { RoutingRule.Conditions.covers($0, code) }
    }
}
