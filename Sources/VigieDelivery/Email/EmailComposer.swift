package import VigieDomain
package import VigieEngine
import VigieWording

/// Writes the mails: one client's alerts, those of a storm, a digest, an alarm for the administrator, or a bulletin.
package struct EmailComposer: Composer {
    package let settings: EmailComposerSettings
    package var kind: ChannelKind { .email }

    /// Characters of a source's text shown where a mail holds few alerts, and where it holds many (the link leads to the rest).
    private static let textLimit = 12_000
    private static let textLimitInDigest = 1_200
    private static let fewAlerts = 3
    /// Alerts told in one line after those told whole, at most: more is a table, which `vigie history` gives.
    private static let mostLines = 200

    package init(settings: EmailComposerSettings) { self.settings = settings }

    private var wording: Wording { Wording(settings.language, zone: settings.zone) }

    /// One mail, however many alerts: the gravest are told whole, the next ones in a line each, the rest are counted by
    /// severity. All belong to the message.
    package func messages(for group: AlertGroup, at now: Instant) -> [FrozenMessage] {
        group.alerts.isEmpty ? [] : [message(of: group.alerts, to: group.recipient, at: now)]
    }

    private func message(of alerts: [PendingAlert], to recipient: Recipient, at now: Instant) -> FrozenMessage {
        let today = settings.zone.day(of: now)
        let ids = alerts.map(\.alert.id)
        let id = MessageID(contents: ids.map(\.text), recipient: recipient)
        let limit =
            alerts.count <= EmailComposer.fewAlerts ? EmailComposer.textLimit : EmailComposer.textLimitInDigest
        let whole = alerts.prefix(settings.alertsPerMessage)
        let listed = alerts.dropFirst(whole.count).prefix(EmailComposer.mostLines)
        let page = MailPage(
            wording: wording, instance: settings.instance, subject: wording.subject(of: alerts, today: today),
            stories: whole.map { wording.story(of: $0, today: today, textLimit: limit) },
            severities: whole.map(\.change.change.severity),
            further: listed.map { wording.gist(of: $0, today: today) },
            hidden: alerts.dropFirst(whole.count + listed.count).map(\.change.change.severity),
            since: alerts.map { settings.zone.day(of: $0.change.change.detected) }.min() ?? today)
        let companies = Set(alerts.map(\.change.change.company))
        let company = companies.count == 1 ? companies.first : nil
        let mail = MailBuilder(
            settings: settings, recipient: recipient, id: id, subject: page.subject, text: page.text, html: page.html,
            date: now, thread: company.map { EmailComposer.thread(of: $0, recipient: recipient) },
            alerts: whole.map(\.alert.id), isUrgent: alerts.contains { $0.change.change.severity == .critical })
        return FrozenMessage(
            id: id, recipient: recipient, bytes: mail.bytes, alerts: ids, company: company, gist: page.subject,
            created: now)
    }

    package func message(for alarm: OperatorAlarm, to recipient: Recipient, at now: Instant) -> FrozenMessage {
        let isClosing = alarm.closed != nil
        let id = MessageID(
            contents: ["alarm", alarm.key, alarm.opened.description, isClosing ? "closed" : "opened"],
            recipient: recipient)
        let page = AlarmPage(wording: wording, instance: settings.instance, alarm: alarm)
        let mail = MailBuilder(
            settings: settings, recipient: recipient, id: id, subject: page.subject, text: page.text, html: page.html,
            date: now, thread: EmailComposer.thread(of: alarm, recipient: recipient), isUrgent: !isClosing)
        return FrozenMessage(
            id: id, recipient: recipient, bytes: mail.bytes, alerts: [],
            alarms: [ToldAlarm(key: alarm.key, opened: alarm.opened, isClosing: isClosing)], company: nil,
            gist: page.subject, created: now)
    }

    package func message(for bulletin: Bulletin, at now: Instant) -> FrozenMessage {
        let page = BulletinPage(wording: wording, instance: settings.instance, bulletin: bulletin)
        let mail = MailBuilder(
            settings: settings, recipient: bulletin.recipient, id: bulletin.message, subject: page.subject,
            text: page.text, html: page.html, date: now)
        return FrozenMessage(
            id: bulletin.message, recipient: bulletin.recipient, bytes: mail.bytes, alerts: [], company: nil,
            gist: page.subject, created: now)
    }

    /// All mails about one client to one person hang on this name, so that mail programs show them together.
    static func thread(of company: CompanyKey, recipient: Recipient) -> String {
        "client_" + Digest(of: ["thread", company.description, recipient.address]).short
    }

    static func thread(of alarm: OperatorAlarm, recipient: Recipient) -> String {
        "alarm_" + Digest(of: ["thread", alarm.key, alarm.opened.description, recipient.address]).short
    }
}
