import VigieDomain
import VigieEngine
import VigieWording

extension WebhookComposer {
    func body(of pending: PendingAlert, at now: Instant, text: String?, size: WebhookSize) -> WebhookBody<WebhookData> {
        let wording = Wording(language, zone: zone)
        let today = zone.day(of: now)
        let change = pending.change.change
        let details = change.details
        let advice = Advice(for: change.code)
        let isCut = (text?.unicodeScalars.count ?? 0) > size.text
        let data = WebhookData(
            alert: pending.alert.id.text, change: change.id.text, case: size.short(change.case.text),
            sequence: pending.change.sequence, severity: change.severity.rawValue, language: language.rawValue,
            summary: wording.gist(of: pending, today: today), title: wording.title(change.code),
            explanation: wording.explanation(change.code),
            cautions: wording.cautions(about: change).map { Plain.line($0, limit: size.name * 3) },
            client: client(pending, today: today, size: size),
            before: change.before.map { WebhookValue(value: $0, words: wording.value($0), size: size) },
            after: change.after.map { WebhookValue(value: $0, words: wording.value($0), size: size) },
            role: change.role?.rawValue,
            dates: WebhookData.Dates(
                effective: change.effective?.description, judgment: change.judgment?.description,
                publication: change.publication?.description, detected: change.detected.description,
                cessation: details.cessation?.description),
            deadlines: details.deadlines.prefix(size.list).map { deadline in
                WebhookData.DeadlineData(
                    right: deadline.right.rawValue, articles: size.short(deadline.articles),
                    start: deadline.start.description, safe: deadline.safe.description,
                    legal: deadline.legal.description, words: wording.deadline(deadline, on: today))
            },
            actions: WebhookData.Actions(
                creditManager: wording.steps(advice.creditManager), accountManager: wording.steps(advice.accountManager)
            ),
            addressee: details.addressee.map { addressee in
                WebhookData.AddresseeData(
                    role: size.short(addressee.role), name: size.short(addressee.name),
                    address: addressee.address.map { Plain.line($0, limit: size.name * 2) })
            },
            source: source(change, size),
            flags: WebhookData.Flags(
                certain: details.certain, unexpected: details.unexpected, isStatus: details.isStatus,
                possibleMatch: details.isPossibleMatch),
            corrects: details.corrects.prefix(size.list).map { size.short($0.text) },
            reason: Plain.line(pending.alert.reason, limit: size.name * 2),
            threshold: details.threshold.map { size.short($0.text) },
            text: text.map { isCut ? String($0.unicodeScalars.prefix(size.text)) + "…" : $0 }, truncated: isCut)
        return WebhookBody(type: change.code.rawValue, timestamp: change.detected.description, data: data)
    }

    private func source(_ change: Change, _ size: WebhookSize) -> WebhookData.SourceData {
        WebhookData.SourceData(
            name: size.short(change.provenance.source.name),
            notice: change.notice.map { size.short($0.number) },
            link: change.details.link.flatMap(Plain.link), court: change.details.court.map { size.short($0) },
            fetched: change.provenance.fetched.description,
            evidence: size.short(change.provenance.evidence.digest))
    }

    private func client(_ pending: PendingAlert, today: Day, size: WebhookSize) -> WebhookData.ClientData {
        let company = pending.change.change.company
        let accounts = (pending.client?.accounts ?? []).prefix(size.list).map { account in
            let exposure = account.exposure
            return WebhookData.AccountData(
                code: account.code.map { size.short($0) }, portfolio: size.short(account.portfolio),
                outstanding: exposure.outstanding.map(WebhookData.Money.init),
                outstandingDate: exposure.outstandingDate?.description,
                limit: exposure.limit.map(WebhookData.Money.init),
                overdue: exposure.overdue.map(WebhookData.Money.init),
                openOrders: exposure.openOrders.map(WebhookData.Money.init),
                deposits: exposure.deposits.map(WebhookData.Money.init),
                cover: exposure.cover.map(WebhookData.Money.init), coverUntil: exposure.coverUntil?.description,
                atRisk: exposure.atRisk(on: today).map(WebhookData.Money.init))
        }
        return WebhookData.ClientData(
            name: pending.client.map { size.short($0.name) }, key: size.short(company.description),
            siren: company.siren?.description, country: pending.client.map { size.short($0.country) },
            postcode: pending.client?.postcode.map { size.short($0) }, accounts: Array(accounts))
    }
}
