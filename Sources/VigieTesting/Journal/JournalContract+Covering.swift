import VigieDomain
import VigieEngine

/// What the proof of watch is made of.
extension JournalContract {
    static let covering = [
        JournalContract("the time for which an answer was older than promised is summed for each client") { open in
            let journal = try await open()
            try await watch([JournalSpecimen.watch(1), JournalSpecimen.watch(2)], journal)
            let bureau = JournalSpecimen.bureau
            for (second, succeeded, promise) in [
                (0, true, 10), (8, true, 10), (30, false, 10), (40, true, 10), (55, true, 10), (99, true, nil),
            ] as [(Int, Bool, Int?)] {
                var entry = JournalEntry(at: moment(second), source: bureau)
                entry.sightings[JournalSpecimen.company(1)] = SightingRecord(
                    attempted: moment(second), sighting: nil, succeeded: succeeded)
                entry.promise = promise.map { .seconds($0) }
                if second == 0 { entry.baselines = [JournalSpecimen.company(1)] }
                _ = try await journal.commit(entry)
            }
            let marks = try await open().coverage(of: bureau)
            let expected = CoverageMark(
                baseline: moment(0), attempted: moment(99), succeeded: moment(99), late: .seconds(22 + 5))
            try requireEqual(marks, [JournalSpecimen.company(1): expected], "the marks")
            try requireEqual(try await open().coverage(of: JournalSpecimen.gazette), [:], "the marks of another source")
        },
        JournalContract("silences of a source are kept, each once") { open in
            let journal = try await open()
            let gaps = [
                SourceGap(
                    source: JournalSpecimen.bureau, began: moment(5), ended: moment(90),
                    reason: Phrase("« refus »", "“refused”")),
                SourceGap(source: JournalSpecimen.bureau, began: moment(100), ended: moment(200)),
            ]
            for gap in [gaps[1], gaps[0], gaps[0]] {
                var entry = JournalEntry(at: gap.ended, source: gap.source)
                entry.gap = gap
                _ = try await journal.commit(entry)
            }
            try requireEqual(try await open().gaps(of: JournalSpecimen.bureau), gaps, "the gaps")
            try requireEqual(try await open().gaps(of: JournalSpecimen.gazette), [], "the gaps of another source")
        },
    ]
}
