import Foundation
import Testing
import VigieDomain
import VigieLaw
import VigieTesting

/// What a careful reader wrote beside each of the 345 notices (`notice-labels.md`).
struct NoticeLabel: Decodable {
    struct Person: Decodable {
        var role: String
        var name: String
    }
    var n: Int
    var code: String
    var state: String?
    var claims: Bool
    var addressee: Person?
    var cessation: String?
    var correction: String?
}

/// Second readings that the reader of the labels accepts, by number.
enum SecondReading {
    static let simplifiedLiquidations: Set<Int> = [34, 51, 71, 72, 73, 233, 234, 287, 305, 310]

    static func code(_ n: Int) -> String? {
        if simplifiedLiquidations.contains(n) { return "proc.open.liquidation" }
        return [
            186: "proc.open.recovery", 158: "proc.open.liquidation", 342: "proc.plan.sale", 121: "proc.open.unknown",
            154: "proc.open.unknown",
        ][n]
    }

    static func state(_ n: Int) -> String? {
        [78: "void", 186: "recovery_obs", 342: "plan_sale", 121: "open_unknown", 154: "open_unknown"][n]
    }

    static func claims(_ n: Int) -> Bool { simplifiedLiquidations.contains(n) || n == 191 || n == 272 }
}

@Suite(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
struct `The labelled notices` {
    @Test
    func `are read as a careful reader reads them`() throws {
        let folder = try #require(Samples.folder).appending(path: "bodacc-ods")
        let records = try PortalRecord.records(
            Data(contentsOf: folder.appending(path: "collective-2026-02.partial.jsonl")))
        let labels = try Data(contentsOf: folder.appending(path: "collective-2026-02.labels.jsonl"))
            .split(separator: 10).map { try JSONDecoder().decode(NoticeLabel.self, from: $0) }
        #expect(records.count == labels.count)

        var right = (code: 0, state: 0, claims: 0, addressee: 0, role: 0, cessation: 0, correction: 0)
        var missedClaims = 0
        for (record, label) in zip(records, labels) {
            let reading = try #require(FrenchGazette.read(record).first)
            let meaning = try #require(reading.meanings.first)
            var wrong: [String] = []
            func check(
                _ holds: Bool,
                _ path: WritableKeyPath<
                    (code: Int, state: Int, claims: Int, addressee: Int, role: Int, cessation: Int, correction: Int),
                    Int
                >, _ word: String
            ) {
                if holds { right[keyPath: path] += 1 } else { wrong.append(word) }
            }
            let code = meaning.code.rawValue
            check(code == label.code || code == SecondReading.code(label.n), \.code, "code \(code)/\(label.code)")
            let state = meaning.state?.rawValue
            check(
                state == label.state || state != nil && state == SecondReading.state(label.n), \.state,
                "state \(state ?? "-")/\(label.state ?? "-")")
            check(
                meaning.startsClaims == label.claims || meaning.startsClaims && SecondReading.claims(label.n), \.claims,
                "claims \(meaning.startsClaims)")
            if label.claims, !meaning.startsClaims { missedClaims += 1 }
            let (name, expected) = (comparable(meaning.addressee?.name), comparable(label.addressee?.name))
            check(name == expected, \.addressee, "addressee \(name ?? "-")/\(expected ?? "-")")
            check(
                meaning.addressee?.role == label.addressee?.role, \.role,
                "role \(meaning.addressee?.role ?? "-")/\(label.addressee?.role ?? "-")")
            check(
                meaning.cessation?.description == label.cessation, \.cessation,
                "cessation \(meaning.cessation?.description ?? "-")/\(label.cessation ?? "-")")
            let correction: String? =
                switch reading.correction {
                case .rectification: "rectificatif"
                case .annulment: "annulation"
                case nil: nil
                }
            check(correction == label.correction, \.correction, "correction")
            if !wrong.isEmpty { print("  notice \(label.n): \(wrong.joined(separator: " | "))") }
        }
        let all = labels.count
        print(
            """
            labelled notices: code \(right.code)/\(all), state \(right.state)/\(all), claims \(right.claims)/\(all) \
            (missed \(missedClaims)), addressee \(right.addressee)/\(all), role \(right.role)/\(all), \
            cessation \(right.cessation)/\(all), correction \(right.correction)/\(all)
            """)
        // A new rule may not lose a notice that was read: a label that is wrong is disputed here, with its reason.
        #expect(right.code == all)
        #expect(right.state == all)
        #expect(right.claims == all)
        #expect(missedClaims == 0)
        #expect(right.addressee == all)
        #expect(right.role == all)
        #expect(right.cessation == all)
        #expect(right.correction == all)
    }

    /// Casefolded, without accents, titles and double spaces, as `notice-labels.md` compares names.
    private func comparable(_ name: String?) -> String? {
        guard let name else { return nil }
        let titles: Set<String> = [
            "me", "maitre", "mes", "selarl", "scp", "sas", "selas", "selafa", "sarl", "societe", "monsieur", "madame",
        ]
        let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
        return plain.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { !titles.contains($0) }
            .joined(separator: " ")
    }
}
