package import Logging
package import VigieDomain

/// Keeps a provider's list of watched companies equal to ours: whoever is followed stands on it, whoever is followed no more is
/// taken off. It only ever takes off whom it has put there.
package struct EnrolmentService: Sendable {
    let enroller: any Enroller
    let abilities: SourceAbilities
    let recorder: Recorder
    let policy: Policy
    let clock: any WorldClock
    let entropy: any Entropy
    let logger: Logger
    /// Called whenever a long cycle has come a step further.
    let turned: @Sendable () -> Void

    package init(
        enroller: any Enroller, abilities: SourceAbilities, recorder: Recorder, policy: Policy, clock: any WorldClock,
        entropy: any Entropy, logger: Logger, turned: @escaping @Sendable () -> Void = {}
    ) {
        self.enroller = enroller
        self.abilities = abilities
        self.recorder = recorder
        self.policy = policy
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
        self.turned = turned
    }

    package static func alarmKey(_ source: SourceID) -> String { "enrolment:\(source)" }

    /// Where nothing is to be done: the bell rings when a watchlist changes, and this is for days that begin and end.
    private static let idle: Duration = .seconds(900)
    /// A provider that answers at once and never as it should is not asked faster than this.
    private static let shortest: Duration = .seconds(5)

    /// Writes down what must change, asks for it at the provider's pace, and ends at its first failure.
    package func cycle() async throws {
        var round = try await begin()
        try await round.write(round.plan(wanted).intents(round.rows, at: clock.now()))
        if round.list.mayBeAsked(at: clock.now()) {
            // First those who leave: a contract that is full has no room for who comes before.
            try await withdraw(&round)
            if !round.hasFailed { try await enrol(&round) }
            if !round.hasFailed { try await settleMissing(&round) }
        }
        try await judge(&round)
    }

    /// How long to rest after a cycle.
    package func pause() async throws -> Duration {
        let round = try await begin()
        let now = clock.now()
        let open = round.rows.values.filter(\.isOpen)
        guard !open.isEmpty else { return EnrolmentService.idle }
        let next = max(
            round.list.mayBeAsked(at: now) ? now : round.list.notBefore ?? now,
            open.map { $0.mayBeAsked(at: now) ? now : $0.notBefore ?? now }.min() ?? now)
        return min(EnrolmentService.idle, max(EnrolmentService.shortest, now.duration(to: next)))
    }

    private var wanted: Set<SIREN> {
        let today = policy.today(at: clock.now())
        return Set(
            recorder.book.askable(of: enroller.source, abilities: abilities, on: today).compactMap(\.siren))
    }

    private func begin() async throws -> EnrolmentRound {
        try await EnrolmentRound(enroller: enroller, recorder: recorder, policy: policy, clock: clock)
    }

    // MARK: - Taking off

    private func withdraw(_ round: inout EnrolmentRound) async throws {
        for row in round.due(.leaving, at: clock.now()) {
            try Task.checkCancellation()
            turned()
            let outcome: Withdrawal?
            do {
                outcome = try await asking { try await enroller.withdraw(row.company, at: clock.now()) }
            } catch let fault as SourceFault where fault.refusesTheQuestion {
                try await refuse(row, fault, &round)
                outcome = nil
            } catch let fault as SourceFault {
                return try await fail(fault, &round)
            }
            switch outcome {
            case .gone?:
                round.heard()
                try await round.write([row.entering(.gone, at: clock.now())])
            case .notFound?: round.missing.append(row)
            case nil: if round.isRefusedWhole { return try await fail(nil, &round) }
            }
        }
    }

    /// "Not found" counts where the list itself answers: otherwise a list that is gone for an hour would look empty.
    private func settleMissing(_ round: inout EnrolmentRound) async throws {
        guard !round.missing.isEmpty else { return }
        if !round.isAlive, let witness = round.witness {
            do {
                try await asking { try await enroller.enrol([witness], at: clock.now()) }
                round.heard()
            } catch let fault as SourceFault {
                return try await fail(fault, &round)
            }
        }
        let now = clock.now()
        var settled: [Enrolment] = []
        for row in round.missing {
            var row = row
            row.missing += 1
            let isOld = row.since.duration(to: now) >= EnrolmentPatience.alarm
            if row.missing >= EnrolmentPatience.missing, round.isAlive || isOld {
                settled.append(row.entering(.gone, at: now))
            } else {
                row.notBefore = now.adding(EnrolmentPatience.wait(afterRefusals: row.missing, entropy))
                settled.append(row)
            }
        }
        try await round.write(settled)
    }

    // MARK: - Putting on

    private func enrol(_ round: inout EnrolmentRound) async throws {
        var waiting = round.due(.entering, at: clock.now())
        var size = max(1, enroller.batch)
        while !waiting.isEmpty {
            try Task.checkCancellation()
            turned()
            let now = clock.now()
            let batch = waiting.prefix(size).map { row in
                var row = row
                row.asked = row.asked ?? now
                return row
            }
            // Before the call: what may have been done is known, whatever becomes of us.
            try await round.write(batch.filter { round.rows[$0.company]?.asked == nil })
            do {
                try await asking { try await enroller.enrol(batch.map(\.company), at: now) }
                round.heard()
                try await round.write(batch.map { $0.entering(.enrolled, at: clock.now()) })
                waiting.removeFirst(batch.count)
                size = min(max(1, enroller.batch), size * 2)
            } catch let fault as SourceFault where fault.refusesTheQuestion && batch.count > 1 {
                // One of them may spoil it for the others: halved until it stands alone.
                size = batch.count / 2
            } catch let fault as SourceFault where fault.refusesTheQuestion {
                try await refuse(batch[0], fault, &round)
                if round.isRefusedWhole { return try await fail(nil, &round) }
                waiting.removeFirst()
            } catch let fault as SourceFault {
                return try await fail(fault, &round)
            }
        }
    }

    // MARK: - Failing

    // A wish for silence counts from the answer that bore it.
    private func asking<Answer>(_ question: () async throws -> Answer) async throws -> Answer {
        let began = clock.uptime()
        do {
            return try await question()
        } catch let fault as SourceFault {
            throw fault.counted(after: clock.uptime() - began)
        }
    }

    private func refuse(_ row: Enrolment, _ fault: SourceFault, _ round: inout EnrolmentRound) async throws {
        var row = row
        row.refusals += 1
        row.refusal = fault.sentence
        row.notBefore = clock.now().adding(EnrolmentPatience.wait(afterRefusals: row.refusals, entropy))
        round.refusalsInARow += 1
        round.list.failure = fault.sentence
        log(fault)
        try await round.write([row])
    }

    /// - Parameter fault: nil where single clients were refused one after the other.
    private func fail(_ fault: SourceFault?, _ round: inout EnrolmentRound) async throws {
        round.hasFailed = true
        round.list.failures += 1
        round.list.failure = fault?.sentence ?? round.list.failure
        let now = clock.now()
        let wait = now.adding(EnrolmentPatience.wait(afterFailures: round.list.failures, entropy))
        let wish = fault?.notBefore.map { min($0, now.adding(EnrolmentPatience.longest)) }
        round.list.notBefore = max(wait, wish ?? wait)
        if let fault { log(fault) }
    }

    private func log(_ fault: SourceFault) {
        logger.warning(
            "enrolment refused",
            metadata: [
                "source.id": "\(enroller.source)", "fault.kind": "\(fault.kind.label)",
                "fault.sentence": "\(fault.sentence.english)",
            ])
    }
}

extension SourceFault {
    /// Whether the provider refuses what was asked (an unknown number, a list that is not there) rather than us.
    fileprivate var refusesTheQuestion: Bool {
        switch kind {
        case .status(400), .status(404), .status(409), .status(422): true
        case .status, .transport, .quota, .denied, .lie: false
        }
    }
}
