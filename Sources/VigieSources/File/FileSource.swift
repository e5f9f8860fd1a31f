package import VigieDomain
package import VigieEngine
import VigieTables
import VigieTransport

/// Files that another program leaves for us: the insurer's covers, a bureau's scores, what our own books say. Read whole,
/// never touched; what a file no longer says has not changed.
package struct FileSource: Source {
    let settings: FileSourceSettings
    let depot: any FileDepot

    package init(settings: FileSourceSettings, depot: any FileDepot) {
        self.settings = settings
        self.depot = depot
    }

    package var id: SourceID { settings.id }

    package var abilities: SourceAbilities {
        let facet: Facet =
            switch settings.content {
            case .cover: .cover
            case .rating: .rating
            case .ledger: .ledger
            }
        var abilities = SourceAbilities(isFeed: true, batch: FileSource.batch, facets: [facet], countries: [])
        abilities.watches = false
        return abilities
    }

    /// All new clients together: the files are read once for them all.
    private static let batch = 100_000

    package func read(_ ask: Ask) async throws -> Reading {
        switch ask.subject {
        case .since(let cursor): try await news(since: cursor, ask)
        case .about(let targets, _): try await present(of: targets, ask)
        case .review: Reading()
        }
    }

    // MARK: - What is new

    private func news(since place: Cursor?, _ ask: Ask) async throws -> Reading {
        let before = place.flatMap { FileCursor($0) } ?? FileCursor(arrived: ask.now)
        let files = try await listed()
        var cursor = before.kept(among: files).dated(notAfter: ask.now)
        let start = cursor
        let known = place == nil ? nil : cursor
        let ready = inOrder(files, known, now: ask.now).filter { isAtRest($0, &cursor, now: ask.now) }
        let fresh = ready.filter {
            cursor.taken[$0.name]?.stamp != FileCursor.Stamp($0) && !isPassedOver($0, cursor, now: ask.now)
        }
        guard !fresh.isEmpty else {
            if place != nil { try checkSilence(cursor, files, now: ask.now) }
            return Reading(cursor: place == nil || cursor != before ? cursor.cursor : nil)
        }
        var fold = FileFold(settings: settings, watch: ask.watch, now: ask.now)
        var faults: [SourceFault] = []
        var wrong: [DepotFile] = []
        // What was read before is read again where an older file comes late: the newest file has the last word.
        let late = fresh.first.map { first in ready.drop { $0 != first } } ?? []
        for file in late where !isPassedOver(file, cursor, now: ask.now) {
            do {
                let bytes = try await bytes(of: file)
                let digest = Digest(of: bytes).hexadecimal
                let isSame = cursor.taken[file.name]?.digest == digest
                if !isSame || fold.hasNews {
                    try fold.take(
                        file, bytes, at: depot.address(of: file.name), known: place == nil ? nil : before,
                        isNews: !isSame)
                }
                cursor.taken[file.name] = .init(
                    stamp: .init(file), digest: digest, at: hour(of: file, known, now: ask.now))
                cursor.refused[file.name] = nil
            } catch let fault as SourceFault {
                // What the place itself does not give is no fault of one file.
                guard fault.isOfContent else { throw fault }
                faults.append(fault)
                wrong.append(file)
            }
        }
        // A file that was good before, or nothing but wrong ones: there is nothing to record but what was met.
        if let fault = faults.first, wrong.contains(where: { !fresh.contains($0) }) || wrong.count == fresh.count {
            let noted = start.meeting(cursor.met)
            guard place != nil, noted != before else { throw fault }
            var reading = Reading(cursor: noted.cursor)
            reading.more = .since(noted.cursor)
            return reading
        }
        cursor.arrived = ask.now
        if let last = fold.last { (cursor.matched, cursor.endsLine) = (last.matched, last.endsLine) }
        for file in wrong {
            let stamp = FileCursor.Stamp(file)
            if cursor.refused[file.name]?.stamp != stamp {
                cursor.refused[file.name] = .init(stamp: stamp, since: ask.now)
            }
        }
        var reading = fold.reading(source: id)
        reading.cursor = cursor.cursor
        // The good ones are recorded; then the wrong ones are told.
        if !faults.isEmpty { reading.more = .since(cursor.cursor) }
        return reading
    }

    /// A wrong file is told until a newer one has come after it. One that was met together with the newer one is told for a
    /// while all the same: else nobody would hear of it.
    private func isPassedOver(_ file: DepotFile, _ cursor: FileCursor, now: Instant) -> Bool {
        guard let refused = cursor.refused[file.name], refused.stamp == FileCursor.Stamp(file) else { return false }
        let isTold = refused.since.duration(to: now) >= FileSource.toldFor
        return cursor.taken.values.contains { taken in
            guard min(taken.stamp.modified, taken.at) > min(file.modified, refused.since) else { return false }
            return taken.at > refused.since || (taken.at == refused.since && isTold)
        }
    }

    private static let toldFor: Duration = .seconds(3600)

    private func checkSilence(_ cursor: FileCursor, _ files: [DepotFile], now: Instant) throws {
        guard let expected = settings.expectedEvery else { return }
        let silence = cursor.arrived.duration(to: now)
        guard silence > expected else { return }
        let hours = Int(silence.components.seconds / 3600)
        throw SourceFault(
            .lie(.frozen),
            Phrase(
                files.isEmpty
                    ? "aucun fichier « \(settings.pattern.text) » : rien n’est venu depuis \(hours) h"
                    : "pas de nouveau fichier « \(settings.pattern.text) » depuis \(hours) h (attendu toutes les \(Int(expected.components.seconds / 3600)) h)",
                files.isEmpty
                    ? "no file “\(settings.pattern.text)”: nothing has come for \(hours) h"
                    : "no new file “\(settings.pattern.text)” for \(hours) h (expected every \(Int(expected.components.seconds / 3600)) h)"
            ), url: depot.address(of: settings.pattern.text))
    }

    // MARK: - The present of new clients

    private func present(of targets: [Target], _ ask: Ask) async throws -> Reading {
        let files = try await listed()
        let ready = inOrder(files, nil, now: ask.now).filter { isOld($0, now: ask.now) }
        var fold = FileFold(settings: settings, watch: ask.watch, now: ask.now)
        var faults: [SourceFault] = []
        for file in ready {
            do {
                try fold.take(
                    file, try await bytes(of: file), at: depot.address(of: file.name), known: nil, isNews: true)
            } catch let fault as SourceFault {
                guard fault.isOfContent else { throw fault }
                faults.append(fault)
            }
        }
        if let fault = faults.first, faults.count == ready.count { throw fault }
        var reading = fold.reading(source: id)
        let asked = Set(targets.map(\.company))
        reading.items.removeAll { !asked.contains($0.company) }
        reading.unreadable = []
        reading.mended = []
        let told = Set(reading.items.map(\.company))
        // Nothing to tell is an answer too, once every file that lies there was read.
        let isWhole = !ready.isEmpty && ready.count == files.count && faults.isEmpty
        reading.sightings = Dictionary(
            asked.map { ($0, isWhole || told.contains($0) ? .told(nil) : .unlisted) }, uniquingKeysWith: { $1 })
        return reading
    }

    // MARK: - The place

    /// Oldest first. No file is younger than the hour at which it was read: one dated by a clock that was ahead would have the
    /// last word until that hour has come.
    ///
    /// - Parameter cursor: nil where it is not known when any was read.
    private func inOrder(_ files: [DepotFile], _ cursor: FileCursor?, now: Instant) -> [DepotFile] {
        func date(_ file: DepotFile) -> Instant { min(file.modified, hour(of: file, cursor, now: now)) }
        return files.sorted { (date($0), $0.modified, $0.name) < (date($1), $1.modified, $1.name) }
    }

    /// The hour at which a file was read, kept for one whose own date is younger; now for any other.
    private func hour(of file: DepotFile, _ cursor: FileCursor?, now: Instant) -> Instant {
        if let cursor {
            guard let known = cursor.met(file), known < file.modified else { return now }
            return known
        }
        // Met for the first time among others, a date far ahead says only that the clock was set right since.
        return file.modified > now.adding(FileSource.clocksDiffer) ? Instant(milliseconds: 0) : now
    }

    /// A server's clock, and what it makes of its zone.
    private static let clocksDiffer: Duration = .seconds(86_400)

    private func listed() async throws -> [DepotFile] {
        let place = depot.address(of: settings.pattern.text)
        let files = try await fault(at: place) { try await depot.files(fitting: settings.pattern) }
        guard files.count <= settings.limits.files else {
            throw SourceFault(
                .lie(.tooLarge),
                Phrase(
                    "\(files.count) fichiers « \(settings.pattern.text) », la limite est \(settings.limits.files) : archivez les anciens",
                    "\(files.count) files “\(settings.pattern.text)”, the limit is \(settings.limits.files): archive the old ones"
                ), url: place)
        }
        return files
    }

    private func bytes(of file: DepotFile) async throws -> [UInt8] {
        let place = depot.address(of: file.name)
        guard file.size <= settings.limits.bytes else {
            throw SourceFault(
                .lie(.tooLarge),
                Phrase(
                    "\(file.name) : \(Spelled.french(file.size)) octets, la limite est \(Spelled.french(settings.limits.bytes))",
                    "\(file.name): \(Spelled.english(file.size)) bytes, the limit is \(Spelled.english(settings.limits.bytes))"
                ), url: place)
        }
        let bytes = try await fault(at: place) { try await depot.bytes(of: file, atMost: settings.limits.bytes) }
        guard bytes.count == file.size else {
            throw SourceFault(
                .lie(.cut),
                Phrase(
                    "\(file.name) : \(Spelled.french(bytes.count)) octets lus, \(Spelled.french(file.size)) annoncés ; rien n’en a été lu",
                    "\(file.name): \(Spelled.english(bytes.count)) bytes read, \(Spelled.english(file.size)) announced; nothing of it was read"
                ), url: place)
        }
        return bytes
    }

    private func fault<Value>(at place: String, _ act: () async throws -> Value) async throws -> Value {
        do {
            return try await act()
        } catch let failure as DepotFailure {
            throw SourceFault(failure, url: place)
        }
    }

    // MARK: - Whether a file is still being written

    /// Old enough by its own date, or the same at two looks that lie apart.
    private func isAtRest(_ file: DepotFile, _ cursor: inout FileCursor, now: Instant) -> Bool {
        let stamp = FileCursor.Stamp(file)
        if cursor.taken[file.name]?.stamp == stamp || (depot.sharesClock && isOld(file, now: now)) {
            cursor.met[file.name] = nil
            return true
        }
        guard let met = cursor.met[file.name], met.stamp == stamp, met.since <= now else {
            cursor.met[file.name] = .init(stamp: stamp, since: now)
            return false
        }
        guard met.since.duration(to: now) >= settings.limits.rest else { return false }
        cursor.met[file.name] = nil
        return true
    }

    private func isOld(_ file: DepotFile, now: Instant) -> Bool {
        file.modified.duration(to: now) >= (depot.sharesClock ? settings.limits.rest : settings.limits.restElsewhere)
    }
}

extension SourceFault {
    init(_ failure: DepotFailure, url: String) {
        switch failure {
        case .exchange(let failure): self.init(failure, url: url)
        case .denied(let remark): self.init(.denied(0), Phrase(remark), url: url)
        case .stranger(let remark): self.init(.lie(.otherHost), Phrase(remark), url: url)
        }
    }

    /// Of what a file holds, and not of the place where it lies.
    fileprivate var isOfContent: Bool {
        if case .lie(let lie) = kind { lie != .otherHost } else { false }
    }
}
