import VigieDomain
import VigieEngine
import VigieWording

/// A mail to the administrator about Vigie itself.
struct AlarmPage {
    var wording: Wording
    var instance: String
    var alarm: OperatorAlarm

    private static let detailLimit = 4_000

    var subject: String { wording.alarmSubject(alarm, instance: instance) }

    private var detail: String { wording.block(alarm.detail, limit: AlarmPage.detailLimit) }

    private var sentence: String { wording.line(alarm.sentence, limit: 400) }

    var text: String {
        var lines = [sentence, ""]
        if !detail.isEmpty { lines += [detail, ""] }
        lines += wording.alarmRows(alarm).map { wording.labelled($0.label, $0.value) }
        lines += ["", wording.alarmLead(alarm), "", "-- ", Plain.name(instance, limit: 60)]
        return lines.joined(separator: "\n") + "\n"
    }

    var html: String {
        let tag = alarm.closed == nil ? wording.say("ALARME", "ALARM") : wording.say("FIN D'ALARME", "ALARM OVER")
        let colour = MailStyle.colour(alarm.closed == nil ? .high : .low)
        var content = """
            <div style="margin:0 0 12px">\(MailParts.badge(tag, colour))</div>
            <h1 class="ink" style="margin:0;font-size:20px;line-height:27px;font-weight:600;color:\(MailStyle.ink)">\(HTML.value(sentence))</h1>
            """
        if !detail.isEmpty {
            content += """

                <p class="ink" style="margin:14px 0 0;font-size:15px;line-height:23px;color:\(MailStyle.ink)"><bdi>\(HTML.lines(detail))</bdi></p>
                """
        }
        content += MailParts.heading(wording.say("Détails", "Details"), 2)
        content += MailParts.table(wording.alarmRows(alarm))
        content += MailParts.paragraph(wording.alarmLead(alarm))
        return HTML.document(
            language: wording.language.rawValue, title: subject, preview: sentence,
            body: MailParts.panel(colour, content, id: "a1") + MailParts.footer([Plain.name(instance, limit: 60)]))
    }
}
