package import VigieDomain
package import VigieEngine
import VigieWording

/// Writes the bodies of webhook calls: one alert, one call; and those about alarms and canaries.
package struct WebhookComposer: Composer {
    package let language: Language
    package let zone: CivilZone
    package let instance: String
    package var kind: ChannelKind { .webhook }

    /// Standard Webhooks asks for less than 20 kB; a longer text is cut and `truncated` says so.
    package static let byteLimit = 20_000

    package init(language: Language = .french, zone: CivilZone, instance: String = "Vigie") {
        self.language = language
        self.zone = zone
        self.instance = instance
    }

    private var wording: Wording { Wording(language, zone: zone) }

    package func messages(for group: AlertGroup, at now: Instant) -> [FrozenMessage] {
        group.alerts.map { message(of: $0, to: group.recipient, at: now) }
    }

    private func message(of pending: PendingAlert, to recipient: Recipient, at now: Instant) -> FrozenMessage {
        let alert = pending.alert.id
        return FrozenMessage(
            id: MessageID(contents: [alert.text], recipient: recipient), recipient: recipient,
            bytes: bytes(of: pending, at: now), alerts: [alert], company: pending.change.change.company,
            gist: wording.gist(of: pending, today: zone.day(of: now)), created: now)
    }

    private func bytes(of pending: PendingAlert, at now: Instant) -> [UInt8] {
        // Cleaned once, to a little more than the largest step, so that a longer text is seen to be cut.
        let text = pending.change.change.details.text.map { Plain.block($0, limit: WebhookSize.longestText + 100) }
        var smallest: [UInt8] = []
        for size in WebhookSize.steps {
            smallest = body(of: pending, at: now, text: text, size: size).bytes()
            if smallest.count < WebhookComposer.byteLimit { return smallest }
        }
        return smallest
    }

    package func message(for alarm: OperatorAlarm, to recipient: Recipient, at now: Instant) -> FrozenMessage {
        let isClosing = alarm.closed != nil
        let moment = alarm.closed ?? alarm.opened
        let body = WebhookBody(
            type: isClosing ? "operator.alarm.closed" : "operator.alarm.opened", timestamp: moment.description,
            data: WebhookAlarm(
                key: Plain.line(alarm.key), opened: alarm.opened.description, closed: alarm.closed?.description,
                sentence: wording.line(alarm.sentence, limit: 400),
                detail: wording.block(alarm.detail, limit: 2_000),
                instance: Plain.line(instance, limit: 60)))
        return FrozenMessage(
            id: MessageID(
                contents: ["alarm", alarm.key, alarm.opened.description, isClosing ? "closed" : "opened"],
                recipient: recipient), recipient: recipient, bytes: body.bytes(), alerts: [],
            alarms: [ToldAlarm(key: alarm.key, opened: alarm.opened, isClosing: isClosing)], company: nil,
            gist: wording.alarmSubject(alarm, instance: instance), created: now)
    }

    package func message(for bulletin: Bulletin, at now: Instant) -> FrozenMessage {
        let body = WebhookBody(
            type: "operator.\(bulletin.kind.rawValue)", timestamp: bulletin.due.description,
            data: WebhookBulletin(
                day: bulletin.day.description, summary: wording.bulletinGist(bulletin),
                instance: Plain.line(instance, limit: 60)))
        return FrozenMessage(
            id: bulletin.message, recipient: bulletin.recipient, bytes: body.bytes(), alerts: [], company: nil,
            gist: wording.bulletinSubject(bulletin, instance: instance), created: now)
    }
}
