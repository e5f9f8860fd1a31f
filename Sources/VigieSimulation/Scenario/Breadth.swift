import VigieDomain
import VigieRehearsal

/// Which sources a world has.
package enum SourceChoice: String, Hashable, Sendable, CaseIterable {
    /// The first three, and those that the seed draws besides.
    case drawn
    /// The gazette, the company search and the bureau alone, as the worlds of the first seeds were.
    case first
    case all
}

/// The sources of a world besides the first three, and all that is drawn for them. Each draw comes from a chance of its own, so
/// that the rest of the world stays what it was before there were such sources.
struct Breadth: Sendable {
    /// A source whose register the world plays over the web.
    enum Register: String, Hashable, Sendable, CaseIterable {
        case sirene, rne, pappers, infogreffe

        var source: SourceID { SourceID(rawValue) }

        var host: String {
            switch self {
            case .sirene: SireneAPI.host
            case .rne: RneAPI.host
            case .pappers: PappersAPI.host
            case .infogreffe: InfogreffeAPI.host
            }
        }

        /// Questions per second that it is promised not to exceed.
        var rate: Int {
            switch self {
            case .sirene, .rne: 2
            case .pappers, .infogreffe: 3
            }
        }

        fileprivate var intervals: [Int64] {
            switch self {
            case .sirene: [3600, 7200, 14_400]
            case .rne: [14_400, 43_200]
            case .pappers, .infogreffe: [21_600, 43_200, 86_400]
            }
        }
    }

    /// In the order in which they are asked for.
    var registers: [Register] = []
    var intervals: [Register: Duration] = [:]
    var files: [FileKind] = []
    var drops: [ScheduledDrop] = []
    var faults: [ScheduledFault] = []
    var troubles: [ScheduledTrouble] = []

    /// The list of watched companies at Pappers.
    static let list = "portefeuille"

    var isWide: Bool { !registers.isEmpty || !files.isEmpty }
    var sources: [SourceID] { registers.map(\.source) + files.map(\.source) }
    func register(at host: String) -> Register? { registers.first { $0.host == host } }
    /// Whether a list of watched companies is kept at a provider.
    var keepsList: Bool { registers.contains(.pappers) }
}

/// Draws the breadth of a world.
struct BreadthDraw {
    let seed: UInt64
    let choice: SourceChoice
    let start: Instant
    let days: Int

    func drawn() -> Breadth {
        var chance = Chance(seed: seed, purpose: "sources")
        var breadth = Breadth()
        let (registers, hasFiles) = draw(&chance)
        breadth.registers = registers
        for register in Breadth.Register.allCases {
            let interval: Duration = .seconds(chance.pick(register.intervals))
            if registers.contains(register) { breadth.intervals[register] = interval }
        }
        if hasFiles {
            // Our own books in any case: the exposure follows them.
            breadth.files = [.ledger] + [.cover, .rating].filter { _ in chance.happens(perThousand: 500) }
        }
        spoil(&breadth)
        return breadth
    }

    /// Most worlds have one to three of them: the cost of a world follows the number of its sources.
    private func draw(_ chance: inout Chance) -> ([Breadth.Register], hasFiles: Bool) {
        var names = Breadth.Register.allCases.map(\.rawValue) + ["file"]
        let dice = chance.below(100)
        var count = dice < 8 ? 0 : dice < 15 ? names.count : 1 + chance.below(3)
        switch choice {
        case .drawn: break
        case .first: count = 0
        case .all: count = names.count
        }
        var drawn: Set<String> = []
        for _ in 0..<count { drawn.insert(names.remove(at: chance.below(names.count))) }
        return (Breadth.Register.allCases.filter { drawn.contains($0.rawValue) }, drawn.contains("file"))
    }

    private func spoil(_ breadth: inout Breadth) {
        for register in breadth.registers {
            var chance = Chance(seed: seed, purpose: "trouble of \(register.rawValue)")
            // As for the first three, whose shares the draw of the scenario knows.
            for _ in 0..<count(perHundredDays: 20, &chance) {
                let lasting: Duration = .seconds(Int64(chance.pick([300, 2400, 9000, 30_000, 90_000])))
                let from = start.adding(moment(leaving: lasting, &chance))
                breadth.faults.append(
                    ScheduledFault(
                        fault: chance.pick(Fault.all), host: register.host, from: from, until: from.adding(lasting)))
            }
            for _ in 0..<count(perHundredDays: 10, &chance) {
                let lasting: Duration = .seconds(Int64(chance.pick([30, 600, 9000, 60_000])))
                let from = moment(leaving: lasting, &chance)
                let silence: Duration = .seconds(Int64(chance.pick([7, 90, 1800, 7200])))
                let kinds: [Trouble] = [.refuses, .hangs, .fails, .throttles(silence), .unavailable(silence)]
                let trouble = chance.pick(kinds)
                breadth.troubles.append(
                    ScheduledTrouble(place: register.host, trouble: trouble, from: from, until: from + lasting))
            }
        }
    }

    private func count(perHundredDays rate: Int, _ chance: inout Chance) -> Int {
        let share = rate * days
        return share / 100 + (chance.below(100) < share % 100 ? 1 : 0)
    }

    /// A moment before the calm, leaving room for what lasts so long.
    private func moment(leaving lasting: Duration, _ chance: inout Chance) -> Duration {
        let troubled: Duration = .seconds(Int64(days) * 86_400) - Scenario.calm
        let room = max(1, (troubled - lasting).components.seconds)
        return .milliseconds(Int64(chance.below(Int(room) * 1000)))
    }
}
