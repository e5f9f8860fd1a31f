import VigieWording

/// Pieces of a page. Every text passes through here and is escaped here: the layout never joins raw text with tags.
enum HTML {
    static func text(_ text: String) -> String { Plain.html(text) }

    /// A value that may be a name from outside: its reading direction cannot reach its neighbours.
    static func value(_ text: String) -> String { "<bdi>\(Plain.html(text))</bdi>" }

    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Plain.html(String($0)) }
            .joined(separator: "<br>\n")
    }

    /// - Parameter address: already accepted by `Plain.link`.
    static func link(_ address: String, _ label: String) -> String {
        "<a href=\"\(Plain.html(address))\" rel=\"noopener noreferrer\" style=\"word-break:break-all\">\(Plain.html(label))</a>"
    }

    static func document(language: String, title: String, preview: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no, date=no, address=no">
        <title>\(Plain.html(title))</title>
        <style>
        \(MailStyle.darkSheet)
        </style>
        </head>
        <body class="desk" style="margin:0;padding:0;background:\(MailStyle.desk);\(MailStyle.font)">
        <div style="display:none;max-height:0;overflow:hidden;opacity:0">\(Plain.html(preview))</div>
        <table role="presentation" class="desk" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:\(MailStyle.desk)">
        <tr><td align="center" style="padding:24px 8px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;text-align:left">
        \(body)
        </table>
        </td></tr>
        </table>
        </body>
        </html>

        """
    }
}
