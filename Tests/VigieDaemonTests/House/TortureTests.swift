import Foundation
import Synchronization
import Testing
import VigieConfiguration
import VigieDomain
import VigieEngine
import VigieJournal
import VigieTesting
import VigieTransport

@testable import VigieDaemon

/// One whole cycle (watchlist, feed, lookup, words, deliveries) on a disk whose n-th file operation fails, for each n: what
/// was acknowledged is there after the restart, and the next cycle tells the rest. A sample of n; `VIGIE_TORTURE=all`, or
/// `Scripts/torture`, takes every one.
@Suite(.timeLimit(.minutes(60))) struct TortureTests {
    private struct Fault: Hashable, CustomStringConvertible {
        var kind: TorturedFolder.Fault
        var lasting: Bool
        var description: String { "\(kind)\(lasting ? ", for good" : "")" }

        static let all = TorturedFolder.Fault.allCases.flatMap { kind in
            [Fault(kind: kind, lasting: false), Fault(kind: kind, lasting: true)]
        }
    }

    @Test func `whichever file operation fails, nothing acknowledged is lost and the rest is told later`() async throws
    {
        let all = ProcessInfo.processInfo.environment["VIGIE_TORTURE"] == "all"
        let calm = TortureWorld()
        #expect(try await calm.attempt() == .finished)
        let reference = try await calm.end()
        // Two notices of one judgment are one change.
        #expect(reference.changes.count == 3 && reference.told.count >= 3 && reference.repeated == 0, "\(reference)")
        let calls = calm.disk.calls
        #expect(calls > 100)

        var table: [String: Int] = [:]
        var runs = 0
        for (index, fault) in Fault.all.enumerated() {
            let step = all ? 1 : max(1, calls / 12)
            for number in stride(from: all ? 1 : 1 + index % step, through: calls, by: step) {
                let world = TortureWorld()
                world.disk.fail(number, fault.kind, lasting: fault.lasting)
                let ending = try await world.attempt()
                let act = world.disk.met
                world.disk.heal()
                runs += 1
                let label = "\(fault), operation \(number) (\(act?.description ?? "not met"))"
                table["\(fault) | \(act?.description ?? "none met") | \(ending)", default: 0] += 1
                let outcome = try await world.end()
                #expect(outcome.missing == [], "\(label): acknowledged and gone")
                #expect(outcome.changes == reference.changes, "\(label)")
                #expect(outcome.told == reference.told, "\(label)")
                #expect(outcome.differing == [], "\(label): one id, two contents")
            }
        }
        print("VIGIE: \(runs) cycles of \(calls) file operations, each with one kind of failure")
        for (line, count) in table.sorted(by: { $0.key < $1.key }) { print("VIGIE: \(count) × \(line)") }
    }

    @Test func `a sync that fails ends the use of the journal, and says so`() async throws {
        let disk = TorturedFolder()
        let journal = try SQLiteJournal(at: disk.folder.url)
        var failure: JournalFailure?
        for number in 1..<40 where failure == nil {
            disk.fail(number, .io, lasting: false)
            do {
                _ = try await journal.commit(JournalSpecimen.entry(at: JournalSpecimen.moment(number)))
            } catch let caught as JournalFailure where disk.met == .sync {
                failure = caught
            } catch {
                break
            }
        }
        // Whatever failed, the handle is not used again, although the disk is well.
        disk.heal()
        await #expect(throws: JournalFailure.self) { try await journal.watches() }
        await journal.close()
    }

    @Test func `a sync that fails while the log is moved into the file is heard, not swallowed`() async throws {
        var options = JournalOptions()
        options.checkpointPages = 1
        var heard = 0
        // More than one commit of everything takes: the loop ends by itself.
        for number in 1..<400 {
            let disk = TorturedFolder()
            let journal = try SQLiteJournal(at: disk.folder.url, options: options)
            disk.fail(number, .io, lasting: false)
            let isAcknowledged = (try? await journal.commit(JournalSpecimen.entry())) != nil
            let met = disk.met
            disk.heal()
            // Committed, and what failed came after it: the move of the log into the file.
            if isAcknowledged, met == .sync {
                heard += 1
                await #expect(throws: JournalFailure.self, "operation \(number)") { try await journal.watches() }
            }
            await journal.close()
            let next = try SQLiteJournal(at: disk.folder.url)
            #expect(try await next.watches().count == (isAcknowledged ? 2 : 0), "operation \(number)")
            await next.close()
            if met == nil { break }
            #expect(number < 399, "not every operation was looked at")
        }
        #expect(heard > 0)
    }
}

/// A small world on a disk that may fail: three clients, a gazette with news, a register, a mail server.
final class TortureWorld: Sendable {
    enum Ending: Hashable, CustomStringConvertible {
        case finished
        case refused(JournalFailure.Code)
        case failed(JournalFailure.Code)
        case waits

        var description: String {
            switch self {
            case .finished: "the cycle ends well"
            case .refused(let code): "the start is refused: \(code.rawValue)"
            case .failed(let code): "the cycle ends: \(code.rawValue)"
            case .waits: "an outcome waits for room"
            }
        }
    }

    struct Outcome {
        var changes: Set<String> = []
        var told: Set<String> = []
        var differing: [String] = []
        var missing: [String] = []
        var repeated = 0
    }

    private struct Book {
        var sent: [MessageID: [[UInt8]]] = [:]
        var changes: Set<ChangeID> = []
        var frozen: Set<MessageID> = []
        var delivered: Set<MessageID> = []
    }

    let folder = TemporaryFolder()
    let disk: TorturedFolder
    let clock = ManualClock(TestHouse.start)
    private let book = Mutex(Book())

    init() {
        disk = TorturedFolder(folder, below: "state")
    }

    /// Opens the journal and runs one cycle.
    func attempt() async throws -> Ending {
        let journal: SQLiteJournal
        do {
            journal = try SQLiteJournal(at: folder.file("state"))
        } catch let failure as JournalFailure {
            return .refused(failure.code)
        }
        let ending = try await cycle(on: journal)
        await journal.close()
        return ending
    }

    /// The next start on a disk that is well, cycles until all is told, and what came of it.
    func end() async throws -> Outcome {
        var outcome = Outcome()
        let journal = try SQLiteJournal(at: folder.file("state"))
        let known = Set(try await journal.changes(matching: ChangeFilter()).map(\.change.id))
        let records = try await journal.alerts(about: Array(known))
        let messages = Set(records.compactMap(\.message))
        let delivered = Set(records.filter { $0.state == .delivered }.compactMap(\.message))
        book.withLock { book in
            outcome.missing += book.changes.subtracting(known).map(\.text)
            outcome.missing += book.frozen.subtracting(messages).map(\.text)
            outcome.missing += book.delivered.subtracting(delivered).map(\.text)
        }
        clock.advance(by: .seconds(90_000))
        guard try await cycle(on: journal) == .finished else { throw CocoaError(.fileReadUnknown) }
        outcome.changes = Set(try await journal.changes(matching: ChangeFilter()).map(\.change.id.text))
        outcome.missing += try await journal.inspect()
        await journal.close()
        book.withLock { book in
            outcome.told = Set(book.sent.keys.map(\.text))
            outcome.differing = book.sent.filter { Set($0.value).count > 1 }.map(\.key.text)
            outcome.repeated = book.sent.values.reduce(0) { $0 + $1.count - 1 }
        }
        return outcome
    }

    private func cycle(on journal: SQLiteJournal) async throws -> Ending {
        let interposed = InterposedJournal(journal, acknowledged: { [self] act in note(act) })
        let house = House(
            journal: interposed, clock: clock, entropy: SeededEntropy(seed: 7),
            exchange: StubExchange { _ in .json("{}", status: 503) }, mail: StubMail(), logger: CollectingLog().logger)
        try FileManager.default.createDirectory(at: folder.file("watchlists"), withIntermediateDirectories: true)
        let list = try folder.write(Array(TestHouse.list(1...3).utf8), to: "watchlists/nord.csv")
        let then = clock.now().adding(.seconds(-60))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(then.milliseconds) / 1000)], ofItemAtPath: list.path)
        let household = Household(
            policy: TestHouse.policy,
            feeds: [.init(source: TortureWorld.gazette, settings: .init(interval: .seconds(60)))],
            lookups: [
                .init(source: TortureWorld.register, settings: .init(interval: .seconds(60), concurrency: 1))
            ],
            composers: [.email: PlainComposer()], channels: [.email: PostBox { [self] in take($0) }], paces: [:],
            watchlists: WatchlistKeeper(folder: folder.file("watchlists").path, context: .init(), language: .french))
        let isOver = Counter()
        return try await withThrowingTaskGroup(of: Ending?.self) { group in
            group.addTask {
                defer { isOver.add() }
                do {
                    _ = try await Cycle(house: house, household: household).run()
                    return .finished
                } catch let failure as JournalFailure {
                    return .failed(failure.code)
                } catch is CancellationError {
                    return .waits
                }
            }
            // Time goes by only for who waits: an outcome that finds no room.
            group.addTask { [clock] in
                var seconds = 0
                while isOver.count == 0, seconds < 60 {
                    if clock.sleepers > 0 {
                        clock.advance(by: .seconds(1))
                        seconds += 1
                    }
                    try? await Task.sleep(for: .milliseconds(1))
                }
                return nil
            }
            while let ending = try await group.next() {
                if let ending {
                    group.cancelAll()
                    return ending
                }
                group.cancelAll()
            }
            return .waits
        }
    }

    private func take(_ message: FrozenMessage) {
        book.withLock { $0.sent[message.id, default: []].append(message.bytes) }
    }

    private func note(_ act: InterposedJournal.Act) {
        book.withLock { book in
            switch act {
            case .commit(let entry): book.changes.formUnion(entry.changes.map(\.id))
            case .freeze(let messages): book.frozen.formUnion(messages.filter { !$0.alerts.isEmpty }.map(\.id))
            case .record(let attempt): if attempt.state == .delivered { book.delivered.insert(attempt.message) }
            case .redeliver: break
            }
        }
    }

    // Two notices for each of three clients, once their baseline is taken.
    private static let gazette = StubSource.feed { ask in
        guard case .since = ask.subject else { return .nothing(for: ask) }
        let evidence = JournalSpecimen.evidence(String(repeating: "jugement ", count: 400))
        let items = (1...3).flatMap { rank in
            ["A", "B"].map { letter in
                ReadingItem(
                    company: JournalSpecimen.company(rank),
                    content: .notice(JournalSpecimen.notice(rank, number: "\(letter)\(rank)")),
                    provenance: JournalSpecimen.provenance(evidence))
            }
        }
        return Reading(items: items, cursor: Cursor(text: "{\"jour\":1}"), evidence: [evidence])
    }

    private static let register = StubSource.lookup { .nothing(for: $0) }
}

/// Words without art: the ids of what is told.
private struct PlainComposer: Composer {
    var kind: ChannelKind { .email }

    func messages(for group: AlertGroup, at now: Instant) -> [FrozenMessage] {
        let ids = group.alerts.map(\.alert.id)
        return [message(ids.map(\.text), ids, [], to: group.recipient)]
    }

    func message(for bulletin: Bulletin, at now: Instant) -> FrozenMessage {
        FrozenMessage(
            id: bulletin.message, recipient: bulletin.recipient, bytes: Array("\(bulletin.day)".utf8), alerts: [],
            company: nil, gist: "", created: now)
    }

    func message(for alarm: OperatorAlarm, to recipient: Recipient, at now: Instant) -> FrozenMessage {
        let told = ToldAlarm(key: alarm.key, opened: alarm.opened, isClosing: alarm.closed != nil)
        return message(["\(told)"], [], [told], to: recipient)
    }

    private func message(
        _ contents: [String], _ alerts: [AlertID], _ alarms: [ToldAlarm], to recipient: Recipient
    ) -> FrozenMessage {
        FrozenMessage(
            id: MessageID(contents: contents, recipient: recipient), recipient: recipient,
            bytes: Array(contents.sorted().joined(separator: "\r\n").utf8), alerts: alerts, alarms: alarms,
            company: nil, gist: "", created: Instant(milliseconds: 0))
    }
}

/// A mail server that takes everything and remembers it.
private struct PostBox: Channel {
    let take: @Sendable (FrozenMessage) -> Void
    var kind: ChannelKind { .email }

    func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome {
        take(message)
        return .accepted(reply: "250 ok")
    }
}
