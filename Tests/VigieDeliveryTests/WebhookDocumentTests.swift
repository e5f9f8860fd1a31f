import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieDelivery

@Suite struct WebhookDocumentTests {
    private func names(in value: Any) -> Set<String> {
        if let object = value as? [String: Any] {
            return object.reduce(into: Set(object.keys)) { $0.formUnion(names(in: $1.value)) }
        }
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(names(in: $1)) } }
        return []
    }

    @Test func `every member that is sent is explained in the document`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/webhook.md"), encoding: .utf8)
        let composer = WebhookComposer(zone: SampleAlerts.paris)
        let scale = Scale(id: "s", lowest: 0, highest: 20, higherIsBetter: true, limits: [16, 12, 8, 5])
        let rating = Rating(
            raw: "7", score: 7, scale: scale, limit: Amount(cents: 1), date: SampleAlerts.day("2026-01-01"))
        let changes = [
            SampleAlerts.liquidation(),
            SampleAlerts.change(.riskRatingDown, before: .rating(rating), after: .life(.ceased(on: rating.date))),
            SampleAlerts.change(
                .ownShareholderChange, before: .shareholders([Shareholder(key: "k", name: "n", share: .half)]),
                after: .bureauStatus(ProceedingsStatus(open: true, label: "l", since: rating.date))),
        ]
        for change in changes {
            let message = composer.messages(
                for: AlertGroup(
                    recipient: .endpoint("erp"), cadence: .atOnce,
                    alerts: [SampleAlerts.pending(change, recipient: .endpoint("erp"))]), at: SampleAlerts.now)[0]
            let body = try JSONSerialization.jsonObject(with: Data(message.bytes))
            for name in names(in: body) where name != "data" {
                #expect(
                    document.contains("`\(name)`") || document.contains("`data.\(name)`")
                        || document.contains("`data.\(name)[]`"),
                    "member \(name)")
            }
        }
    }
}
