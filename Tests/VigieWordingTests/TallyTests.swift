import Testing
import VigieDomain
import VigieEngine
import VigieWording

@Suite struct `What vigie once says of a cycle` {
    private let tally: Recorder.Tally = {
        var tally = Recorder.Tally()
        tally.read = 1_400
        tally.matched = 2
        tally.changes = 1
        return tally
    }()

    @Test func `is wholly French, or wholly English`() {
        #expect(
            Wording(.french).tally(tally, of: "bodacc").plainlySpaced
                == "bodacc : 1 400 lus, 2 rapprochés, 1 changement, 0 alerte, 0 du passé, 0 déjà connu, 0 confirmé, 0 illisible"
        )
        #expect(
            Wording(.english).tally(tally, of: "bodacc").plainlySpaced
                == "bodacc: 1,400 read, 2 matched, 1 change, 0 alerts, 0 of the past, 0 already known, 0 confirmed, 0 unreadable"
        )
    }
}

extension String {
    fileprivate var plainlySpaced: String {
        String(map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
    }
}
