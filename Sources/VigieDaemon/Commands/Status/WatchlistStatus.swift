import FoundationEssentials
package import VigieConfiguration
import VigieDomain
package import VigieEngine
package import VigieWording

/// `vigie watchlist status`: the lists in force, and what the folder now says beside them.
package struct WatchlistStatus: Sendable {
    package let accepted: [AcceptedWatchlist]
    /// Companies of each list: several lines may be about one.
    private let companies: [String: Int]
    package let plan: WatchlistPlan

    /// - Parameters: the lists as the journal keeps them, and the files as they lie in the folder.
    package init(accepted: [AcceptedWatchlist], files: [WatchlistFileState]) {
        self.accepted = accepted.filter { $0.clients > 0 }
        let previous = self.accepted.compactMap {
            try? JSONDecoder().decode(AcceptedWatchlists.File.self, from: Data($0.bytes))
        }
        companies = Dictionary(
            previous.map { ($0.name, Watchlist(lines: $0.clients).count) }, uniquingKeysWith: { first, _ in first })
        plan = WatchlistFolder.plan(previous: AcceptedWatchlists(files: previous), files: files)
    }

    private func clients(of list: AcceptedWatchlist) -> Int { companies[list.name] ?? list.clients }

    package func lines(_ wording: Wording) -> [String] {
        var page = TextPage()
        page.heading(
            accepted.isEmpty
                ? wording.say("Aucune liste en service.", "No watchlist in force.")
                : wording.say("Listes en service", "Watchlists in force"))
        for list in accepted {
            let clients = wording.count(clients(of: list), Phrase("client", "client"), Phrase("clients", "clients"))
            page.add(
                wording.labelled(
                    Plain.line(list.name),
                    wording.say(
                        "\(clients), prise le \(wording.moment(list.accepted))",
                        "\(clients), taken up \(wording.moment(list.accepted))")))
        }
        if !plan.diagnostics.isEmpty {
            page.heading(wording.say("Ce que disent les fichiers", "What the files say"))
            page.add(lines: plan.diagnostics.map { $0.render(in: wording.language) })
        }
        page.heading(
            plan.held.isEmpty
                ? wording.say("Aucune liste n'attend de confirmation.", "No watchlist waits for a confirmation.")
                : wording.say(
                    "En attente de « vigie watchlist accept »", "Waiting for \"vigie watchlist accept\""))
        for held in plan.held {
            page.add(
                wording.labelled(
                    Plain.line(held.confirmation.file),
                    wording.say(
                        "\(held.before) → \(held.after) clients, \(held.lost) retirés",
                        "\(held.before) → \(held.after) clients, \(held.lost) removed")))
        }
        return page.lines
    }

    package var json: JSONOutput {
        .object([
            .init(
                "accepted",
                .list(
                    accepted.map {
                        .object([
                            .init("file", .text($0.name)), .init("clients", .count(clients(of: $0))),
                            .init("accepted", .text($0.accepted.description)), .init("digest", .text($0.digest)),
                        ])
                    })),
            .init(
                "held",
                .list(
                    plan.held.map {
                        .object([
                            .init("file", .text($0.confirmation.file)), .init("before", .count($0.before)),
                            .init("after", .count($0.after)), .init("lost", .count($0.lost)),
                        ])
                    })),
            .init("findings", .list(plan.diagnostics.map { Finding($0).json })),
        ])
    }
}
