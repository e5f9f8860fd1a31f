import Foundation
import Logging
import Synchronization
import Testing
import VigieConfiguration
import VigieDelivery
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@testable import VigieDaemon

/// Every hostile name through every way out: nothing becomes active, nothing breaks, and the name can still be read.
@Suite struct HostileNameTests {
    /// The house's list, and names that aim at spreadsheets, shells and readers of JSON.
    static let names: [String] =
        SampleAlerts.hostileNames + [
            "＝1+1", "＋33 1", "－2+3", "＠SUM(A1)", " =1+1", "\u{A0}=1+1", "\u{3000}=1+1", "\u{200B}=1+1", "\u{FEFF}=1+1",
            "'=1+1", "\"=1+1\"", ";=1+1", "DUPONT;=1+1", "DUPONT\n=1+1", "DUPONT,=1+1", "@SUM(1+1)*cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "%0A=1+1", "\\ud800 DUPONT", "\\u0000DUPONT",
            "\\\"},{\\\"a\\\":1",
            "</title><svg/onload=alert(1)>", "</style><script>", "<!-- DUPONT", "--> DUPONT", "<![CDATA[DUPONT]]>",
            "<?xml version=\"1.0\"?>", "&#60;script&#62;", "javascript:alert(1)", "`reboot`", "$(reboot)", "; reboot",
            "| reboot",
            "%s%n%x", "{0}", "{{constructor}}", "<%= 7*7 %>", "*DUPONT* _SA_ ~x~", "![x](https://evil.example/p.png)",
            "<https://evil.example|DUPONT>", "<@U123>", "\u{1B}]0;titre\u{7}",
            "\u{1B}]8;;https://evil.example\u{1B}\\DUPONT",
            "\u{90}x\u{9C}", "DUPONT\u{3164}SA", "D\u{336}U\u{336}P\u{336}", String(repeating: "🏭", count: 5_000),
        ]

    private let wording = Wording(.french, zone: SampleAlerts.paris)

    private func change(_ name: String) -> Change {
        SampleAlerts.liquidation { details in
            details.court = name
            details.why = name
            details.text = name
            details.link = name
            details.addressee = Addressee(role: name, name: name, address: name)
        }
    }

    private func pending(_ name: String) -> PendingAlert {
        SampleAlerts.pending(
            change(name), client: SampleAlerts.client(named: name, code: name),
            recipient: .person(SampleAlerts.person(name, "claire.martin@fournisseur.example")), reason: name)
    }

    /// Letters and digits of the name, as far as a line shows it.
    private func letters(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    !$0.properties.isDefaultIgnorableCodePoint
                        && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
                }))
    }

    private func isReadable(_ name: String, in text: String) -> Bool {
        let wanted = letters(String(Plain.line(name, limit: 40).unicodeScalars.prefix(20)))
        return wanted.isEmpty || letters(text).contains(wanted)
    }

    private func hasActiveSigns(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            if scalar == "\n" || scalar == "\u{2068}" || scalar == "\u{2069}" { return false }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: return true
            default: return false
            }
        }
    }

    @Test func `there are five hundred names and more`() { #expect(Set(Self.names).count >= 500) }

    @Test func `in mails, as page, text and subject`() throws {
        let composer = EmailComposer(
            settings: EmailComposerSettings(sender: SampleAlerts.credit.email, zone: SampleAlerts.paris))
        for name in Self.names {
            let pending = pending(name)
            let group = AlertGroup(recipient: pending.alert.recipient, cadence: .atOnce, alerts: [pending])
            let message = composer.messages(for: group, at: SampleAlerts.now)[0]
            let alarm = composer.message(
                for: OperatorAlarm(
                    key: "source:\(name)", opened: SampleAlerts.now,
                    sentence: Phrase("« \(name) » ment", "\(name) lies"),
                    detail: Phrase(same: name)),
                to: pending.alert.recipient, at: SampleAlerts.now)
            for bytes in [message.bytes, alarm.bytes] {
                let parts = try #require(MailParts(bytes), "\(name.debugDescription)")
                let (words, problem) = StrictPage.read(parts.html)
                #expect(problem == nil, "\(name.debugDescription): \(problem ?? "")")
                #expect(isReadable(name, in: words), "\(name.debugDescription) in the page")
                #expect(!hasActiveSigns(parts.text) && isReadable(name, in: parts.text), "\(name.debugDescription)")
            }
            #expect(!hasActiveSigns(message.gist) && !message.gist.contains("\n"))
        }
        print("hostile names: \(Self.names.count) names through 2 mails each, as page, text and subject")
    }

    @Test func `in webhooks`() throws {
        let composer = WebhookComposer(zone: SampleAlerts.paris)
        for name in Self.names {
            let group = AlertGroup(recipient: .endpoint("erp"), cadence: .atOnce, alerts: [pending(name)])
            let bytes = composer.messages(for: group, at: SampleAlerts.now)[0].bytes
            let body = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let data = try #require(body["data"] as? [String: Any])
            let client = try #require(data["client"] as? [String: Any])
            let told = try #require(client["name"] as? String)
            #expect(!hasActiveSigns(told) && isReadable(name, in: told), "\(name.debugDescription)")
            #expect(bytes.count < WebhookComposer.byteLimit)
        }
    }

    @Test func `on a terminal, in JSON and in a spreadsheet`() throws {
        for name in Self.names {
            let client = SampleAlerts.client(named: name, code: name)
            let watch = WatchRecord(client: client, since: SampleAlerts.now, baselines: [:])
            let renamed = SampleAlerts.change(.idName, before: .text(name), after: .text(name))
            let changes = [
                RecordedChange(change: change(name), sequence: 1), RecordedChange(change: renamed, sequence: 2),
            ]
            let dossier = Dossier(watch: watch, changes: changes)
            let table = HistoryTable(changes, clients: [client], wording)
            for lines in [dossier.lines(wording, now: SampleAlerts.now), table.lines()] {
                #expect(!lines.contains { $0.contains("\n") || hasActiveSigns($0) }, "\(name.debugDescription)")
                #expect(lines.contains { isReadable(name, in: $0) }, "\(name.debugDescription)")
            }
            for object in table.json() + [dossier.json(wording, now: SampleAlerts.now)] {
                #expect(!object.line.contains { $0.isNewline })
                #expect(try JSONSerialization.jsonObject(with: Data(object.line.utf8)) is [String: Any])
            }
            let rows = try #require(Spreadsheet.rows(table.csv()), "\(name.debugDescription)")
            #expect(rows.count == 3 && rows.allSatisfy { $0.count == rows[0].count }, "\(name.debugDescription)")
            for cell in rows.dropFirst().joined() {
                #expect(!Spreadsheet.obeys(cell), "\(name.debugDescription): \(cell.prefix(40).debugDescription)")
            }
        }
        print("hostile names: \(Self.names.count) names through terminal, JSON and spreadsheet")
    }

    @Test func `in the log`() {
        let paper = Mutex<[String]>([])
        let logger = Logger(label: "test") { _ in
            StandardErrorLog(level: .trace, showsPriority: true) { bytes in
                paper.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
            }
        }
        for name in Self.names {
            logger.warning("\(name)", metadata: ["client.name": "\(name)"])
            let lines = paper.withLock { lines in
                defer { lines = [] }
                return lines
            }
            #expect(lines.count == 1 && lines[0].filter(\.isNewline).count == 1, "\(name.debugDescription)")
            #expect(isReadable(name, in: lines.joined()), "\(name.debugDescription)")
        }
    }
}

/// The two texts of a mail.
private struct MailParts {
    let text: String
    let html: String

    init?(_ bytes: [UInt8]) {
        let whole = String(decoding: bytes, as: UTF8.self)
        guard let mark = whole.range(of: "boundary=\""), let end = whole[mark.upperBound...].firstIndex(of: "\"") else {
            return nil
        }
        let parts = whole.components(separatedBy: "--" + whole[mark.upperBound..<end])
        guard parts.count == 4 else { return nil }
        let bodies = parts[1...2].map { part in
            MailParts.decoded(String(part[(part.range(of: "\r\n\r\n")?.upperBound ?? part.endIndex)...]))
        }
        (text, html) = (bodies[0], bodies[1])
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 61, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A table as a French spreadsheet takes it.
private enum Spreadsheet {
    /// Nil where the quotes do not close.
    static func rows(_ file: [UInt8]) -> [[String]]? {
        guard file.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(String(decoding: file.dropFirst(3), as: UTF8.self).unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if scalars.first == "\"" {
                    cell.append(scalar)
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", cell.isEmpty {
                isQuoted = true
            } else if scalar == ";" || scalar == "\r" {
                row.append(String(cell))
                cell = String.UnicodeScalarView()
                if scalar == "\r" {
                    guard scalars.popFirst() == "\n" else { return nil }
                    rows.append(row)
                    row = []
                }
            } else {
                cell.append(scalar)
            }
        }
        return isQuoted || !cell.isEmpty ? nil : rows
    }

    /// Whether a spreadsheet could take the cell for a formula: its first sign, after blanks and what nobody sees.
    static func obeys(_ cell: String) -> Bool {
        let seen = cell.unicodeScalars.drop { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
                || scalar.properties.generalCategory == .control
        }
        guard let first = seen.first, "=+-@＝＋－＠".unicodeScalars.contains(first) else { return false }
        return true
    }
}
