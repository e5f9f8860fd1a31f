import Foundation
import Testing
import VigieDomain
import VigieWording

@Suite struct EventCatalogueTests {
    @Test func `the document is what the code says`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/events.md"), encoding: .utf8)
        #expect(document == EventCatalogue().markdown() + "\n", "run: vigie events --markdown > docs/events.md")
    }

    @Test func `every event has an origin, and stands in the table once`() {
        let catalogue = EventCatalogue()
        #expect(EventCode.allCases.allSatisfy { !$0.origins.isEmpty && Set($0.origins).count == $0.origins.count })
        #expect(catalogue.families.flatMap(catalogue.codes) == EventCode.allCases.sorted { index($0) < index($1) })
        #expect(Set(EventCode.allCases.flatMap(\.origins)) == Set(EventOrigin.allCases))
    }

    private func index(_ code: EventCode) -> Int {
        let family = EventCatalogue().families.firstIndex(of: code.rawValue.prefix { $0 != "." }) ?? -1
        return family * 1_000 + (EventCode.allCases.firstIndex(of: code) ?? -1)
    }
}
