import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDelivery

func composer(_ language: Language = .french, perMessage: Int = 25) -> EmailComposer {
    EmailComposer(
        settings: EmailComposerSettings(
            sender: SampleAlerts.person(nil, "vigie@fournisseur.example").email, senderName: "Vigie – crédit",
            language: language, zone: SampleAlerts.paris, instance: "Vigie Nord", alertsPerMessage: perMessage))
}

func group(_ alerts: [PendingAlert], to person: Person = SampleAlerts.credit, cadence: Cadence = .atOnce) -> AlertGroup
{
    AlertGroup(recipient: .person(person), cadence: cadence, alerts: alerts)
}

@Suite struct EmailTests {
    let now = SampleAlerts.now

    private func only(_ alerts: [PendingAlert], _ language: Language = .french) throws -> FrozenMessage {
        let messages = composer(language).messages(for: group(alerts), at: now)
        #expect(messages.count == 1)
        return try #require(messages.first)
    }

    @Test func `the mail of a liquidation has the headers that mail systems need`() throws {
        let message = try only([SampleAlerts.pending()])
        let mail = MailReading(message.bytes)
        #expect(mail.subject == message.gist && mail.subject.hasPrefix("[CRITIQUE] LJ ouverte – DUPONT SA (C0123)"))
        #expect(
            mail.headers.map(\.name) == [
                "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
                "X-Auto-Response-Suppress", "Importance", "X-Vigie-Alert", "Content-Language", "MIME-Version",
                "Content-Type",
            ])
        #expect(MailReading.words(mail.header("From") ?? "") == "Vigie – crédit <vigie@fournisseur.example>")
        #expect(mail.header("To") == "\"Claire Martin\" <claire.martin@fournisseur.example>")
        #expect(mail.header("Date") == "Tue, 6 Oct 2026 06:00:00 +0100")
        #expect(mail.header("Message-ID") == "<\(message.id)@fournisseur.example>")
        #expect(mail.header("References") == mail.header("In-Reply-To"))
        #expect(mail.header("Auto-Submitted") == "auto-generated")
        #expect(mail.header("X-Auto-Response-Suppress") == "All")
        #expect(mail.header("X-Vigie-Alert") == message.alerts[0].text)
        #expect(mail.header("Content-Language") == "fr")
        #expect(message.company == SampleAlerts.company && message.created == now)
    }

    @Test(arguments: Language.allCases)
    func `text and page say the same`(_ language: Language) throws {
        let mail = MailReading(try only([SampleAlerts.pending()], language).bytes)
        let common = [
            "DUPONT SA", "C0123", "732\u{A0}829\u{A0}320", "L622-24", "A202601791234", "SELARL Exemple Justice",
            "12 rue des Lilas",
            "Tribunal des activités économiques de Lyon", "https://www.bodacc.fr/pages/annonces-commerciales-detail/",
            "Jugement prononçant la liquidation judiciaire", "eric.noel@fournisseur.example", "Assureur Exemple",
            "Vigie Nord",
        ]
        let own =
            language == .french
            ? [
                "vendredi\u{A0}13/11/2026", "lundi\u{A0}16/11/2026", "calculé, à confirmer", "22\u{A0}700\u{A0}EUR",
                "aucune procédure connue",
                "liquidation judiciaire", "03/09/2026", "15/09/2026", "01/03/2026", "Aussi prévenus",
            ]
            : [
                "Friday\u{A0}13\u{A0}November\u{A0}2026", "Monday\u{A0}16\u{A0}November\u{A0}2026",
                "computed, to be confirmed", "22,700\u{A0}EUR",
                "no known proceeding", "3\u{A0}September\u{A0}2026", "1\u{A0}March\u{A0}2026", "Also told",
                "liquidator",
            ]
        for part in common + own {
            #expect(mail.text.contains(part), "text: \(part)")
            #expect(mail.html.contains(part.replacing("&", with: "&amp;")), "page: \(part)")
        }
    }

    @Test func `the page asks nothing of the outside`() throws {
        let html = MailReading(try only([SampleAlerts.pending()]).bytes).html
        for forbidden in ["<script", "<img", "<link", "url(", "src=", "@import", "onclick", "<iframe", "<form"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
    }

    @Test func `lines end with CRLF, hold ASCII and stay short`() throws {
        for bytes in [try only([SampleAlerts.pending()]).bytes, try only([SampleAlerts.pending()], .english).bytes] {
            #expect(bytes.allSatisfy { (32...126).contains($0) || $0 == 13 || $0 == 10 })
            for (index, byte) in bytes.enumerated() where byte == 10 { #expect(index > 0 && bytes[index - 1] == 13) }
            for (index, byte) in bytes.enumerated() where byte == 13 {
                #expect(index + 1 < bytes.count && bytes[index + 1] == 10)
            }
            #expect(MailReading(bytes).rawLines.allSatisfy { $0.count <= 78 })
        }
    }

    @Test func `the same alerts give the same bytes`() throws {
        #expect(try only([SampleAlerts.pending()]).bytes == only([SampleAlerts.pending()]).bytes)
    }

    @Test func `a thousand rebuilt mails bear one Message-ID, whatever the moment`() {
        let alerts = group([SampleAlerts.pending()])
        let ids = Set(
            (0..<1_000).flatMap { step in
                composer().messages(for: alerts, at: now.adding(milliseconds: Int64(step) * 60_000)).map(\.id)
            })
        #expect(ids.count == 1)
    }

    @Test func `each recipient has an own Message-ID and an own thread`() throws {
        let other = composer().messages(
            for: group([SampleAlerts.pending(recipient: .person(SampleAlerts.manager))], to: SampleAlerts.manager),
            at: now)
        let first = try only([SampleAlerts.pending()])
        #expect(first.id != other[0].id)
        #expect(MailReading(first.bytes).header("References") != MailReading(other[0].bytes).header("References"))
    }

    @Test func `two mails about one client hang on one thread`() throws {
        let first = MailReading(try only([SampleAlerts.pending()]).bytes)
        let second = MailReading(try only([SampleAlerts.pending(SampleAlerts.change(.mgmtOfficerLeft))]).bytes)
        #expect(first.header("References") == second.header("References"))
        #expect(first.header("Message-ID") != second.header("Message-ID"))
        #expect(second.header("Importance") == nil)
    }

    @Test func `no hostile name adds a header, breaks a line or becomes mark-up`() throws {
        let expected = MailReading(try only([SampleAlerts.pending()]).bytes).headers.map(\.name)
        for name in SampleAlerts.hostileNames {
            let client = SampleAlerts.client(named: name, code: name)
            let person = SampleAlerts.person(name, "claire.martin@fournisseur.example")
            let change = SampleAlerts.liquidation { details in
                details.court = name
                details.why = name
                details.text = name
                details.link = name
                details.addressee = Addressee(role: name, name: name, address: name)
            }
            let pending = SampleAlerts.pending(change, client: client, recipient: .person(person), reason: name)
            let message = composer().messages(for: group([pending], to: person), at: now)[0]
            let mail = MailReading(message.bytes)
            #expect(mail.headers.map(\.name) == expected, "\(name.debugDescription)")
            #expect(mail.rawLines.allSatisfy { $0.count <= 78 })
            #expect(message.bytes.allSatisfy { (32...126).contains($0) || $0 == 13 || $0 == 10 })
            #expect(mail.subject == message.gist)
            #expect(!mail.text.isEmpty && !mail.html.isEmpty)
            let page = mail.html.lowercased()
            #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"))
            #expect(
                !(mail.text + mail.html).unicodeScalars.contains {
                    (0x202A...0x202E).contains($0.value) || $0.value == 0x2066
                })
            #expect(mail.html.count(of: "<a href") <= 1)
        }
    }

    @Test(arguments: [(57, 0), (225, 0), (226, 1), (5_000, 4_775)])
    func `many alerts are one mail: the gravest whole, the next in a line, the rest counted`(count: Int, hidden: Int)
        throws
    {
        let alerts = (0..<count).map {
            SampleAlerts.pending(
                SampleAlerts.change(.accFiled, notice: NoticeID(text: "bodacc:C\($0)")),
                client: SampleAlerts.client(named: "CLIENT \($0)"), sequence: Int64($0), cadence: .daily)
        }
        let messages = composer().messages(for: group(alerts, cadence: .daily), at: now)
        let message = try #require(messages.first)
        #expect(messages.count == 1 && message.alerts == alerts.map(\.alert.id))
        #expect(message.bytes.count < 512 << 10)
        let mail = MailReading(message.bytes)
        #expect(mail.text.contains("— SOMMAIRE —") && mail.text.contains("======== 25/25 ========"))
        let last = min(count, 225) - 1
        for text in [mail.text, mail.html] {
            #expect(text.contains("CLIENT \(last)") && !text.contains("CLIENT \(last + 1)"))
            #expect(text.contains("vigie history --since 2026-09-15 --csv") == (hidden > 0))
            #expect(text.contains("… et") == (hidden > 0))
        }
        #expect(mail.header("X-Vigie-Alert")?.split(separator: ",").count == 25)
    }

    @Test(arguments: Language.allCases)
    func `a storm says how many more there are and how grave they are, in the reader's language`(_ language: Language)
        throws
    {
        let alerts = (0..<205).map { index in
            SampleAlerts.pending(
                SampleAlerts.change(
                    .procPlanSale, severity: index < 203 ? .critical : .low,
                    company: SampleAlerts.key("account:C\(index)"), notice: NoticeID(text: "bodacc:A\(index)")),
                client: SampleAlerts.client(named: "<b>CLIENT \(index)</b>"), sequence: Int64(index))
        }
        let message = try #require(composer(language, perMessage: 2).messages(for: group(alerts), at: now).first)
        let mail = MailReading(message.bytes)
        let (subject, then, rest, list) =
            language == .french
            ? (
                "[CRITIQUE] Alertes : 205 faits, 205 clients (203 critiques, 2 faibles) – ",
                "Puis 203 autres changements, à la fin de ce message",
                "… et 3 autres changements (1 critique, 2 faibles).",
                "La liste complète, à demander à l'exploitant de Vigie : vigie history --since 2026-09-15 --csv"
            )
            : (
                "[CRITICAL] Alerts: 205 events, 205 clients (203 critical, 2 low) – ",
                "Then 203 other changes, at the end of this message", "… and 3 other changes (1 critical, 2 low).",
                "The whole list, which Vigie's operator can give: vigie history --since 2026-09-15 --csv"
            )
        #expect(plain(message.gist).hasPrefix(subject))
        #expect(mail.header("Importance") == "high" && mail.header("References") == nil)
        for told in [mail.text, mail.html.replacing("&#39;", with: "'")] {
            #expect(plain(told).contains(then) && plain(told).contains("\(rest) \(list)"))
        }
        #expect(mail.html.contains("<a href=\"#further\">") && mail.html.contains("id=\"further\""))
        #expect(mail.html.count(of: "<li style") > 200 && !mail.html.contains("<b>"))
    }

    private func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }

    @Test func `a digest of several clients belongs to no thread and lists them`() throws {
        let other = SampleAlerts.key("siren:552081317")
        let alerts = [
            SampleAlerts.pending(),
            SampleAlerts.pending(
                SampleAlerts.change(.accFiled, company: other),
                client: Client(key: other, name: "MARTIN SARL", accounts: [])),
        ]
        let message = try only(alerts)
        let mail = MailReading(message.bytes)
        #expect(mail.header("References") == nil && message.company == nil)
        #expect(mail.text.contains("1. [CRITIQUE] DUPONT SA – Ouverture d'une liquidation judiciaire"))
        #expect(mail.text.contains("2. [FAIBLE] MARTIN SARL – Dépôt des comptes annuels"))
    }

    @Test func `an empty group gives no mail`() {
        #expect(composer().messages(for: group([]), at: now).isEmpty)
    }

    @Test func `every event can be mailed in both languages`() throws {
        for code in EventCode.allCases {
            for language in Language.allCases {
                let mail = MailReading(try only([SampleAlerts.pending(SampleAlerts.change(code))], language).bytes)
                #expect(mail.subject.contains("DUPONT SA") && mail.html.contains("</html>"))
            }
        }
    }

    @Test func `an alarm tells its opening and its end as two mails of one thread`() {
        let admin = Recipient.person(SampleAlerts.person("Admin", "admin@fournisseur.example"))
        var alarm = OperatorAlarm(
            key: "source:bodacc", opened: now, sentence: "La source bodacc ne répond plus\r\nBcc: x@evil.example",
            detail: "Délai dépassé.\nVérifier le réseau.")
        let opened = composer().message(for: alarm, to: admin, at: now)
        alarm.closed = now.adding(.seconds(3_600))
        let closed = composer().message(for: alarm, to: admin, at: now.adding(.seconds(3_600)))
        let first = MailReading(opened.bytes)
        #expect(opened.gist == "[Vigie Nord] Alarme\u{A0}: La source bodacc ne répond plus Bcc: x@evil.example")
        #expect(closed.gist.hasPrefix("[Vigie Nord] Fin d'alarme"))
        #expect(first.header("Bcc") == nil && opened.id != closed.id)
        #expect(first.header("References") == MailReading(closed.bytes).header("References"))
        #expect(opened.alarms == [ToldAlarm(key: "source:bodacc", opened: now, isClosing: false)])
        #expect(closed.alarms[0].isClosing)
        #expect(first.text.contains("Vérifier le réseau.") && first.html.contains("Vérifier le réseau."))
    }
}

extension String {
    func count(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
