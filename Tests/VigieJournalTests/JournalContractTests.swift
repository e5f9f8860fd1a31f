import Foundation
import Testing
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// The SQLite journal keeps every promise of the port.
@Suite struct JournalContractTests {
    @Test(arguments: JournalContract.all)
    func `SQLite keeps the contract`(_ contract: JournalContract) async throws {
        let place = Place()
        try await contract.run { try await place.open() }
    }

    @Test(arguments: JournalContract.all)
    func `a journal with somebody in between keeps the contract`(_ contract: JournalContract) async throws {
        let place = Place()
        try await contract.run { InterposedJournal(try await place.open()) }
    }

    @Test func `the contract is not empty and its sentences differ`() {
        #expect(JournalContract.all.count > 40)
        #expect(Set(JournalContract.all.map(\.name)).count == JournalContract.all.count)
    }
}
