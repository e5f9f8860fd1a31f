package import VigieDomain
import VigieTables

/// Reads a watchlist as credit managers save it from their spreadsheet. Pure: bytes in, clients and problems out.
///
/// A bad line never costs the good ones, and a bad side cell never costs its line.
package enum WatchlistFile {
    /// Bounds against a file that is not a watchlist.
    package struct Limits: Hashable, Sendable {
        /// A hundred thousand clients with thirty columns weigh about this much.
        package var bytes = 32 << 20
        package var lines = 200_000
        /// Beyond this a person corrects by the column, not by the line.
        package var diagnostics = 1000

        package init() {}
    }

    /// What the lines are read against.
    package struct Context: Hashable, Sendable {
        /// Told when a client names nobody, so that the warning can say who that is.
        package var fallback: [Person]
        /// The sources that the configuration knows; nil leaves the column unchecked.
        package var sources: [SourceID]?
        /// The ratings that the configuration knows; nil leaves the thresholds unchecked.
        package var bureaus: [ThresholdCell.Bureau]?
        package var limits: Limits

        package init(
            fallback: [Person] = [], sources: [SourceID]? = nil, bureaus: [ThresholdCell.Bureau]? = nil,
            limits: Limits = Limits()
        ) {
            self.fallback = fallback
            self.sources = sources
            self.bureaus = bureaus
            self.limits = limits
        }
    }

    package static func read(
        bytes: [UInt8], name: String, context: Context = Context()
    ) -> WatchlistReading {
        var reading = WatchlistReading(name: name, digest: Digest(of: bytes).hexadecimal)
        func refuse(_ problem: WatchlistProblem) -> WatchlistReading {
            reading.diagnostics = [Diagnostic(file: name, problem: .watchlist(problem))]
            return reading
        }
        guard bytes.count <= context.limits.bytes else {
            return refuse(.tooLarge(bytes: bytes.count, limit: context.limits.bytes))
        }
        let text: DecodedText
        do {
            text = try DecodedText(bytes)
        } catch {
            switch error {
            case .spreadsheet(let kind): return refuse(.spreadsheet(kind))
            case .binary: return refuse(.binary)
            }
        }
        reading.encoding = text.encoding
        guard text.utf8.contains(where: { !blanks.contains($0) }) else { return refuse(.empty) }
        let table = Table(text.utf8, .watchlist)
        reading.separator = table.separator.map { Character(Unicode.Scalar($0)) }
        guard let header = table.header else { return refuse(.noKeyColumn(found: table.likelyHeaders)) }
        var reader = WatchlistReader(reading: reading, header: header, context: context)
        if text.looksMixed { reader.report(nil, nil, .mixedEncoding) }
        return reader.read(table)
    }

    private static let blanks: Set<UInt8> = [32, 9, 10, 13, 0x3B, 0x2C]
}
