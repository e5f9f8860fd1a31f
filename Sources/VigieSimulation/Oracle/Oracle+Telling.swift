import VigieDomain
import VigieEngine
import VigieRehearsal

extension Oracle {
    /// Every change is told to the endpoint and, where it is more than information, to a person; and what was to be told by
    /// now has arrived.
    var unsaid: [Violation] {
        let arrived = Set(mails.map { "\($0.id) \($0.recipient)" }).union(
            calls.map { "\($0.id) \(Stage.endpointName)" })
        return record.changes.flatMap { recorded -> [Violation] in
            let change = recorded.change
            let alerts = record.alerts[change.id] ?? []
            let line = "\(change.code) of \(change.company), detected \(change.detected)"
            var violations: [Violation] = []
            // What another source told whole before is told to those alone who were not told of it.
            let known = (change.details.follows ?? []).filter(\.isWhole).flatMap { record.alerts[$0.change] ?? [] }
            let people = (alerts + known).filter { $0.alert.recipient.channel == .email }
            if change.severity > .info, people.isEmpty {
                violations.append(Violation(rule: .unsaid, what: "\(line): nobody is to be told"))
            }
            if !change.details.isPossibleMatch,
                !(alerts + known).contains(where: { $0.alert.recipient.channel == .webhook })
            {
                violations.append(Violation(rule: .unsaid, what: "\(line): the endpoint is not to be told"))
            }
            for alert in alerts where alert.alert.due < end.adding(.zero - Oracle.grace) {
                let address = alert.alert.recipient.address
                guard let message = alert.message else {
                    violations.append(
                        Violation(rule: .unsaid, what: "\(line): due \(alert.alert.due) to \(address), not worded"))
                    continue
                }
                if scenario.deadAddresses.contains(address) { continue }
                if alert.state != .delivered || !arrived.contains("\(message) \(address)") {
                    violations.append(
                        Violation(
                            rule: .unsaid,
                            what: "\(line): message \(message) to \(address) is \(alert.state?.rawValue ?? "nowhere")"))
                }
            }
            return violations
        }
    }

    /// Whatever bears one name is one message to one recipient, byte for byte.
    var torn: [Violation] {
        var first: [String: (recipient: String, bytes: [UInt8])] = [:]
        var violations: [Violation] = []
        let all = mails.map { ($0.id, $0.recipient, $0.bytes) } + calls.map { ($0.id, $0.endpoint, $0.body) }
        for (id, recipient, bytes) in all {
            guard !id.isEmpty else {
                violations.append(Violation(rule: .torn, what: "a message without a name to \(recipient)"))
                continue
            }
            if let earlier = first[id] {
                if earlier.recipient != recipient || earlier.bytes != bytes {
                    violations.append(Violation(rule: .torn, what: "\(id) to \(recipient) came in two forms"))
                }
            } else {
                first[id] = (recipient, bytes)
            }
        }
        return violations + strangers(Set(first.keys))
    }

    // What arrived about a change must stand in the journal: else a retry made a new name.
    private func strangers(_ arrived: Set<String>) -> [Violation] {
        let known = Set(record.alerts.values.flatMap { $0.compactMap { $0.message?.text } })
        let ofAlarms = Set(mails.filter { $0.recipient == Stage.operatorAddress }.map(\.id))
        return arrived.subtracting(known).subtracting(ofAlarms).subtracting(notes).sorted().map {
            Violation(rule: .torn, what: "\($0) arrived and the journal does not know it")
        }
    }

    var rude: [Violation] {
        rudeness.filter { rudeness in
            // Whoever dies with the answer in his hands cannot remember it.
            !(rudeness.isImpatience
                && ends.contains { rudeness.since <= $0 && $0 <= rudeness.since + Oracle.forgetful })
        }.map { Violation(rule: .rude, what: "\(scenario.start.adding($0.at)) \($0.host): \($0.what)") }
    }

    /// A request for silence is on disk when the round of questions that met it is recorded.
    private static var forgetful: Duration { .seconds(300) }
}
