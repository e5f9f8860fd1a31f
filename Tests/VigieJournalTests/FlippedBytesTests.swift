import Foundation
import GRDB
import Testing
import VigieDomain
import VigieEngine
import VigieTesting

@testable import VigieJournal

/// Bytes that turned on the disk: refused at the start or at the first reading, and never a wrong word to anyone.
/// `VIGIE_FLIPS` sets how many copies; `Scripts/torture` is the long run.
@Suite(.timeLimit(.minutes(60))) struct FlippedBytesTests {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    /// What alerts are made of, and what leaves.
    private struct Telling: Hashable {
        var facets: [[SourceID: FacetsRecord]] = []
        var notices: [[NoticeRecord]] = []
        var changes: Set<Change> = []
        var messages: [FrozenMessage]
        var recipients: Set<String>

        init(_ journal: SQLiteJournal) async throws {
            let far = JournalSpecimen.moment(1_000_000)
            messages = try await journal.deliveriesDue(at: far, limit: 1000, perRecipient: 1000, excluding: []).map(
                \.message)
            let changes = try await journal.changes(matching: ChangeFilter(limit: 1000)).map(\.change)
            recipients = Set(
                try await journal.alerts(about: changes.map(\.id)).map { "\($0.alert.change) \($0.alert.recipient)" })
            self.changes = Set(changes)
            for rank in 0..<4 {
                facets.append(try await journal.facets(of: JournalSpecimen.company(rank)))
                notices.append(try await journal.notices(of: JournalSpecimen.company(rank)))
            }
            _ = try await journal.watches()
        }

        /// What stands here and did not stand in the sound journal.
        func invented(against sound: Telling) -> [String] {
            var found: [String] = []
            for (index, one) in facets.enumerated() {
                for (source, record) in one where sound.facets[index][source]?.facets != record.facets {
                    found.append("facets of \(index)")
                }
            }
            for (index, one) in notices.enumerated() {
                let known = Set(sound.notices[index].map(\.notice))
                if !Set(one.map(\.notice)).isSubset(of: known) { found.append("notices of \(index)") }
            }
            if !changes.isSubset(of: sound.changes) { found.append("changes") }
            let bytes = Set(sound.messages.map { [$0.recipient.address] + [String(decoding: $0.bytes, as: UTF8.self)] })
            for message in messages
            where !bytes.contains([message.recipient.address, String(decoding: message.bytes, as: UTF8.self)]) {
                found.append("message \(message.id)")
            }
            if !recipients.isSubset(of: sound.recipients) { found.append("recipients") }
            return found
        }
    }

    @Test func `a journal with turned bytes is refused or tells nothing wrong`() async throws {
        let copies = Self.number("VIGIE_FLIPS") ?? 80
        let entropy = SeededEntropy(seed: UInt64(Self.number("VIGIE_SEED") ?? 5))
        let place = Place()
        let journal = try await place.open()
        for round in 0..<4 { _ = try await journal.commit(DurabilityTests.entry(round)) }
        let alerts = try await journal.alertsToCompose(at: JournalSpecimen.moment(1000), limit: 8)
        try await journal.freeze(
            alerts.map { alert in
                JournalSpecimen.message(
                    [alert.alert], to: alert.alert.recipient, text: "Alerte \(alert.alert.change)\r\n".repeated(20))
            })
        let truth = try await Telling(journal)
        #expect(truth.messages.count == 8)
        await journal.close()
        let sound = try Data(contentsOf: place.file)

        var (atStart, atReading, harmless) = (0, 0, 0)
        var wrong: [String] = []
        for number in 0..<copies {
            var bytes = sound
            for _ in 0..<(number.isMultiple(of: 2) ? 1 : 8) {
                let at = Int(entropy.next() % UInt64(bytes.count))
                bytes[at] ^= UInt8(1 << (entropy.next() % 8))
            }
            let copy = Place()
            try bytes.write(to: copy.file)
            let opened: SQLiteJournal
            do {
                opened = try await copy.open()
            } catch is JournalFailure {
                atStart += 1
                continue
            }
            do {
                let found = try await Telling(opened).invented(against: truth)
                if found.isEmpty { harmless += 1 } else { wrong.append("copy \(number): \(found)") }
            } catch let failure as JournalFailure {
                atReading += 1
                // The next start reads everything before it believes anything.
                await opened.close()
                let again = await OpeningTests.failure { try await copy.open() }
                #expect(again?.code == .corrupt, "copy \(number): \(failure.sentence)")
                #expect(again?.sentence.contains("vigie restore") == true)
            }
            await opened.close()
        }
        print(
            """
            VIGIE: \(copies) copies with turned bits: \(atStart) refused at the start, \(atReading) at the first reading, \
            \(harmless) harmless (free pages, times, counters), \(wrong.count) that told something wrong
            """)
        #expect(wrong == [])
        #expect(atStart + atReading > copies / 10)
    }

    @Test func `a mark of damage is lifted by a start that finds nothing`() async throws {
        let place = Place()
        let journal = try await place.open()
        _ = try await journal.commit(JournalSpecimen.entry())
        await journal.close()
        Aside.leave("rien", at: place.folder.file(Aside.damaged).path)
        _ = try await place.open()
        #expect(!Aside.isThere(place.folder.file(Aside.damaged).path))
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
