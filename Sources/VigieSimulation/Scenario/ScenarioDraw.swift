import VigieDomain
import VigieRehearsal

/// Draws a scenario from a seed.
struct ScenarioDraw {
    let seed: UInt64
    let days: Int
    private var chance: Chance
    private let start: Instant
    private let world: World
    private let lines: [String]
    private var breadth: Breadth

    init(seed: UInt64, days: Int, sources: SourceChoice = .drawn) {
        self.seed = seed
        self.days = days
        chance = Chance(seed: seed, purpose: "scenario")
        let firstDay = ScenarioDraw.firstDay(&chance)
        start = firstDay.midnightUTC.adding(.seconds(Int64(chance.below(86_400))))
        let lives = World.lives(
            seed: seed, clients: chance.between(5, 50), start: firstDay, days: days - 2, noise: 5,
            eventsPerThousand: chance.pick([20, 60, 150]), mostDaysLate: chance.pick([0, 3, 6]))
        breadth = BreadthDraw(seed: seed, choice: sources, start: start, days: days).drawn()
        var own = Chance(seed: seed, purpose: "wider lives")
        let (part, pace) = (own.next(), own.pick([8, 20, 40]))
        world =
            breadth.isWide
            ? lives.widened(seed: part, start: firstDay, days: days - 2, eventsPerThousand: pace) : lives
        for kind in breadth.files {
            var files = FileDraw(seed: seed, kind: kind, world: world, start: start, days: days)
            breadth.drops += files.drawn()
        }
        lines = world.watchlist.split(separator: "\r\n").map { "\($0)\r\n" }
    }

    /// Near the days on which the clocks of Paris change, or any day.
    private static func firstDay(_ chance: inout Chance) -> Day {
        let springs = Day(year: 2027, month: 3, day: 20)
        let autumns = Day(year: 2027, month: 10, day: 22)
        let any = Day(year: 2027, month: 1, day: 2)?.adding(days: chance.below(360))
        let day =
            switch chance.below(4) {
            case 0: springs?.adding(days: chance.below(8))
            case 1: autumns?.adding(days: chance.below(8))
            default: any
            }
        return day ?? Day(number: 20_820)
    }

    mutating func drawn() -> Scenario {
        let (watchlist, edits, listed) = editing()
        let (troubles, dead) = troubles()
        let drops = breadth.drops.map { ScheduledIncident(at: $0.at, incident: .drop($0.drop)) }
        let incidents = incidents() + edits + drops
        return Scenario(
            seed: seed, days: days, start: start, world: world, faults: sourceFaults() + breadth.faults,
            troubles: troubles + breadth.troubles,
            incidents: incidents.sorted { $0.at < $1.at }, watchlist: watchlist, listed: listed, deadAddresses: dead,
            pace: Scenario.Pace(
                gazette: chance.pick([.seconds(1200), .seconds(3600), .seconds(7200)]),
                companySearch: chance.pick([.seconds(10_800), .seconds(21_600)]),
                bureau: chance.pick([.seconds(21_600), .seconds(43_200)]),
                audit: chance.pick([.seconds(180), .seconds(900), .seconds(3600)])),
            breadth: breadth)
    }

    private var troubled: Duration { .seconds(Int64(days) * 86_400) - Scenario.calm }

    /// A moment before the calm, leaving room for what lasts so long.
    private mutating func moment(leaving lasting: Duration = .zero) -> Duration {
        let room = max(1, (troubled - lasting).components.seconds)
        return .milliseconds(Int64(chance.below(Int(room) * 1000)))
    }

    /// So many for each simulated day, in hundredths.
    private mutating func count(perHundredDays rate: Int) -> Int {
        let share = rate * days
        return share / 100 + (chance.below(100) < share % 100 ? 1 : 0)
    }

    // MARK: - What goes wrong outside

    private mutating func sourceFaults() -> [ScheduledFault] {
        let hosts = [GazetteAPI.host, CompanySearchAPI.host, BureauAPI.host]
        return (0..<count(perHundredDays: 60)).map { _ in
            let lasting: Duration = .seconds(Int64(chance.pick([300, 2400, 9000, 30_000, 90_000])))
            let from = start.adding(moment(leaving: lasting))
            return ScheduledFault(
                fault: chance.pick(Fault.all), host: chance.pick(hosts), from: from, until: from.adding(lasting))
        }
    }

    private mutating func troubles() -> ([ScheduledTrouble], dead: Set<String>) {
        var troubles: [ScheduledTrouble] = []
        for _ in 0..<count(perHundredDays: 40) {
            let lasting: Duration = .seconds(Int64(chance.pick([60, 1800, 20_000, 100_000])))
            let from = moment(leaving: lasting)
            let place = chance.happens(perThousand: 400) ? "commercial\(chance.below(7))@example.com" : nil
            troubles.append(
                ScheduledTrouble(
                    place: place, trouble: chance.pick([.refuses, .hangs, .losesReply, .fails]), from: from,
                    until: from + lasting))
        }
        let silences: [Duration] = [.seconds(7), .seconds(90), .seconds(1800), .seconds(7200)]
        for _ in 0..<count(perHundredDays: 50) {
            let lasting: Duration = .seconds(Int64(chance.pick([30, 600, 9000, 60_000])))
            let from = moment(leaving: lasting)
            let trouble: Trouble =
                switch chance.below(13) {
                case 0, 1: .refuses
                case 2, 3: .hangs
                case 4, 5: .losesReply
                case 6, 7: .fails
                case 8: .gone
                case 9, 10: .throttles(chance.pick(silences))
                default: .unavailable(chance.pick(silences))
                }
            let place = chance.pick([
                Stage.endpointHost, Stage.endpointHost, GazetteAPI.host, CompanySearchAPI.host, BureauAPI.host,
            ])
            // A register that has taken a question has answered it: losing replies is for those who are told something.
            guard place == Stage.endpointHost || (trouble != .losesReply && trouble != .gone) else { continue }
            troubles.append(ScheduledTrouble(place: place, trouble: trouble, from: from, until: from + lasting))
        }
        let dead: Set<String> =
            chance.happens(perThousand: 250) ? ["commercial\(chance.below(7))@example.com"] : []
        return (troubles, dead)
    }

    // MARK: - What happens to the machine

    private mutating func incidents() -> [ScheduledIncident] {
        var incidents: [ScheduledIncident] = []
        func add(_ at: Duration, _ incident: Incident) {
            incidents.append(ScheduledIncident(at: at, incident: incident))
        }
        for _ in 0..<count(perHundredDays: 80) { add(moment(), .kill(afterActs: chance.between(1, 60))) }
        for _ in 0..<count(perHundredDays: 15) {
            add(moment(), .stop(pause: .seconds(Int64(chance.pick([1, 30, 4000, 40_000])))))
        }
        for _ in 0..<count(perHundredDays: 8) {
            add(moment(), .reboot(pause: .seconds(Int64(chance.between(20, 9000)))))
        }
        for _ in 0..<count(perHundredDays: 20) { add(moment(), .reload) }
        for _ in 0..<count(perHundredDays: 8) {
            let at = moment(leaving: .seconds(7200))
            add(at, .spoilSettings)
            add(at + .seconds(Int64(chance.between(60, 7000))), .mendSettings)
        }
        for _ in 0..<count(perHundredDays: 12) {
            let lasting = Int64(chance.pick([120, 4000, 28_800]))
            add(moment(leaving: .seconds(lasting)), .suspend(.seconds(lasting)))
        }
        if chance.happens(perThousand: 300) {
            let at = moment(leaving: .seconds(90_000))
            let error = Int64(chance.pick([-90_000, -4000, -70, 65, 3900, 40_000, 400_000]))
            add(at, .clock(error: .seconds(error)))
            add(at + .seconds(Int64(chance.between(60, 86_000))), .clock(error: .zero))
        }
        for _ in 0..<count(perHundredDays: 8) {
            let at = moment(leaving: .seconds(9000))
            add(at, .fillDisk)
            add(at + .seconds(Int64(chance.between(10, 8000))), .emptyDisk)
        }
        add(troubled + .seconds(60), .redeliver)
        for _ in 0..<count(perHundredDays: 10) { add(moment(), .failDisk(afterWrites: chance.between(1, 30))) }
        return incidents
    }

    // MARK: - What the credit manager does

    private mutating func editing() -> (String, [ScheduledIncident], [SIREN: [Scenario.Listing]]) {
        let all = world.companies.indices
        var present = Set(all.filter { _ in !chance.happens(perThousand: 150) })
        present.insert(0)
        var managers: [Int: Int] = [:]
        var listed: [SIREN: [Scenario.Listing]] = [:]
        for place in present { listed[world.companies[place].siren] = [.init(from: .zero)] }
        let first = text(present, managers)
        var edits: [ScheduledIncident] = []
        let moments = (0..<count(perHundredDays: 25)).map { _ in moment() }.sorted()
        for at in moments {
            for _ in 0..<chance.between(1, 3) {
                let place = chance.pick(Array(all))
                let siren = world.companies[place].siren
                switch chance.below(3) {
                case 0 where place != 0 && present.contains(place):
                    present.remove(place)
                    let last = (listed[siren]?.count ?? 1) - 1
                    listed[siren]?[last].until = at
                case 1 where !present.contains(place):
                    present.insert(place)
                    listed[siren, default: []].append(.init(from: at))
                default: managers[place] = chance.below(7)
                }
            }
            edits.append(ScheduledIncident(at: at, incident: .edit(text: text(present, managers))))
        }
        return (first, edits, listed)
    }

    private func text(_ present: Set<Int>, _ managers: [Int: Int]) -> String {
        lines[0]
            + present.sorted().map { place in
                guard let manager = managers[place] else { return lines[place + 1] }
                return lines[place + 1].replacing("commercial\(place % 7)@", with: "commercial\(manager)@")
            }.joined()
    }
}
