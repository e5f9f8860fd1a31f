import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieWording

@Suite("Words of a bulletin")
struct BulletinWordsTests {
    private static func bulletin(_ week: Bulletin.Week?) -> Bulletin {
        Bulletin(
            kind: week == nil ? .canary : .weekly, day: SampleAlerts.day("2026-11-23"),
            due: SampleAlerts.moment("2026-11-23T07:00:00Z"), recipient: .person(SampleAlerts.credit), week: week)
    }

    private static func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test(arguments: [
        (
            Bulletin.Week(clients: 1, sources: ["bodacc"]), "1 client vérifié, sources en ordre, rien de neuf",
            "1 client checked, sources in order, nothing new"
        ),
        (
            Bulletin.Week(clients: 4_812, changes: 1, sources: ["bodacc"]),
            "4 812 clients vérifiés, sources en ordre, 1 nouvelle",
            "4,812 clients checked, sources in order, 1 piece of news"
        ),
        (
            Bulletin.Week(clients: 2, changes: 12, sources: ["a", "b", "c"], troubled: ["a", "b"]),
            "2 clients vérifiés, sources en défaut (a, b), 12 nouvelles",
            "2 clients checked, failing sources (a, b), 12 pieces of news"
        ),
        (
            Bulletin.Week(clients: 0, unwatched: 1), "0 client vérifié, aucune source, rien de neuf",
            "0 clients checked, no source, nothing new"
        ),
    ])
    func `a week is told in one line`(_ week: Bulletin.Week, french: String, english: String) {
        let bulletin = Self.bulletin(week)
        #expect(
            Self.plain(Wording(.french).bulletinGist(bulletin)) == "Point de la semaine, 23/11/2026 : \(french)")
        #expect(
            Self.plain(Wording(.english).bulletinSubject(bulletin, instance: "Nord"))
                == "[Nord] Weekly note, 23 November 2026: \(english)")
    }

    @Test(arguments: [
        (Bulletin.Week(clients: 3, sources: ["bodacc"]), 0, "", ""),
        (
            Bulletin.Week(clients: 3, notYetWatched: 1, sources: ["bodacc"]), 1,
            "parmi les clients vérifiés, 1 client n'est pas encore surveillé par toutes les sources.",
            "among the clients checked, 1 client is not yet watched by every source."
        ),
        (
            Bulletin.Week(clients: 3, notYetWatched: 2, sources: ["bodacc"]), 1,
            "parmi les clients vérifiés, 2 clients ne sont pas encore surveillés par toutes les sources.",
            "among the clients checked, 2 clients are not yet watched by every source."
        ),
        (
            Bulletin.Week(clients: 3, unwatched: 1, sources: ["bodacc"]), 1,
            "1 autre client n'est vérifié par aucune source.", "1 other client is checked by no source."
        ),
        (
            Bulletin.Week(clients: 3, unwatched: 2, sources: ["bodacc"], troubled: ["bodacc"]), 2,
            "2 autres clients ne sont vérifiés par aucune source.", "2 other clients are checked by no source."
        ),
    ])
    func `what is not in order is said below`(_ week: Bulletin.Week, cautions: Int, french: String, english: String) {
        for (language, words) in [(Language.french, french), (.english, english)] {
            let lines = Wording(language).bulletinLines(Self.bulletin(week)).map(Self.plain)
            #expect(lines.count == cautions + 1)
            #expect(words.isEmpty || lines[0].contains(words), "\(lines)")
        }
    }

    @Test func `the canary says what it proves, in both languages`() {
        let canary = Self.bulletin(nil)
        #expect(Self.plain(Wording(.french).bulletinGist(canary)) == "Message témoin du 23/11/2026 : la voie est libre")
        #expect(Wording(.english).bulletinGist(canary).hasSuffix(": the way is open"))
        #expect(Wording(.french).bulletinLines(canary)[0].contains("exactement comme une alerte"))
        #expect(Wording(.english).bulletinLines(canary)[0].contains("exactly as an alert is"))
    }
}
