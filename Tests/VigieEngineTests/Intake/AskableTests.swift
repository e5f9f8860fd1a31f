import Testing
import VigieDomain
import VigieEngine

/// The answers are kept between two changes: what is asked after a change must see it.
@Suite struct AskableTests {
    private let bureau = SourceAbilities(isFeed: false, batch: 1, facets: [.rating])
    private let monday = Day("2026-11-23") ?? Day(number: 0)

    private func askable(_ book: WatchBook, on day: Day? = nil) -> Set<CompanyKey> {
        book.askable(of: Invented.bureau, abilities: bureau, on: day ?? monday)
    }

    private func record(_ index: Int, ended: Bool = false, until: Day? = nil) -> WatchRecord {
        let now = monday.midnightUTC
        return WatchRecord(
            client: Invented.client(index), since: now, ended: ended ? now : nil, followedUntil: until)
    }

    @Test func `a client who comes or leaves is asked about from then on, or no more`() {
        let book = WatchBook()
        #expect(askable(book).isEmpty)
        book.load([record(1)], on: monday)
        #expect(askable(book) == [Invented.key(1)])
        book.update([record(2)], on: monday)
        #expect(askable(book) == [Invented.key(1), Invented.key(2)])
        book.update([record(1, ended: true)], on: monday)
        #expect(askable(book) == [Invented.key(2)])
    }

    @Test func `a watch ends with its day`() {
        let book = WatchBook()
        book.load([record(1, ended: true, until: monday), record(2)], on: monday)
        #expect(askable(book).count == 2)
        #expect(askable(book, on: monday.adding(days: 1)) == [Invented.key(2)])
        #expect(askable(book).count == 2)
    }

    @Test func `other abilities of a source, after a reload, give another answer`() {
        let book = WatchBook()
        book.load([record(1)], on: monday)
        #expect(askable(book).count == 1)
        var abroad = bureau
        abroad.countries = ["BE"]
        #expect(book.askable(of: Invented.bureau, abilities: abroad, on: monday).isEmpty)
        #expect(askable(book).count == 1)
    }
}
