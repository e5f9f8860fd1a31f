import VigieDomain
import VigieEngine
import VigieWording

extension WebhookComposer {
    func body(of pending: PendingAlert, at now: Instant, textLimit: Int, listLimit: Int) -> WebhookBody {
        let wording = Wording(language, zone: zone)
        let today = zone.day(of: now)
        let change = pending.change.change
        let details = change.details
        let advice = Advice(for: change.code)
        let text = details.text.map { Plain.block($0, limit: .max) }
        let isCut = (text?.unicodeScalars.count ?? 0) > textLimit
        let data = WebhookData(
            alert: pending.alert.id.text, change: change.id.text, case: WebhookText.short(change.case.text),
            sequence: pending.change.sequence, severity: change.severity.rawValue, language: language.rawValue,
            summary: wording.gist(of: pending, today: today), title: wording.title(change.code),
            explanation: wording.explanation(change.code), cautions: wording.cautions(about: change),
            client: client(pending, today: today, limit: listLimit),
            before: change.before.map { WebhookValue(value: $0, words: wording.value($0), listLimit: listLimit) },
            after: change.after.map { WebhookValue(value: $0, words: wording.value($0), listLimit: listLimit) },
            role: change.role?.rawValue,
            dates: WebhookData.Dates(
                effective: change.effective?.description, judgment: change.judgment?.description,
                publication: change.publication?.description, detected: change.detected.description,
                cessation: details.cessation?.description),
            deadlines: details.deadlines.prefix(listLimit).map { deadline in
                WebhookData.DeadlineData(
                    right: deadline.right.rawValue, articles: WebhookText.short(deadline.articles),
                    start: deadline.start.description, safe: deadline.safe.description,
                    legal: deadline.legal.description, words: wording.deadline(deadline, on: today))
            },
            actions: WebhookData.Actions(
                creditManager: wording.steps(advice.creditManager), accountManager: wording.steps(advice.accountManager)
            ),
            addressee: details.addressee.map { addressee in
                WebhookData.AddresseeData(
                    role: WebhookText.short(addressee.role), name: WebhookText.short(addressee.name),
                    address: addressee.address.map { Plain.line($0, limit: 300) })
            },
            source: source(change),
            flags: WebhookData.Flags(
                certain: details.certain, unexpected: details.unexpected, isStatus: details.isStatus,
                possibleMatch: details.isPossibleMatch),
            corrects: details.corrects.prefix(listLimit).map { WebhookText.short($0.text) },
            reason: Plain.line(pending.alert.reason, limit: 300),
            text: text.map { isCut ? Plain.block($0, limit: textLimit) : $0 }, truncated: isCut)
        return WebhookBody(type: change.code.rawValue, timestamp: change.detected.description, data: data)
    }

    private func source(_ change: Change) -> WebhookData.SourceData {
        WebhookData.SourceData(
            name: WebhookText.short(change.provenance.source.name),
            notice: change.notice.map { WebhookText.short($0.number) },
            link: change.details.link.flatMap(Plain.link), court: change.details.court.map { WebhookText.short($0) },
            fetched: change.provenance.fetched.description,
            evidence: WebhookText.short(change.provenance.evidence.digest))
    }

    private func client(_ pending: PendingAlert, today: Day, limit: Int) -> WebhookData.ClientData {
        let company = pending.change.change.company
        let accounts = (pending.client?.accounts ?? []).prefix(limit).map { account in
            let exposure = account.exposure
            return WebhookData.AccountData(
                code: account.code.map { WebhookText.short($0) }, portfolio: WebhookText.short(account.portfolio),
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
            name: pending.client.map { Plain.line($0.name) }, key: WebhookText.short(company.description),
            siren: company.siren?.description, country: pending.client.map { WebhookText.short($0.country) },
            postcode: pending.client?.postcode.map { WebhookText.short($0) }, accounts: Array(accounts))
    }
}
