import VigieWording

/// The bricks that alert mails and alarm mails share.
enum MailParts {
    static func badge(_ tag: String, _ colour: String) -> String {
        let words = tag.drop { $0 == "[" }.prefix { $0 != "]" }
        return """
            <span style="display:inline-block;padding:3px 9px;border-radius:4px;background:\(colour);color:#ffffff;font-size:12px;line-height:16px;font-weight:700;letter-spacing:.4px;white-space:nowrap">\(HTML.text(String(words)))</span>
            """
    }

    static func heading(_ title: String, _ level: Int) -> String {
        """
        <h\(level) class="ink rule" style="margin:22px 0 8px;padding:14px 0 0;border-top:1px solid \(MailStyle.rule);font-size:15px;line-height:20px;font-weight:600;color:\(MailStyle.ink)">\(HTML.text(title))</h\(level)>
        """
    }

    static func paragraph(_ text: String) -> String {
        """
        <p class="ink" style="margin:16px 0 0;font-size:15px;line-height:23px;color:\(MailStyle.ink)">\(HTML.value(text))</p>
        """
    }

    /// Labels are row headers, so that a screen reader says "Échu, 12 000 EUR".
    static func table(_ rows: [AlertStory.Row], isSmall: Bool = false) -> String {
        let size = isSmall ? "font-size:12px;line-height:18px" : "font-size:14px;line-height:20px"
        let cells = rows.map { row in
            let value = row.link.map { HTML.link($0, row.value) } ?? HTML.value(row.value)
            return """
                <tr><th scope="row" align="left" valign="top" width="34%" class="quiet" style="padding:3px 12px 3px 0;\(size);font-weight:400;text-align:left;color:\(MailStyle.quiet)">\(HTML.value(row.label))</th>
                <td valign="top" class="ink" style="padding:3px 0;\(size);color:\(MailStyle.ink);overflow-wrap:anywhere\(row.isStrong ? ";font-weight:600" : "")">\(value)</td></tr>
                """
        }
        return """
            <table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
            \(cells.joined(separator: "\n"))
            </table>
            """
    }

    static func panel(_ colour: String, _ content: String, id: String) -> String {
        """
        <tr><td style="padding:0 0 16px">
        <table role="presentation" id="\(id)" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:\(MailStyle.paper);border:1px solid \(MailStyle.rule);border-top:4px solid \(colour);border-radius:8px">
        <tr><td class="pad" style="padding:22px 28px 24px">
        \(content)
        </td></tr></table>
        </td></tr>

        """
    }

    static func footer(_ lines: [String]) -> String {
        let paragraphs = lines.map { "<p style=\"margin:0 0 6px\">\(HTML.value($0))</p>" }
        return """
            <tr><td class="pad quiet" style="padding:4px 28px 8px;font-size:12px;line-height:18px;color:\(MailStyle.quiet)">
            \(paragraphs.joined(separator: "\n"))
            </td></tr>
            """
    }
}
