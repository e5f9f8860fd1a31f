import VigieDomain
import VigieEngine
import VigieWording

/// A mail that comes at its hour whatever happened.
struct BulletinPage {
    var wording: Wording
    var instance: String
    var bulletin: Bulletin

    var subject: String { wording.bulletinSubject(bulletin, instance: instance) }

    var text: String {
        let lines = wording.bulletinLines(bulletin).flatMap { ["", $0] }
        return ([wording.bulletinGist(bulletin) + "."] + lines + ["", "-- ", Plain.name(instance, limit: 60)])
            .joined(separator: "\n") + "\n"
    }

    var html: String {
        let title = """
            <h1 class="ink" style="margin:0;font-size:18px;line-height:25px;font-weight:600;color:\(MailStyle.ink)">\(HTML.value(wording.bulletinGist(bulletin)))</h1>
            """
        let content = title + wording.bulletinLines(bulletin).map(MailParts.paragraph).joined()
        return HTML.document(
            language: wording.language.rawValue, title: subject, preview: wording.bulletinGist(bulletin),
            body: MailParts.panel(MailStyle.colour(.low), content, id: "a1")
                + MailParts.footer([Plain.name(instance, limit: 60)]))
    }
}
