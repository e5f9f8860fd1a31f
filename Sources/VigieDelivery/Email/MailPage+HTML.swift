import VigieDomain
import VigieWording

/// The mail as a page: a calm single column that a screen reader follows from top to bottom.
extension MailPage {
    var html: String {
        var body = ""
        if isGrouped { body += contentsCard }
        for (index, story) in stories.enumerated() { body += card(story, severities[index], index + 1) }
        if !further.isEmpty { body += furtherCard }
        body += footerRow
        let preview = stories.first.map {
            [$0.title, $0.clocks.first?.countdown].compactMap(\.self).joined(separator: " – ")
        }
        return HTML.document(
            language: wording.language.rawValue, title: subject, preview: preview ?? subject, body: body)
    }

    private var contentsCard: String {
        let rows = stories.enumerated().map { index, story in
            """
            <tr><td valign="top" style="padding:5px 10px 5px 0">\(badge(story.tag, severities[index]))</td>
            <td valign="top" class="ink" style="padding:5px 0;font-size:14px;line-height:20px;color:\(MailStyle.ink)"><a href="#a\(index + 1)" style="text-decoration:none"><strong>\(HTML.value(story.client))</strong></a> – \(HTML.text(story.title))</td></tr>
            """
        }
        let further = furtherLine.map {
            """

            <p class="ink" style="margin:12px 0 0;font-size:14px;line-height:20px;color:\(MailStyle.ink)"><a href="#further">\(HTML.text($0))</a></p>
            """
        }
        return panel(
            MailStyle.ink,
            """
            <h1 class="ink" style="margin:0 0 12px;font-size:18px;line-height:24px;color:\(MailStyle.ink)">\(HTML.text(wording.contentsHeading))</h1>
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
            \(rows.joined(separator: "\n"))
            </table>
            """ + (further ?? ""), id: "top")
    }

    private var furtherCard: String {
        let lines = further.map { "<li style=\"margin:0 0 6px;padding:0\">\(HTML.value($0))</li>" }
        let content = """
            <h2 class="ink" style="margin:0 0 12px;font-size:18px;line-height:24px;color:\(MailStyle.ink)">\(HTML.text(furtherHeading))</h2>
            <ul class="ink" style="margin:0;padding:0 0 0 20px;font-size:13px;line-height:19px;color:\(MailStyle.ink);overflow-wrap:anywhere">
            \(lines.joined(separator: "\n"))
            </ul>
            """
        return panel(MailStyle.ink, content + (hiddenLine.map(MailParts.paragraph) ?? ""), id: "further")
    }

    private func card(_ story: AlertStory, _ severity: Severity, _ number: Int) -> String {
        let level = isGrouped ? "h2" : "h1"
        var parts: [String] = []
        parts.append(
            """
            <div class="quiet" style="margin:0 0 12px;font-size:13px;line-height:22px;color:\(MailStyle.quiet)">\(badge(story.tag, severity))&nbsp; \(HTML.text(wording.urgency(severity)))</div>
            <\(level) class="ink" style="margin:0 0 6px;font-size:22px;line-height:28px;font-weight:600;color:\(MailStyle.ink)">\(HTML.text(story.title))</\(level)>
            <p class="ink" style="margin:0;font-size:17px;line-height:24px;color:\(MailStyle.ink)"><strong>\(HTML.value(story.client))</strong></p>
            <p class="quiet" style="margin:2px 0 0;font-size:14px;line-height:20px;color:\(MailStyle.quiet)">\(HTML.value(story.identifiers))</p>
            """)
        parts += story.cautions.map(caution)
        if let before = story.before, let after = story.after { parts.append(movement(before, after, severity)) }
        parts.append(paragraph(story.explanation))
        parts += story.clocks.map(clock)
        let toDo = story.toDo.filter { !$0.steps.isEmpty }
        if !toDo.isEmpty {
            parts.append(heading(wording.actionHeading) + toDo.map(list).joined())
        }
        for (title, rows) in [
            (wording.addresseeHeading, story.addressee), (wording.exposureHeading, story.exposure),
            (wording.datesHeading, story.dates), (wording.severityHeading, story.severity),
            (wording.sourceHeading, story.source),
        ] where !rows.isEmpty {
            parts.append(heading(title) + table(rows))
        }
        if let fullText = story.fullText {
            parts.append(heading(wording.fullTextHeading) + quotation(fullText))
        }
        parts.append(heading(wording.toldHeading) + table(story.told))
        parts.append(heading(wording.referencesHeading) + table(story.references, isSmall: true))
        return panel(MailStyle.colour(severity), parts.joined(separator: "\n"), id: "a\(number)")
    }

    private func movement(_ before: String, _ after: String, _ severity: Severity) -> String {
        func cell(_ label: String, _ value: String, _ style: String) -> String {
            """
            <div class="quiet" style="font-size:12px;line-height:16px;color:\(MailStyle.quiet)">\(HTML.text(label))</div>
            <div class="ink" style="font-size:15px;line-height:22px;color:\(MailStyle.ink);\(style)">\(HTML.value(value))</div>
            """
        }
        return """
            <table role="presentation" class="tint" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0;background:\(MailStyle.tint);border:1px solid \(MailStyle.rule);border-radius:6px">
            <tr><td valign="top" width="44%" style="padding:12px 14px">\(cell(wording.beforeLabel, before, ""))</td>
            <td valign="middle" width="12%" align="center" class="quiet" aria-hidden="true" style="font-size:20px;color:\(MailStyle.quiet)">→</td>
            <td valign="top" width="44%" style="padding:12px 14px">\(cell(wording.afterLabel, after, "font-weight:600"))</td></tr>
            </table>
            """
    }

    private func clock(_ clock: AlertStory.Clock) -> String {
        """
        <table role="presentation" class="clock" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0;background:#fdf1f0;border:1px solid #e7b9b6;border-radius:6px">
        <tr><td style="padding:12px 14px">
        <div class="ink" style="font-size:15px;line-height:22px;font-weight:600;color:\(MailStyle.ink)">\(HTML.text(wording.labelled(clock.right, clock.countdown)))</div>
        <div class="ink" style="font-size:15px;line-height:22px;color:\(MailStyle.ink)">\(HTML.text(clock.dates))</div>
        <div class="quiet" style="margin-top:4px;font-size:13px;line-height:18px;color:\(MailStyle.quiet)">\(HTML.text(clock.basis))</div>
        </td></tr></table>
        """
    }

    private func caution(_ text: String) -> String {
        """
        <table role="presentation" class="warn" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:12px 0 0;background:#fff8e1;border:1px solid #e6d18a;border-radius:6px">
        <tr><td class="ink" style="padding:10px 14px;font-size:14px;line-height:20px;color:\(MailStyle.ink)">\(HTML.value(text))</td></tr></table>
        """
    }

    private func list(_ toDo: AlertStory.ToDo) -> String {
        let items = toDo.steps.map {
            "<li style=\"margin:0 0 6px;padding:0\">\(HTML.text($0))</li>"
        }
        return """
            <p class="quiet" style="margin:0 0 4px;font-size:13px;line-height:18px;color:\(MailStyle.quiet)">\(HTML.text(toDo.reader))</p>
            <ul class="ink" style="margin:0 0 10px;padding:0 0 0 20px;font-size:15px;line-height:22px;color:\(MailStyle.ink)">
            \(items.joined(separator: "\n"))
            </ul>
            """
    }

    private func quotation(_ text: String) -> String {
        """
        <div class="tint ink" style="padding:12px 14px;background:\(MailStyle.tint);border:1px solid \(MailStyle.rule);border-radius:6px;font-size:13px;line-height:19px;color:\(MailStyle.ink);overflow-wrap:anywhere"><bdi>\(HTML.lines(text))</bdi></div>
        """
    }

    private var footerRow: String { MailParts.footer(footer) }

    private func badge(_ tag: String, _ severity: Severity) -> String {
        MailParts.badge(tag, MailStyle.colour(severity))
    }

    private func heading(_ title: String) -> String { MailParts.heading(title, isGrouped ? 3 : 2) }

    private func table(_ rows: [AlertStory.Row], isSmall: Bool = false) -> String {
        MailParts.table(rows, isSmall: isSmall)
    }

    private func paragraph(_ text: String) -> String { MailParts.paragraph(text) }

    private func panel(_ colour: String, _ content: String, id: String) -> String {
        MailParts.panel(colour, content, id: id)
    }
}
