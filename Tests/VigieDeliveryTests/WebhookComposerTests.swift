import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDelivery

@Suite struct WebhookComposerTests {
    let composer = WebhookComposer(language: .french, zone: SampleAlerts.paris)
    let now = SampleAlerts.now

    private func message(_ change: Change, client: Client? = SampleAlerts.client(), sequence: Int64 = 42)
        -> FrozenMessage
    {
        let pending = SampleAlerts.pending(change, client: client, recipient: .endpoint("erp"), sequence: sequence)
        return composer.messages(
            for: AlertGroup(recipient: .endpoint("erp"), cadence: .atOnce, alerts: [pending]), at: now)[0]
    }

    private func object(_ message: FrozenMessage) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(message.bytes)) as? [String: Any])
    }

    @Test func `a call says what happened, to a program and to a person`() throws {
        let body = try object(message(SampleAlerts.liquidation()))
        #expect(body["type"] as? String == "proc.open.liquidation")
        #expect(body["timestamp"] as? String == "2026-09-15T05:30:00Z")
        let data = try #require(body["data"] as? [String: Any])
        #expect(data["sequence"] as? Int == 42 && data["severity"] as? String == "critical")
        #expect((data["summary"] as? String)?.hasPrefix("[CRITIQUE] LJ ouverte – DUPONT SA") ?? false)
        let client = try #require(data["client"] as? [String: Any])
        #expect(client["siren"] as? String == "732829320")
        let account = try #require((client["accounts"] as? [[String: Any]])?.first)
        #expect((account["outstanding"] as? [String: Any])?["cents"] as? Int == 4_820_000)
        #expect((account["at_risk"] as? [String: Any])?["cents"] as? Int == 2_270_000)
        let after = try #require(data["after"] as? [String: Any])
        #expect(after["kind"] as? String == "state" && after["state"] as? String == "liquidation")
        #expect(after["words"] as? String == "liquidation judiciaire")
        let deadline = try #require((data["deadlines"] as? [[String: Any]])?.first)
        #expect(deadline["safe"] as? String == "2026-11-13" && deadline["legal"] as? String == "2026-11-16")
        let source = try #require(data["source"] as? [String: Any])
        #expect(source["notice"] as? String == "A202601791234" && (source["evidence"] as? String)?.count == 64)
        #expect(data["truncated"] as? Bool == false)
        #expect((data["dates"] as? [String: Any])?["judgment"] as? String == "2026-09-03")
    }

    @Test func `each value has its machine-readable form`() throws {
        let scale = Scale(id: "s", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5])
        let values: [(ChangeValue, String)] = [
            (.text("a"), "text"), (.state(.planSale), "state"),
            (.rating(Rating(raw: "7", score: 7, scale: scale)), "rating"),
            (.life(.ceased(on: nil)), "life"), (.officer(Officer(key: "k", name: "n", role: "r")), "officer"),
            (.officers([Officer(key: "k", name: "n", role: "r")]), "officers"),
            (.shareholder(Shareholder(key: "k", name: "n", share: .half)), "shareholder"),
            (.shareholders([]), "shareholders"), (.bureauStatus(ProceedingsStatus(open: true)), "bureau_status"),
            (.amount(Amount(cents: 5)), "amount"),
        ]
        for (value, kind) in values {
            let data = try #require(
                try object(message(SampleAlerts.change(.diversNotice, before: value)))["data"] as? [String: Any])
            #expect((data["before"] as? [String: Any])?["kind"] as? String == kind)
            #expect(data["after"] == nil)
        }
    }

    @Test func `keys are sorted and the same alert gives the same bytes`() {
        let first = message(SampleAlerts.liquidation())
        #expect(first.bytes == message(SampleAlerts.liquidation()).bytes)
        let text = String(decoding: first.bytes, as: UTF8.self)
        #expect(text.hasPrefix("{\"data\":{\"actions\":{\"account_manager\":["))
        #expect(first.id.text.hasPrefix("msg_") && first.id.text.count == 31 && !first.id.text.contains("."))
    }

    @Test func `one alert is one call, and the sequence grows with the journal`() throws {
        let alerts = (1...5).map {
            SampleAlerts.pending(
                SampleAlerts.change(.accFiled, notice: NoticeID(text: "n:\($0)")), recipient: .endpoint("erp"),
                sequence: Int64($0))
        }
        let messages = composer.messages(
            for: AlertGroup(recipient: .endpoint("erp"), cadence: .atOnce, alerts: alerts), at: now)
        #expect(messages.count == 5 && Set(messages.map(\.id)).count == 5)
        let sequences = try messages.map { try #require((object($0)["data"] as? [String: Any])?["sequence"] as? Int) }
        #expect(sequences == [1, 2, 3, 4, 5])
    }

    @Test func `another endpoint gets another id`() {
        let other = composer.messages(
            for: AlertGroup(
                recipient: .endpoint("crm"), cadence: .atOnce,
                alerts: [SampleAlerts.pending(recipient: .endpoint("crm"))]), at: now)[0]
        #expect(other.id != message(SampleAlerts.liquidation()).id)
    }

    @Test func `a huge text is cut and says so`() throws {
        let change = SampleAlerts.liquidation {
            $0.text = String(repeating: "Les créances \"sont\" à déclarer. ", count: 50_000)
        }
        let message = message(change)
        #expect(message.bytes.count < WebhookComposer.byteLimit)
        let data = try #require(try object(message)["data"] as? [String: Any])
        #expect(data["truncated"] as? Bool == true)
        #expect((data["text"] as? String)?.count ?? 0 > 5_000)
    }

    @Test func `the worst that names and lists can do stays below 20 kB`() throws {
        let long = String(repeating: "🏭", count: 5_000)
        var client = SampleAlerts.client(named: long, code: long)
        let exposure = client.accounts[0].exposure
        client.accounts = (0..<200).map { Account(code: "\($0)\(long)", portfolio: long, exposure: exposure) }
        let change = SampleAlerts.change(
            .mgmtOfficerChange,
            before: .officers((0..<500).map { Officer(key: "\($0)", name: long, role: long) }),
            after: .shareholders((0..<500).map { Shareholder(key: "\($0)", name: long, share: .half) }),
            details: ChangeDetails(
                certain: false, deadlines: Array(repeating: SampleAlerts.deadline(), count: 50),
                addressee: Addressee(role: long, name: long, address: long), court: long, text: long,
                corrects: Array(repeating: ChangeID(text: long), count: 50), why: long))
        let message = message(change, client: client)
        #expect(message.bytes.count < WebhookComposer.byteLimit)
        #expect(try object(message)["type"] as? String == "mgmt.officer.change")
    }

    @Test func `hostile names leave the structure whole`() throws {
        for name in SampleAlerts.hostileNames {
            let change = SampleAlerts.liquidation { $0.text = name }
            let message = message(change, client: SampleAlerts.client(named: name, code: name))
            let body = try object(message)
            #expect(Set(body.keys) == ["type", "timestamp", "data"])
            #expect(message.bytes.count < WebhookComposer.byteLimit && message.bytes.allSatisfy { $0 >= 32 })
        }
    }

    @Test func `every event has a type that receivers accept`() throws {
        for code in EventCode.allCases {
            let type = try #require(try object(message(SampleAlerts.change(code)))["type"] as? String)
            #expect(type.utf8.allSatisfy { $0 == 46 || $0 == 95 || (48...57).contains($0) || (97...122).contains($0) })
        }
    }

    @Test func `an alarm has its own types`() throws {
        var alarm = OperatorAlarm(key: "source:bodacc", opened: now, sentence: "muette", detail: "a\nb")
        #expect(
            try object(composer.message(for: alarm, to: .endpoint("erp"), at: now))["type"] as? String
                == "operator.alarm.opened")
        alarm.closed = now
        let closed = composer.message(for: alarm, to: .endpoint("erp"), at: now)
        #expect(try object(closed)["type"] as? String == "operator.alarm.closed")
        #expect(closed.alarms.map(\.isClosing) == [true])
    }
}
