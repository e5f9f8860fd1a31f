package import VigieDomain
package import VigieTables

/// What a watchlist file says: whom to watch, and every problem met, all at once.
package struct WatchlistReading: Hashable, Sendable {
    /// One line that is watched.
    package struct Line: Hashable, Sendable {
        /// Of the file, from 1.
        package var number: Int
        package var client: Client
    }

    /// One line that is not watched because its number could not be read.
    package struct Refused: Hashable, Sendable {
        package var number: Int
        /// What may still tell which client it was.
        package var accountCode: String?
        package var name: String?
    }

    /// As the person knows the file: `watchlists/north.csv`.
    package var name: String
    /// The file's name without folder and extension.
    package var portfolio: String
    /// SHA-256 of the bytes: what a person confirms is this content and no other.
    package var digest: String
    package var encoding: DecodedText.Encoding?
    package var separator: Character?
    /// Where each column stands, from 1: what is found wrong between files is shown at its cell.
    package var columns: [WatchlistColumn: Int]
    package var lines: [Line]
    package var refused: [Refused]
    /// Lines with something in them, below the header and without totals.
    package var linesRead: Int
    package var diagnostics: [Diagnostic]

    /// One client per line, in the order of the file; `Watchlist` merges those about one company.
    package var clients: [Client] { lines.map(\.client) }

    /// Whether the file may take the place of the one in force. A file with some bad lines may; one that says nothing
    /// may not.
    package var isUsable: Bool { !lines.isEmpty }

    package var errorCount: Int { diagnostics.count(where: \.isError) }

    init(name: String, digest: String) {
        self.name = name
        portfolio = WatchlistReading.portfolio(of: name)
        self.digest = digest
        columns = [:]
        lines = []
        refused = []
        linesRead = 0
        diagnostics = []
    }

    static func portfolio(of name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
