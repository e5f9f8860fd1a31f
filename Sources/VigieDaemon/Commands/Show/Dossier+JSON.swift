package import VigieDomain
import VigieEngine
package import VigieWording

extension Dossier {
    /// The dossier for a script.
    package func json(_ wording: Wording, now: Instant) -> JSONOutput {
        let today = wording.zone.day(of: now)
        return .object([
            .init("company", .text(client.key.description)), .init("siren", .text(client.key.siren?.description)),
            .init("name", .text(client.name)), .init("since", .text(watch.since.description)),
            .init("ended", .text(watch.ended?.description)),
            .init("followed_until", .text(watch.followedUntil?.description)),
            .init(
                "baselines",
                .object(
                    watch.baselines.sorted { $0.key < $1.key }.map { .init($0.key.name, .text($0.value.description)) }
                )),
            .init(
                "not_watched_by",
                .list(
                    unasked.map { source in
                        .object([
                            .init("source", .text(source.source.name)),
                            .init("missing", .list(source.missing.map { .text($0.rawValue) })),
                        ])
                    })), .init("lei", .text(client.lei?.text)), .init("isin", .text(client.isin?.text)),
            .init("thresholds", .list(client.thresholds.map { .text($0.text) })),
            .init("accounts", .list(client.accounts.map { json($0, today) })),
            .init("deadlines", .list(runningDeadlines(on: today).map(\.json))),
            .init("state", .text(docket.state(on: today).rawValue)),
            .init("proceedings", .list(docket.proceedings.map(\.json))),
            .init("notices", .list(orderedNotices.map(json))),
            .init("facets", .list(facets.map { json($0, wording) })),
            .init("contradictions", .list(contradictions(at: now).map { json($0, wording) })),
            .init(
                "changes",
                .list(
                    changes.map { change in
                        guard case .object(let members) = change.json(client: client, wording) else { return .null }
                        let told = alerts.filter { $0.alert.change == change.change.id }
                        let confirmed = confirmations.filter { $0.change == change.change.id }
                        return .object(
                            members + [
                                .init("confirmations", .list(confirmed.map(json))),
                                .init("alerts", .list(told.map { json($0, wording) })),
                            ])
                    })),
            .init("messages", .list(deliveries.map(json))),
        ])
    }

    private func json(_ account: Account, _ today: Day) -> JSONOutput {
        let exposure = account.exposure
        return .object([
            .init("code", .text(account.code)), .init("portfolio", .text(account.portfolio)),
            .init("manager", .text(account.manager?.email.text)),
            .init("credit_manager", .text(account.creditManager?.email.text)),
            .init("outstanding", json(exposure.outstanding)),
            .init("outstanding_date", .text(exposure.outstandingDate?.description)),
            .init("limit", json(exposure.limit)), .init("overdue", json(exposure.overdue)),
            .init("cover", json(exposure.cover)), .init("at_risk", json(exposure.atRisk(on: today))),
        ])
    }

    /// Cents, so that no reader rounds.
    private func json(_ amount: Amount?) -> JSONOutput {
        guard let amount else { return .null }
        return .object([.init("cents", .number(amount.cents)), .init("currency", .text(amount.currency))])
    }

    private func json(_ record: NoticeRecord) -> JSONOutput {
        let (fate, ids): (String, [ChangeID]) =
            switch record.disposition {
            case .changed(let ids): ("changed", ids)
            case .baseline: ("baseline", [])
            case .confirms(let ids): ("confirms", ids)
            case .possible(let ids): ("possible", ids)
            }
        let notice = record.notice
        return .object([
            .init("notice", .text(notice.id.number)), .init("source", .text(record.provenance.source.name)),
            .init("role", .text(notice.role.rawValue)), .init("publication", .text(notice.publication.description)),
            .init("judgment", .text(notice.judgment?.description)),
            .init("codes", .texts(notice.meanings.map(\.code.rawValue))), .init("disposition", .text(fate)),
            .init("changes", .texts(ids.map(\.text))), .init("link", .text(notice.link)),
            .init("evidence", .text(record.provenance.evidence.digest)),
            .init("url", .text(record.provenance.url)), .init("fetched", .text(record.provenance.fetched.description)),
        ])
    }

    private func json(_ record: FacetsRecord, _ wording: Wording) -> JSONOutput {
        .object([
            .init("source", .text(record.source.name)),
            .init("fetched", .text(record.provenance.fetched.description)), .init("url", .text(record.provenance.url)),
            .init("evidence", .text(record.provenance.evidence.digest)),
            .init(
                "sides",
                .list(
                    record.facets.words(wording).map {
                        .object([.init("label", .text($0.label)), .init("value", .text($0.value))])
                    })),
        ])
    }

    private func json(_ record: AlertRecord, _ wording: Wording) -> JSONOutput {
        .object([
            .init("channel", .text(record.alert.recipient.channel.rawValue)),
            .init("address", .text(record.alert.recipient.address)),
            .init("cadence", .text(record.alert.cadence.rawValue)), .init("due", .text(record.alert.due.description)),
            .init("reason", .text(record.alert.reason)), .init("why", .text(wording.reason(record.alert.reason))),
            .init("message", .text(record.message?.text)), .init("state", .text(record.state?.rawValue)),
            .init("hold", .text(record.hold?.rawValue)),
        ])
    }

    private func json(_ delivery: Delivery) -> JSONOutput {
        .object([
            .init("id", .text(delivery.message.id.text)),
            .init("channel", .text(delivery.message.recipient.channel.rawValue)),
            .init("address", .text(delivery.message.recipient.address)), .init("gist", .text(delivery.message.gist)),
            .init("created", .text(delivery.message.created.description)),
            .init("state", .text(delivery.state.rawValue)),
            .init("attempts", .count(delivery.attempts)), .init("reply", .text(delivery.lastReply?.french)),
            .init("finished", .text(delivery.finished?.description)),
        ])
    }
}
