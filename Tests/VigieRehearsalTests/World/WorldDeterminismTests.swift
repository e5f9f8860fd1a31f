import FoundationEssentials
import Testing
import VigieDomain
import VigieRehearsal

@Suite("One seed, one world")
struct WorldDeterminismTests {
    private func bytes(_ world: World) -> [UInt8] {
        let noon = Day.monday.adding(days: 1).midnightUTC.adding(.seconds(43_200))
        let sheets = world.sheets(at: noon).map { "\($0)" }.joined()
        let reports = world.companies.compactMap { world.report(of: $0.siren, at: noon)?.json.written() }.joined()
        let notices = world.notices.map { $0.json.written() + "\n" }.joined()
        return Array((notices + world.watchlist + sheets + reports + "\(world.events)").utf8)
    }

    @Test func `the same seed gives the same bytes, another seed others`() {
        let first = bytes(.demo(start: .monday, seed: 1))
        #expect(bytes(.demo(start: .monday, seed: 1)) == first)
        #expect(bytes(.demo(start: .monday, seed: 2)) != first)
        let long = bytes(.rehearsal(seed: 3, clients: 20, start: .monday, days: 5))
        #expect(bytes(.rehearsal(seed: 3, clients: 20, start: .monday, days: 5)) == long)
    }

    /// Guards against chance that leaks in from the process, such as the order of a dictionary: the figure is of another run.
    @Test func `the first invented number never changes`() {
        #expect(World.demo(start: .monday).companies.first?.siren.description == "297711863")
    }

    @Test func `every number in every notice is valid, and no company is two`() {
        for world in [World.demo(start: .monday), .rehearsal(seed: 9, clients: 300, start: .monday, days: 3)] {
            let numbers = world.notices.flatMap(\.register).map { $0.filter { $0 != " " } }
            #expect(numbers.count > 300)
            #expect(numbers.allSatisfy { SIREN($0) != nil })
            #expect(Set(world.companies.map(\.siren)).count == world.companies.count)
        }
    }

    @Test func `every notice has an id of its own, made of its parts`() {
        let notices = World.demo(start: .monday).notices
        #expect(Set(notices.map(\.id)).count == notices.count)
        for notice in notices {
            let number = notice[.numeroannonce].integer ?? 0
            let made = (notice[.publicationavis].text ?? "") + (notice[.parution].text ?? "") + "\(number)"
            #expect(made == notice.id)
            #expect(notice[.pdfSubfolder].integer == number / 2000)
        }
    }

    @Test func `inner JSON of every notice can be read`() throws {
        for notice in World.rehearsal(seed: 4, clients: 50, start: .monday, days: 10, noise: 30).notices {
            for field in GazetteField.allCases where field.holdsJSON {
                guard let text = notice[field].text else { continue }
                #expect(try OrderedJSON(parsing: text).members != nil)
            }
        }
    }

    @Test func `whole lives meet every kind of event, and some notices come late`() {
        let world = World.lives(
            seed: 6, clients: 200, start: .monday, days: 40, noise: 2, eventsPerThousand: 80, mostDaysLate: 6)
        #expect(Set(world.events.map(\.kind)) == Set(WorldEvent.Kind.allCases).subtracting(WorldEvent.Kind.wider))
        #expect(world.events.contains { $0.shown > $0.day.registersOpen })
        #expect(world.notices.allSatisfy { (0...6).contains($0.daysLate) })
    }

    @Test func `a longer rehearsal meets every kind of event that needs none before it`() {
        let world = World.rehearsal(seed: 5, clients: 200, start: .monday, days: 20)
        let following: Set<WorldEvent.Kind> = [
            .noticeCorrected, .noticeAnnulled, .noticeRepeated, .convertedToLiquidation, .closedForLackOfAssets,
        ]
        #expect(
            Set(world.events.map(\.kind))
                == Set(WorldEvent.Kind.allCases).subtracting(following).subtracting(WorldEvent.Kind.wider))
        #expect(world.events.allSatisfy { $0.day >= .monday && $0.day < .monday.adding(days: 20) })
        #expect(zip(world.events, world.events.dropFirst()).allSatisfy { $0.day <= $1.day })
    }

    /// What the same world tells once it was widened.
    @Test func `a widened world keeps what happened and adds names, seats, capital and closings`() throws {
        let lives = World.lives(
            seed: 7, clients: 80, start: .monday, days: 20, noise: 2, eventsPerThousand: 60, mostDaysLate: 3)
        let wide = lives.widened(seed: 7, start: .monday, days: 20, eventsPerThousand: 40)
        #expect(wide.events.filter { !WorldEvent.Kind.wider.contains($0.kind) } == lives.events)
        #expect(wide.notices == lives.notices && wide.watchlist == lives.watchlist)
        #expect(Set(wide.events.map(\.kind)).isSuperset(of: WorldEvent.Kind.wider))
        #expect(wide.events == lives.widened(seed: 7, start: .monday, days: 20, eventsPerThousand: 40).events)
        let end = Day.monday.adding(days: 20).registersOpen
        for event in lives.events where event.kind == .struckOff {
            #expect(wide.sheet(of: event.siren, at: end)?.closed != nil)
        }
        let (before, after) = (Day.monday.adding(days: -1).registersOpen, end)
        for event in wide.events where event.kind == .renamed {
            #expect(wide.sheet(of: event.siren, at: before)?.name != wide.sheet(of: event.siren, at: after)?.name)
        }
        for siren in wide.companies.map(\.siren) {
            let moved = wide.events.contains { $0.siren == siren && [.capitalRaised, .capitalCut].contains($0.kind) }
            #expect((wide.capital(of: siren, at: before) != wide.capital(of: siren, at: after)) == moved)
        }
    }
}
