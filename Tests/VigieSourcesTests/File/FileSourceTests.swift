import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTables
import VigieTesting
import VigieTransport

/// Which files are read, and when.
@Suite struct FileSourceTests {
    private let header = "SIREN;Encours\n"

    private func line(_ index: Int, _ sum: Int) -> String { "\(Invented.siren(index));\(sum)\n" }

    private func outstanding(_ reading: Reading, _ index: Int) -> Int64? {
        reading.facets(of: FileDrop.key(index))?.ledger.value?.first?.exposure.outstanding?.cents
    }

    @Test("the first files are one present, the newest line of each client last") func first() async throws {
        let drop = FileDrop(.ledger)
        drop.depot.put("b.csv", header + line(1, 20), at: FileDrop.time(-60))
        drop.depot.put("a.csv", header + line(1, 30) + line(2, 5), at: FileDrop.time(-30))
        drop.depot.put("c.csv", header + line(1, 10) + line(2, 4), at: FileDrop.time(-90))
        let reading = try await drop.source.read(drop.ask(.since(nil)))
        #expect(outstanding(reading, 1) == 3000 && outstanding(reading, 2) == 500)
        #expect(drop.depot.reads == ["c.csv", "b.csv", "a.csv"])
        #expect(reading.sightings.keys.sorted() == [FileDrop.key(1), FileDrop.key(2)].sorted())
        #expect(reading.more == nil)
    }

    @Test("what was read is not read again, and another content is") func again() async throws {
        let drop = FileDrop(.ledger)
        let first = try await drop.news(of: header + line(1, 10))
        let second = try await drop.source.read(drop.ask(.since(first.cursor), after: 15))
        #expect(second.items.isEmpty && second.cursor == nil && drop.depot.reads.count == 1)
        drop.depot.put("a.csv", header + line(1, 11), at: FileDrop.time(20))
        let third = try await drop.source.read(drop.ask(.since(first.cursor), after: 30))
        #expect(outstanding(third, 1) == 1100)
        // Sums may go back to what they were: the same words as long ago are news.
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(40))
        let fourth = try await drop.source.read(drop.ask(.since(third.cursor), after: 60))
        #expect(outstanding(fourth, 1) == 1000)
    }

    @Test("the same content written again says nothing new") func sameContent() async throws {
        let drop = FileDrop(.ledger)
        let first = try await drop.news(of: header + line(1, 10))
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(20))
        let second = try await drop.source.read(drop.ask(.since(first.cursor), after: 30))
        #expect(second.items.isEmpty && second.cursor != nil)
        let third = try await drop.source.read(drop.ask(.since(second.cursor), after: 45))
        #expect(third.cursor == nil && drop.depot.reads.count == 2)
    }

    @Test("a file that is still being written waits") func half() async throws {
        let drop = FileDrop(.ledger)
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(0))
        let first = try await drop.source.read(drop.ask(.since(nil)))
        #expect(first.items.isEmpty && drop.depot.reads.isEmpty)
        drop.depot.put("a.csv", header + line(1, 10) + line(2, 5), at: FileDrop.time(1))
        let second = try await drop.source.read(drop.ask(.since(first.cursor), after: 1))
        #expect(second.items.isEmpty && drop.depot.reads.isEmpty)
        let third = try await drop.source.read(drop.ask(.since(second.cursor), after: 2))
        #expect(outstanding(third, 2) == 500)
    }

    @Test("where the server has a clock of its own, a file must look the same twice") func otherClock() async throws {
        let drop = FileDrop(.ledger, sharesClock: false)
        // By its date an hour old, and perhaps written this very moment.
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(-65))
        let first = try await drop.source.read(drop.ask(.since(nil)))
        #expect(drop.depot.reads.isEmpty)
        let second = try await drop.source.read(drop.ask(.since(first.cursor), after: 1))
        #expect(outstanding(second, 1) == 1000)
    }

    @Test("an old file that comes late does not take back what a newer one said") func late() async throws {
        let drop = FileDrop(.ledger)
        drop.depot.put("mardi.csv", header + line(1, 20), at: FileDrop.time(-60))
        let first = try await drop.source.read(drop.ask(.since(nil)))
        drop.depot.put("lundi.csv", header + line(1, 10) + line(2, 5), at: FileDrop.time(-120))
        let second = try await drop.source.read(drop.ask(.since(first.cursor), after: 15))
        #expect(outstanding(second, 1) == 2000 && outstanding(second, 2) == 500)
    }

    @Test("a wrong file costs the good ones nothing, and is told until a newer one comes") func wrong() async throws {
        let drop = FileDrop(.ledger)
        let first = try await drop.news(of: header + line(1, 10), name: "1.csv")
        drop.depot.put("2.csv", "<html>", at: FileDrop.time(5))
        drop.depot.put("3.csv", header + line(1, 30), at: FileDrop.time(6))
        let act = await SourceContract.act(drop.source, drop.ask(.since(first.cursor), after: 10))
        #expect(act.readings.count == 1 && outstanding(act.readings[0], 1) == 3000)
        #expect(act.fault?.url == "/depot/2.csv")
        let cursor = act.readings[0].cursor
        let next = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 20))
        #expect(next.fault != nil && next.readings.isEmpty)
        // The newer one is good, and was met together with it: an hour is enough to be told.
        let hour = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 75))
        #expect(hour.failure == nil && hour.items.isEmpty)
        drop.depot.put("4.csv", header + line(1, 40), at: FileDrop.time(25))
        let then = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 30))
        #expect(then.failure == nil && outstanding(then.readings[0], 1) == 4000)
        let last = await SourceContract.act(drop.source, drop.ask(.since(then.readings.first?.cursor), after: 40))
        #expect(last.failure == nil && last.items.isEmpty)
    }

    @Test("a wrong file keeps no later one from being read, also where a file must look the same twice")
    func wrongElsewhere() async throws {
        let drop = FileDrop(.ledger, sharesClock: false)
        drop.depot.put("1.csv", header + line(1, 10), at: FileDrop.time(-65))
        var cursor = try await drop.source.read(drop.ask(.since(nil))).cursor
        cursor = try await drop.source.read(drop.ask(.since(cursor), after: 1)).cursor
        drop.depot.put("2.csv", "<html>", at: FileDrop.time(2))
        cursor = try await drop.source.read(drop.ask(.since(cursor), after: 3)).cursor
        let wrong = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 5))
        #expect(wrong.fault?.url == "/depot/2.csv" && wrong.readings.isEmpty)
        drop.depot.put("3.csv", header + line(1, 30), at: FileDrop.time(6))
        let met = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 7))
        #expect(met.fault?.url == "/depot/2.csv" && met.items.isEmpty)
        let then = await SourceContract.act(drop.source, drop.ask(.since(met.readings.first?.cursor), after: 9))
        #expect(then.readings.first.map { outstanding($0, 1) } == 3000)
    }

    @Test("a wrong file that was passed over keeps no late one from being read") func passedOver() async throws {
        let drop = FileDrop(.ledger)
        var cursor = try await drop.news(of: header + line(1, 10), name: "1.csv").cursor
        drop.depot.put("3.csv", "<html>", at: FileDrop.time(30))
        drop.depot.put("4.csv", header + line(1, 40), at: FileDrop.time(31))
        cursor = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 40)).readings.first?.cursor
        // Older than both, come only now.
        drop.depot.put("2.csv", header + line(1, 20) + line(2, 7), at: FileDrop.time(20))
        let late = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 120))
        #expect(late.failure == nil && late.readings.first.map { outstanding($0, 2) } == 700)
        #expect(late.readings.first.map { outstanding($0, 1) } == 4000)
    }

    @Test("a file dated by a clock that was ahead does not silence those that follow") func datedAhead() async throws {
        let drop = FileDrop(.ledger)
        let day = 24 * 60
        var cursor = try await drop.news(of: header + line(1, 10), name: "1.csv").cursor
        // The clock is five days ahead: a wrong file and a good one are met by it.
        drop.depot.put("2.csv", "<html>", at: FileDrop.time(5 * day))
        drop.depot.put("3.csv", header + line(1, 30), at: FileDrop.time(5 * day + 1))
        cursor =
            await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 5 * day + 10)).readings.first?.cursor
        // It is right again.
        drop.depot.put("4.csv", header + line(1, 40), at: FileDrop.time(20))
        let act = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 40))
        #expect(act.readings.first.map { outstanding($0, 1) } == 4000)
        cursor = act.readings.first?.cursor
        let later = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: 120))
        #expect(later.failure == nil, "told for an hour, then passed over")
    }

    @Test("a file dated ahead keeps its place however often it is read again") func keepsItsPlace() async throws {
        let drop = FileDrop(.ledger)
        let day = 24 * 60
        var cursor = try await drop.news(of: header + line(1, 10), name: "1.csv").cursor
        // Dated five days ahead, read today.
        drop.depot.put("2.csv", header + line(1, 20), at: FileDrop.time(5 * day))
        var after = 10
        func read() async throws -> Reading? {
            after += 10
            let act = await SourceContract.act(drop.source, drop.ask(.since(cursor), after: after))
            #expect(act.failure == nil)
            cursor = act.readings.last?.cursor ?? cursor
            return act.readings.last
        }
        // Not at rest at the first look.
        _ = try await read()
        #expect(outstanding(try #require(try await read()), 1) == 2000)
        drop.depot.put("3.csv", header + line(1, 30), at: FileDrop.time(after + 1))
        #expect(outstanding(try #require(try await read()), 1) == 3000)
        for late in 1...2 {
            drop.depot.put("late\(late).csv", header + line(2, late), at: FileDrop.time(30 * late - 90))
            let reading = try #require(try await read())
            #expect(outstanding(reading, 2) == Int64(late * 100))
            let said = outstanding(reading, 1)
            #expect(said == nil || said == 3000)
        }
        // Who is new is told what the youngest true date says.
        let about = try await drop.source.read(
            drop.ask(.about([Target(company: .siren(Invented.siren(1)))], continuing: nil), after: after))
        #expect(outstanding(about, 1) == 3000)
    }

    @Test("a file that lost its last line end is not believed") func suspicious() async throws {
        let drop = FileDrop(.ledger)
        let first = try await drop.news(of: header + line(1, 10) + line(2, 5))
        drop.depot.put("a.csv", header + line(1, 10) + "\(Invented.siren(2));12", at: FileDrop.time(5))
        let cut = await SourceContract.act(drop.source, drop.ask(.since(first.cursor), after: 10))
        #expect(cut.fault?.kind == .lie(.cut) && cut.items.isEmpty)
    }

    @Test("a file about strangers only is another one") func strangers() async throws {
        var drop = FileDrop(.ledger)
        drop.clients = (1...6).map { Invented.client($0) }
        let first = try await drop.news(of: header + (1...6).map { line($0, $0) }.joined())
        drop.depot.put("a.csv", header + (60...66).map { line($0, $0) }.joined(), at: FileDrop.time(5))
        let act = await SourceContract.act(drop.source, drop.ask(.since(first.cursor), after: 10))
        #expect(act.fault?.kind == .lie(.hitRate))
    }

    @Test("a file that does not come when it is due is the source's silence") func silence() async throws {
        var drop = FileDrop(.ledger)
        drop.settings.expectedEvery = .seconds(3600)
        let empty = try await drop.source.read(drop.ask(.since(nil)))
        #expect(empty.cursor != nil)
        _ = try await drop.source.read(drop.ask(.since(empty.cursor), after: 59))
        let act = await SourceContract.act(drop.source, drop.ask(.since(empty.cursor), after: 61))
        #expect(act.fault?.kind == .lie(.frozen))
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(61))
        let came = try await drop.source.read(drop.ask(.since(empty.cursor), after: 62))
        let later = await SourceContract.act(drop.source, drop.ask(.since(came.cursor), after: 130))
        #expect(later.fault?.kind == .lie(.frozen))
        #expect(later.fault?.sentence.french.contains("attendu toutes les 1 h") == true)
    }

    @Test("the present of new clients is told from the files that lie there") func present() async throws {
        let drop = FileDrop(.ledger)
        drop.depot.put("a.csv", header + line(1, 10), at: FileDrop.time(-60))
        let targets = [FileDrop.key(1), FileDrop.key(2)].map { Target(company: $0) }
        let reading = try await drop.source.read(drop.ask(.about(targets, continuing: nil)))
        #expect(reading.items.map(\.company) == [FileDrop.key(1)])
        #expect(reading.sightings == [FileDrop.key(1): .told(nil), FileDrop.key(2): .told(nil)])
        drop.depot.put("b.csv", header + line(2, 5), at: FileDrop.time(0))
        let early = try await drop.source.read(drop.ask(.about(targets, continuing: nil)))
        #expect(early.sightings[FileDrop.key(2)] == .unlisted)
    }

    @Test(
        "a depot that does not answer is a fault of the source",
        arguments: [
            (DepotFailure.exchange(ExchangeFailure(.timeout, "trop long", "too long")), false),
            (.denied(Remark("refusé", "refused")), true), (.stranger(Remark("autre clé", "another key")), true),
        ])
    func faults(failure: DepotFailure, alarms: Bool) async throws {
        let drop = FileDrop(.ledger)
        drop.depot.fail(failure)
        for subject in [Ask.Subject.since(nil), .about([Target(company: FileDrop.key(1))], continuing: nil)] {
            let act = await SourceContract.act(drop.source, drop.ask(subject))
            #expect(act.fault?.alarmsAtOnce == alarms)
        }
    }

    @Test("a file longer than any such file is not read") func tooLong() async throws {
        var drop = FileDrop(.ledger)
        drop.settings.limits.bytes = 20
        #expect(await drop.fault(of: header + line(1, 10))?.kind == .lie(.tooLarge))
        #expect(drop.depot.reads.isEmpty)
        drop.settings.limits.bytes = 1000
        drop.settings.limits.rows = 1
        #expect(await drop.fault(of: header + line(1, 10) + line(2, 10))?.kind == .lie(.tooLarge))
    }

    @Test(
        "names fit a pattern as in a shell",
        arguments: [
            ("*.csv", "a.csv", true), ("*.csv", ".a.csv", false), ("*.csv", "a.csv.tmp", false), ("*", "a", true),
            ("covers-*.csv", "covers-2026.csv", true), ("covers-*.csv", "covers.csv", false), ("a?c", "abc", true),
            ("a?c", "ac", false), ("a*b*c", "aXbYbc", true), ("", "a", false), ("*", "", false), (".*", ".a", true),
        ])
    func patterns(pattern: String, name: String, fits: Bool) { #expect(FilePattern(pattern).fits(name) == fits) }
}
