import Foundation
import Testing
import VigieLaw
import VigieTesting

/// The public rules by which the State's own search of companies derives a status from a notice: for comparison only.
private struct StateRule: Decodable {
    var nature: String?
    var part: String?
    var status: String?

    private enum CodingKeys: String, CodingKey {
        case nature
        case part = "complement_contains"
        case status = "statut"
    }
}

private struct StateRules: Decodable {
    var rules: [StateRule]

    private enum CodingKeys: String, CodingKey { case rules = "procedure_collective_rules" }

    /// - Returns: nil where no rule speaks, `.some(nil)` where one says that no proceeding runs.
    func status(_ nature: String?, _ complement: String?) -> String?? {
        guard let nature = nature.map(StateRules.folded) else { return nil }
        for rule in rules where rule.nature.map(StateRules.folded) == nature {
            if let part = rule.part,
                !StateRules.folded(complement ?? "").contains(StateRules.folded(part))
            {
                continue
            }
            return .some(rule.status)
        }
        return nil
    }

    private static func folded(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces).lowercased() }
}

@Suite(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
struct `The State's rules on the labelled notices` {
    /// What its three words cover. Plans, closings and what is void are "no status" there.
    private static let covered = [
        "liquidation": "liquidation_judiciaire", "recovery_obs": "redressement_judiciaire",
        "safeguard_obs": "sauvegarde",
        "safeguard_accelerated": "sauvegarde",
    ]

    @Test func `find the state of fewer of them`() throws {
        let folder = try #require(Samples.folder).appending(path: "bodacc-ods")
        let rules = try JSONDecoder().decode(
            StateRules.self, from: Data(contentsOf: folder.appending(path: "dinum-nature-rules.json")))
        let records = try PortalRecord.records(
            Data(contentsOf: folder.appending(path: "collective-2026-02.partial.jsonl")))
        let labels = try Data(contentsOf: folder.appending(path: "collective-2026-02.labels.jsonl"))
            .split(separator: 10).map { try JSONDecoder().decode(NoticeLabel.self, from: $0) }
        var (right, named, namedRight, running, runningRight) = (0, 0, 0, 0, 0)
        for (record, label) in zip(records, labels) {
            let status = rules.status(record.judgment?.nature, record.judgment?.complement)
            let holds: Bool
            if let state = label.state {
                // A rule that knows nothing finds nothing, also where "no status" would have been right.
                holds = if let word = Self.covered[state] { status == .some(word) } else { status == .some(nil) }
                named += 1
                namedRight += holds ? 1 : 0
                if Self.covered[state] != nil {
                    running += 1
                    runningRight += holds ? 1 : 0
                }
            } else {
                holds = status == nil || status == .some(nil)
            }
            right += holds ? 1 : 0
        }
        print(
            """
            the State's rules: state \(right)/\(labels.count); \(namedRight)/\(named) of those that name a state, \
            \(runningRight)/\(running) of those after which a proceeding runs
            """)
        #expect(labels.count == records.count && running > 100)
        #expect(right < labels.count * 9 / 10)
    }
}
