package import VigieDomain
package import VigieEngine
package import VigieLaw
package import VigieTransport

/// The official gazette of commercial notices (BODACC), from DILA's open data portal.
///
/// A feed for everyone and, for a new client, its whole past. What a notice means is the business of the law: the reader is
/// given, and the source only brings records to it.
package struct BodaccSource: Source {
    package typealias Reader = @Sendable (GazetteRecord) -> [GazetteReading]

    let settings: BodaccSettings
    let exchange: any Exchange
    let reader: Reader
    package let parser: Int

    /// Of this file's folder and of the law's reader together: one more with each change of either that may read a record
    /// which could not be read before.
    package static let parserVersion = 1

    package init(
        settings: BodaccSettings, exchange: any Exchange, parser: Int = BodaccSource.parserVersion,
        reader: @escaping Reader
    ) {
        self.parser = parser
        self.settings = settings
        self.exchange = exchange
        self.reader = reader
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        SourceAbilities(
            isFeed: true, canReview: true, batch: settings.batch, facets: [.proceedings, .life, .identity, .accounts])
    }

    package func read(_ ask: Ask) async throws -> Reading {
        switch ask.subject {
        case .since(let cursor): try await BodaccFeed(visit(ask)).read(cursor)
        case .review(let days, false, let place): try await BodaccReview(visit(ask), days: days).read(place)
        case .review(let days, true, let place): try await BodaccWatchedReview(visit(ask), days: days).read(place)
        case .about(let targets, let place): try await BodaccPast(visit(ask), targets: targets).read(place)
        }
    }

    package func reread(_ entry: UnreadableEntry, _ ask: Ask) -> Reading? {
        BodaccKept(visit(ask)).read(entry)
    }

    private func visit(_ ask: Ask) -> BodaccVisit {
        BodaccVisit(
            settings: settings, portal: BodaccPortal(settings: settings, exchange: exchange, now: ask.now),
            reader: reader, ask: ask)
    }
}

/// All that one question needs.
struct BodaccVisit: Sendable {
    let settings: BodaccSettings
    let portal: BodaccPortal
    let reader: BodaccSource.Reader
    let ask: Ask

    func matcher(asked: Set<SIREN> = []) -> BodaccMatcher {
        BodaccMatcher(source: settings.id, reader: reader, watch: ask.watch, asked: asked)
    }

    /// Those of these notices that the journal holds already.
    func known(_ numbers: [String]) async throws -> Set<NoticeID> {
        try await ask.known(numbers.map { NoticeID(source: settings.id, number: $0) })
    }

    /// Takes out the notices that the journal holds, with the proofs that nothing else refers to.
    func dropKnown(from reading: inout Reading) async throws {
        let numbers = reading.items.compactMap(\.noticeID?.number)
        guard !numbers.isEmpty else { return }
        let held = try await known(numbers)
        reading.items.removeAll { $0.noticeID.map(held.contains) ?? false }
        let needed = Set(reading.items.map(\.provenance.evidence))
        reading.evidence.removeAll { !needed.contains($0.id) }
    }

    /// - Throws: `.frozen` where the newest thing known is older than any pause of the gazette.
    func checkFresh(_ day: Day?, _ what: Phrase, in answer: Answer) throws {
        guard let day, day.days(until: ask.today) > settings.frozenDays else { return }
        throw answer.lie(
            .frozen,
            Phrase(
                "rien de nouveau depuis le \(day) (\(what.french)), au plus \(settings.frozenDays) jours sont normaux",
                "nothing new since \(day) (\(what.english)), at most \(settings.frozenDays) days are normal"))
    }
}

extension ReadingItem {
    fileprivate var noticeID: NoticeID? {
        switch content {
        case .notice(let notice), .possibleNotice(let notice): notice.id
        case .facets: nil
        }
    }
}
