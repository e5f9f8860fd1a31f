import FoundationEssentials
import VigieDomain
import VigieEngine
import VigieRehearsal

/// What the journal holds of a client at the end, source by source, beside what the registers say.
extension Oracle {
    var untrueSides: [Violation] {
        guard scenario.breadth.isWide else { return [] }
        return listed.flatMap { siren, _ -> [Violation] in
            guard let sheet = scenario.world.sheet(of: siren, at: end) else { return [] }
            let report = scenario.world.report(of: siren, at: end)
            return scenario.sources.flatMap { source -> [Violation] in
                let facets = record.facets[.siren(siren)]?[source]?.facets
                let wrong = sides(of: source, sheet, report).compactMap { side -> String? in
                    let held = facets.flatMap { side.held($0) } ?? "nothing"
                    return held == side.real ? nil : "\(side.name): \(held), is \(side.real)"
                }
                return wrong.map { Violation(rule: .untrue, what: "\(source) of \(siren), \($0)") }
            }
        }
    }

    private struct Held {
        var name: String
        var real: String
        var held: (Facets) -> String?
    }

    private func sides(of source: SourceID, _ sheet: CompanySheet, _ report: BureauReport?) -> [Held] {
        let life = Held(name: "life", real: sheet.closed == nil ? "active" : "ceased") {
            $0.life.value.map { if case .active = $0 { "active" } else { "ceased" } }
        }
        let name = Held(name: "name", real: sheet.name) { $0.identity.value?.name }
        let seat = Held(name: "seat", real: sheet.seat.postcode) { $0.identity.value?.postcode }
        let officers = Held(name: "officers", real: Oracle.words(sheet.officers.map(\.words))) {
            $0.officers.value.map { Oracle.words($0.map(\.name)) }
        }
        let capital = Held(
            name: "capital", real: "\((scenario.world.capital(of: sheet.siren, at: end) ?? 0) * 100)"
        ) { $0.capital.value.map { "\($0.amount.cents)" } }
        switch source.name {
        case "recherche-entreprises": return [life, name, seat, officers]
        case "sirene": return [life, name]
        case "rne": return [life, name, seat, officers, capital]
        case "pappers": return [life, name, seat, officers, capital] + scored(sheet, report)
        case "infogreffe": return [capital] + held(report)
        default: return []
        }
    }

    private func scored(_ sheet: CompanySheet, _ report: BureauReport?) -> [Held] {
        let end = scenario.world.yearEnd(of: sheet.siren, at: end)
        var sides = [
            Held(name: "accounts", real: end.map { "\($0)" } ?? "nothing") {
                $0.accounts.value.map { "\($0.yearEnd)" }
            }
        ]
        guard let report else { return sides }
        sides.append(
            Held(name: "proceedings", real: report.proceedings.first?.kind ?? "none") {
                $0.proceedings.value.map { $0.open ? $0.label ?? "?" : "none" }
            })
        // A hundred points of the bureau are twenty here.
        if let score = report.score {
            sides.append(
                Held(name: "score", real: "\(score)") { facets in
                    facets.rating.value?.score.map { "\($0 * 5)" }
                })
        }
        let owners = report.shareholders.filter { $0.shareBasisPoints > 2500 }
        sides.append(
            Held(name: "owners", real: Oracle.words(owners.map { "\($0.name) \($0.shareBasisPoints)" })) {
                $0.owners.value.map { Oracle.words($0.map { "\($0.name) \($0.share?.hundredths ?? -1)" }) }
            })
        return sides
    }

    private func held(_ report: BureauReport?) -> [Held] {
        guard let report else { return [] }
        return [
            Held(
                name: "holders", real: Oracle.words(report.shareholders.map { "\($0.name) \($0.shareBasisPoints)" })
            ) { $0.shareholders.value.map { Oracle.words($0.map { "\($0.name) \($0.share?.hundredths ?? -1)" }) } }
        ]
    }

    /// In one order, and without a difference that a register is free to make.
    private static func words(_ lines: [String]) -> String {
        lines.map { $0.lowercased() }.sorted().joined(separator: ", ")
    }
}

extension CompanySheet.Officer {
    fileprivate var words: String {
        switch person {
        case .natural(let name, let firstNames, _): "\(firstNames) \(name)"
        case .legal(_, let name): name
        }
    }
}
