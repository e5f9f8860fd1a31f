import Synchronization
import VigieControl
import VigieDaemon
import VigieDomain
import VigieRehearsal

/// Plays one scenario from its first moment to its last: lives of the daemon one after the other, and what happens to them.
final class Play: Sendable {
    private struct State {
        var life: Life?
        var supervisor: Supervisor?
        var desk: ControlDesk?
        /// How long the next start waits.
        var pause: Duration = Play.restart
        var starts: [Duration] = []
        var ends: [Duration] = []
        var refusals: [String] = []
        var files: [LaidFile] = []
        var hasEnded = false
    }

    let scenario: Scenario
    let stage: Stage
    let time: VirtualTime
    let clock: MachineClock
    let web: SimulatedWeb
    let post: SimulatedPostOffice
    let trace: Trace
    let executor: SeededExecutor
    private let disk = Disk()
    private let entropy: SeededEntropy
    private let state = Mutex(State())
    /// `RestartSec` of the unit.
    private static let restart: Duration = .seconds(5)
    /// A service whose settings are wrong is not started anew by the system; somebody tries now and then.
    private static let patience: Duration = .seconds(600)

    init(_ scenario: Scenario, keepsStory: Bool) throws {
        self.scenario = scenario
        let time = VirtualTime(start: scenario.start)
        self.time = time
        stage = try Stage(seed: scenario.seed)
        trace = Trace(time: time, folder: stage.path, keepsLines: keepsStory)
        clock = MachineClock(time)
        executor = SeededExecutor(seed: scenario.seed)
        entropy = SeededEntropy(seed: scenario.seed, purpose: "jitter")
        var apis = scenario.world.registers
        // The register's clock is that of Paris, also in the night when it says an hour twice.
        if let paris = CivilZone.system(named: "Europe/Paris") {
            apis[SireneAPI.host] = SireneAPI(register: scenario.world, zone: paris)
        }
        let registers = RehearsalExchange(registers: apis) { time.now }
        for fault in scenario.faults {
            registers.faults.schedule(fault.fault, host: fault.host, from: fault.from, until: fault.until)
        }
        web = SimulatedWeb(
            time: time, trace: trace, registers: registers, endpoints: [Stage.endpointHost],
            rates: Stage.rates(of: scenario.breadth).mapValues {
                SimulatedWeb.Rate(count: $0, window: .seconds(1))
            }, troubles: scenario.troubles, seed: scenario.seed,
            list: scenario.breadth.keepsList
                ? WatchedList(seed: scenario.seed, troubledUntil: scenario.troubled) : nil)
        post = SimulatedPostOffice(
            time: time, trace: trace, troubles: scenario.troubles, dead: scenario.deadAddresses, seed: scenario.seed)
        try stage.furnish(scenario)
    }

    var starts: [Duration] { state.withLock { $0.starts } }
    var ends: [Duration] { state.withLock { $0.ends } }
    /// The files that other programs put into the folder, in that order.
    var files: [LaidFile] { state.withLock { $0.files } }
    /// Why the daemon would not start, where it did not.
    var refusals: [String] { state.withLock { $0.refusals } }

    func play() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.lives() }
            group.addTask {
                await self.incidents()
                self.state.withLock { $0.hasEnded = true }
                self.stop()
            }
        }
    }

    private func lives() async {
        while !state.withLock({ $0.hasEnded }) {
            let life = Life()
            state.withLock { state in
                state.life = life
                state.pause = Play.restart
                state.starts.append(time.elapsed)
            }
            trace.note("start")
            let ending = await Incarnation(
                stage: stage, life: life, disk: disk, clock: clock, entropy: entropy, web: web, post: post,
                executor: executor, trace: trace
            ).run { supervisor, desk in
                state.withLock { state in
                    state.supervisor = supervisor
                    state.desk = desk
                }
            }
            trace.note("end: \(ending)")
            let pause = state.withLock { state in
                if case .refused(let reason) = ending {
                    state.refusals.append(reason)
                    state.pause = Play.patience
                }
                state.ends.append(time.elapsed)
                (state.life, state.supervisor, state.desk) = (nil, nil, nil)
                return state.pause
            }
            // The machine's people mend a disk that failed before they start the service anew.
            disk.mend()
            if !state.withLock({ $0.hasEnded }) { try? await time.sleep(for: pause) }
        }
    }

    private func stop() { state.withLock { $0.supervisor }?.stop() }

    private func incidents() async {
        await withTaskGroup(of: Void.self) { group in
            for scheduled in scenario.incidents {
                try? await time.sleep(for: scheduled.at - time.elapsed)
                trace.note("incident \(Play.shown(scheduled.incident))")
                happen(scheduled.incident, &group)
            }
            try? await time.sleep(for: scenario.length - time.elapsed)
            group.cancelAll()
        }
    }

    private func happen(_ incident: Incident, _ group: inout TaskGroup<Void>) {
        switch incident {
        case .kill(let acts): state.withLock { $0.life }?.kill(afterActs: acts)
        case .stop(let pause):
            state.withLock { $0.pause = pause }
            stop()
        case .reboot(let pause):
            state.withLock { $0.pause = pause }
            state.withLock { $0.life }?.kill()
            clock.reboot()
        case .reload:
            guard let desk = state.withLock({ $0.desk }) else { return }
            group.addTask { _ = await desk.answer(.reload) }
        case .spoilSettings:
            try? stage.spoilSettings()
            guard let desk = state.withLock({ $0.desk }) else { return }
            group.addTask { _ = await desk.answer(.reload) }
        case .mendSettings:
            try? stage.mendSettings(scenario)
            group.addTask { await self.insist(on: .reload) }
        case .suspend(let duration): time.suspend(for: duration)
        case .clock(let error): clock.setError(error)
        case .fillDisk: disk.fill(true)
        case .emptyDisk: disk.fill(false)
        case .failDisk(let writes): disk.fail(afterWrites: writes)
        case .redeliver:
            let request = ControlRequest.redeliver(
                message: nil, endpoint: Stage.endpointName, since: nil, includingDelivered: false)
            group.addTask { await self.insist(on: request) }
        case .drop(let drop): lay(drop)
        case .edit(let text): try? stage.saveWatchlist(text, at: clock.now())
        }
    }

    private func lay(_ drop: FileDrop) {
        let modified = clock.now().adding(.zero - drop.age)
        guard (try? stage.lay(drop, modified: modified)) != nil else { return }
        let file = LaidFile(drop: drop, at: time.elapsed, modified: modified)
        state.withLock { $0.files.append(file) }
    }

    // Whoever types the command tries again where no service answers, or where it could not do it.
    private func insist(on request: ControlRequest) async {
        while !Task.isCancelled {
            let desk = state.withLock { $0.desk }
            if let reply = await desk?.answer(request), reply.succeeded { return }
            try? await time.sleep(for: Play.patience)
        }
    }

    private static func shown(_ incident: Incident) -> String {
        if case .edit(let text) = incident { return "edit, \(text.split(separator: "\r\n").count - 1) clients" }
        if case .drop(let drop) = incident {
            let what = drop.rows.map { "\($0.count) rows" } ?? "not whole"
            return "drop \(drop.name), \(drop.bytes.count) bytes, \(what)"
        }
        return "\(incident)"
    }
}
