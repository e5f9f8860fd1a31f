import Testing
import VigieDomain
import VigieEngine
import VigieTesting

/// A channel that answers as a function says, and remembers what it was given, in order.
private final class ScriptedChannel: Channel {
    typealias Script = @Sendable (FrozenMessage) async -> DeliveryOutcome

    let kind: ChannelKind
    private let script: Script
    private let given = Held<[FrozenMessage]>([])

    init(_ kind: ChannelKind = .webhook, _ script: @escaping Script = { _ in .accepted(reply: "204") }) {
        self.kind = kind
        self.script = script
    }

    var messages: [FrozenMessage] { given.now }
    var gists: [String] { messages.map(\.gist) }

    func deliver(_ message: FrozenMessage, at now: Instant) async -> DeliveryOutcome {
        given.withLock { $0.append(message) }
        return await script(message)
    }
}

@Suite struct DeliveryServiceTests {
    private static func freeze(_ messages: [(recipient: Recipient, gist: String)], on stage: Stage) async throws {
        try await stage.journal.freeze(
            messages.map { message in
                FrozenMessage(
                    id: MessageID(contents: [message.gist], recipient: message.recipient),
                    recipient: message.recipient, bytes: Array(message.gist.utf8), alerts: [], company: nil,
                    gist: message.gist, created: stage.clock.now())
            })
    }

    private static func service(_ stage: Stage, _ channels: (any Channel)...) -> DeliveryService {
        DeliveryService(
            journal: stage.journal, channels: Dictionary(uniqueKeysWithValues: channels.map { ($0.kind, $0) }),
            clock: stage.clock, entropy: stage.entropy, outgoing: stage.outgoing,
            logger: Stage.logger)
    }

    private static func waiting(_ stage: Stage, at later: Duration = .seconds(10 * 86_400)) async throws -> [Delivery] {
        try await stage.journal.deliveriesDue(
            at: stage.clock.now().adding(later), limit: 1000, perRecipient: 1000, excluding: [])
    }

    private static let erp = Recipient.endpoint("erp")

    @Test func `messages to one recipient go in their order, one at a time`() async throws {
        let stage = try Stage()
        let inside = Held((now: 0, most: 0))
        let channel = ScriptedChannel { _ in
            inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<20 { await Task.yield() }
            inside.withLock { $0.now -= 1 }
            return .accepted(reply: "204")
        }
        try await Self.freeze((0..<30).map { (Self.erp, "message \($0)") }, on: stage)
        #expect(try await Self.service(stage, channel).cycle() == 30)
        #expect(channel.gists == (0..<30).map { "message \($0)" } && inside.now.most == 1)
        #expect(try await Self.service(stage, channel).cycle() == 0)
        #expect(try await Self.waiting(stage).isEmpty)
    }

    @Test func `dead recipients delay nobody`() async throws {
        let stage = try Stage()
        let channel = ScriptedChannel { message in
            message.recipient.address.hasPrefix("mort")
                ? .deferred(reply: "connexion refusée", notBefore: nil, throttles: false) : .accepted(reply: "204")
        }
        let dead = (0..<50).flatMap { index in (0..<4).map { (Recipient.endpoint("mort\(index)"), "m\($0)") } }
        try await Self.freeze(dead + [(Self.erp, "urgent")], on: stage)
        #expect(try await Self.service(stage, channel).cycle() == 201)
        #expect(channel.gists.count { $0 == "urgent" } == 1)
        #expect(try await Self.waiting(stage).count == 200)
    }

    @Test func `while a tarpit holds its place, others are served, those of a moment later too`() async throws {
        let stage = try Stage()
        let freed = Bell()
        let channel = ScriptedChannel { message in
            if message.recipient.address.hasPrefix("lent") {
                _ = await freed.wait(atMost: .seconds(100_000), on: ManualClock("2026-01-01T00:00:00Z"))
                return .uncertain(reply: "")
            }
            return .accepted(reply: "204")
        }
        let slow = (0..<31).flatMap { index in (0..<3).map { (Recipient.endpoint("lent\(index)"), "lent \($0)") } }
        try await Self.freeze(slow + (0..<10).map { (Self.erp, "vite \($0)") }, on: stage)
        let service = Self.service(stage, channel)
        let cycle = Task { try await service.cycle() }
        await settle { channel.gists.count { $0.hasPrefix("vite") } == 10 }
        // Frozen while all that is under way stands still: found at the next look.
        try await Self.freeze([(.endpoint("autre"), "tard")], on: stage)
        await settle { stage.clock.sleepers > 0 }
        stage.clock.advance(by: .seconds(1))
        await settle { channel.gists.contains("tard") }
        #expect(channel.gists.contains("tard") && channel.gists.count == 31 + 10 + 1)
        cycle.cancel()
        await #expect(throws: CancellationError.self) { try await cycle.value }
        #expect(try await Self.waiting(stage).count == 93)
    }

    @Test func `a wish for silence counts from the answer, however long the attempt took`() async throws {
        let stage = try Stage()
        try await Self.freeze([(Self.erp, "message")], on: stage)
        let (start, clock) = (stage.clock.now(), stage.clock)
        let channel = ScriptedChannel { _ in
            clock.advance(by: .seconds(20))
            return .deferred(reply: "429", notBefore: start.adding(.seconds(60)), throttles: true)
        }
        #expect(try await Self.service(stage, channel).cycle() == 1)
        let endpoint = try #require(try await stage.journal.endpoints().first)
        #expect(endpoint.notBefore == start.adding(.seconds(80)))
        #expect(try await stage.journal.nextDue() == start.adding(.seconds(80)))
    }

    @Test func `an outcome that finds no room is kept, and the message is not sent again`() async throws {
        let stage = try Stage()
        let channel = ScriptedChannel()
        let refusals = Held(3)
        let room = Held(JournalRoom.plenty)
        let journal = InterposedJournal(
            stage.journal,
            before: { act in
                guard case .record = act, refusals.now > 0 else { return }
                refusals.withLock { $0 -= 1 }
                room.withLock { $0 = .none }
                throw JournalFailure(.full, "plus de place", "no room")
            }, room: { room.now })
        let service = DeliveryService(
            journal: journal, channels: [.webhook: channel], clock: stage.clock, entropy: stage.entropy,
            outgoing: stage.outgoing, logger: Stage.logger)
        try await Self.freeze((0..<3).map { (.endpoint("erp\($0)"), "message \($0)") }, on: stage)
        let isOver = Held(false)
        let cycle = Task {
            defer { isOver.withLock { $0 = true } }
            return try await service.cycle()
        }
        await settle { refusals.now == 0 && stage.clock.sleepers > 0 }
        // Frozen while nothing can be written down: not sent.
        try await Self.freeze([(.endpoint("erp9"), "tard")], on: stage)
        for _ in 0..<20 {
            await settle { stage.clock.sleepers > 0 }
            stage.clock.advance(by: .seconds(1))
        }
        #expect(channel.messages.count == 3)
        room.withLock { $0 = .reserve }
        for _ in 0..<100 where !isOver.now {
            await settle { stage.clock.sleepers > 0 || isOver.now }
            stage.clock.advance(by: .seconds(1))
        }
        cycle.cancel()
        #expect(try await cycle.value == 4)
        #expect(channel.gists.sorted() == ["message 0", "message 1", "message 2", "tard"])
        #expect(try await Self.waiting(stage).isEmpty)
    }

    @Test func `nothing is sent while its outcome could not be written down`() async throws {
        let stage = try Stage()
        let channel = ScriptedChannel()
        let service = DeliveryService(
            journal: InterposedJournal(stage.journal, room: { .none }), channels: [.webhook: channel],
            clock: stage.clock, entropy: stage.entropy, outgoing: stage.outgoing, logger: Stage.logger)
        try await Self.freeze([(Self.erp, "message")], on: stage)
        await #expect(throws: JournalFailure.self) { try await service.cycle() }
        #expect(channel.messages.isEmpty)
    }

    @Test func `a stop in the middle leaves the message as it was, with its bytes`() async throws {
        let stage = try Stage()
        try await Self.freeze([(Self.erp, "message")], on: stage)
        let reached = Held(false)
        let stuck = ScriptedChannel { _ in
            reached.withLock { $0 = true }
            while !Task.isCancelled { await Task.yield() }
            return .deferred(reply: "interrompu", notBefore: nil, throttles: false)
        }
        let service = Self.service(stage, stuck)
        let cycle = Task { try await service.cycle() }
        await settle { reached.now }
        cycle.cancel()
        await #expect(throws: CancellationError.self) { try await cycle.value }
        let next = try await stage.restarted()
        let left = try await Self.waiting(next, at: .zero)
        #expect(left.map(\.attempts) == [0] && left.map(\.state) == [.pending])
        let channel = ScriptedChannel()
        #expect(try await Self.service(next, channel).cycle() == 1)
        #expect(channel.messages == stuck.messages)
    }

    @Test func `Retry-After holds for the whole endpoint, and for it alone`() async throws {
        let stage = try Stage()
        let until = stage.clock.now().adding(.seconds(1800))
        let clock = stage.clock
        let channel = ScriptedChannel { message in
            message.recipient == Self.erp && clock.now() < until
                ? .deferred(reply: "429", notBefore: until, throttles: true) : .accepted(reply: "204")
        }
        try await Self.freeze([(Self.erp, "un"), (Self.erp, "deux"), (.endpoint("autre"), "trois")], on: stage)
        let service = Self.service(stage, channel)
        #expect(try await service.cycle() == 2)
        stage.clock.advance(by: .seconds(1799))
        #expect(try await service.cycle() == 0)
        stage.clock.advance(by: .seconds(1))
        #expect(try await service.cycle() == 2)
        #expect(channel.gists.sorted() == ["deux", "trois", "un", "un"])
    }

    @Test func `a refused address is one alarm, and rings for its words`() async throws {
        let stage = try Stage()
        let person = Recipient.person(Invented.manager)
        try await Self.freeze([(person, "un"), (person, "deux")], on: stage)
        let channel = ScriptedChannel(.email) { _ in .refused(reply: "550 inconnu") }
        #expect(try await Self.service(stage, channel).cycle() == 2)
        #expect(try await stage.alarms().map(\.key) == ["mail:anne@fournisseur.example"])
        #expect(await stage.outgoing.wait(atMost: .zero, on: stage.clock))
        #expect(try await Self.waiting(stage).isEmpty)
    }

    @Test func `an endpoint that is gone is asked no more`() async throws {
        let stage = try Stage()
        try await Self.freeze((0..<5).map { (Self.erp, "message \($0)") }, on: stage)
        let channel = ScriptedChannel { _ in .gone(reply: "410") }
        #expect(try await Self.service(stage, channel).cycle() == 1)
        #expect(try await Self.waiting(stage).isEmpty)
        #expect(try await stage.journal.endpoints().map(\.disabled) == [stage.clock.now()])
        #expect(try await stage.alarms().count == 1)
    }

    @Test func `a channel that the settings took away does not make us turn in a circle`() async throws {
        let stage = try Stage()
        try await Self.freeze([(Self.erp, "message")], on: stage)
        #expect(try await Self.service(stage).cycle() == 1)
        let left = try await Self.waiting(stage)
        #expect(left.count == 1 && left[0].lastReply?.english == "no channel for webhook")
        stage.clock.advance(by: .seconds(10))
        #expect(try await Self.service(stage, ScriptedChannel()).cycle() == 1)
        #expect(try await Self.waiting(stage).isEmpty)
    }

    @Test func `an outage of an hour costs nothing but time, with the same bytes`() async throws {
        let stage = try Stage()
        let up = Held(false)
        let channel = ScriptedChannel { _ in
            up.now ? .accepted(reply: "204") : .deferred(reply: "503", notBefore: nil, throttles: false)
        }
        try await Self.freeze([(Self.erp, "message")], on: stage)
        for _ in 0..<120 {
            _ = try await Self.service(stage, channel).cycle()
            stage.clock.advance(by: .seconds(30))
        }
        up.withLock { $0 = true }
        for _ in 0..<300 {
            _ = try await Self.service(stage, channel).cycle()
            stage.clock.advance(by: .seconds(30))
        }
        #expect(try await Self.waiting(stage).isEmpty)
        #expect(Set(channel.messages.map(\.bytes)).count == 1 && Set(channel.messages.map(\.id)).count == 1)
        #expect((3...6).contains(channel.messages.count))
    }
}
