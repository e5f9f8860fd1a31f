import VigieDomain
import VigieTables

/// The first LEI and the first ISIN that the lines gave each company, with their place: what later lines are held against.
struct SecurityNumbers {
    struct Place: Hashable {
        var text: String
        var file: String
        var line: Int
    }

    private var first: [CompanyKey: [WatchlistProblem.SecurityNumber: Place]] = [:]

    /// - Returns: the numbers of this line that are not those of an earlier line about the same company.
    mutating func disagreements(
        of client: Client, file: String, line: Int
    ) -> [(number: WatchlistProblem.SecurityNumber, kept: Place)] {
        var found: [(number: WatchlistProblem.SecurityNumber, kept: Place)] = []
        for number in WatchlistProblem.SecurityNumber.allCases {
            guard let text = client.text(of: number) else { continue }
            if let kept = first[client.key]?[number] {
                if kept.text != text { found.append((number, kept)) }
            } else {
                first[client.key, default: [:]][number] = Place(text: text, file: file, line: line)
            }
        }
        return found
    }
}

extension Client {
    func text(of number: WatchlistProblem.SecurityNumber) -> String? {
        switch number {
        case .lei: lei?.text
        case .isin: isin?.text
        }
    }
}

extension WatchlistFolder {
    /// Numbers that two files give differently to one company; what a file says against itself is told by its own
    /// reading.
    ///
    /// - Parameter readings: in the order of their names, as they are merged.
    package static func disagreements(among readings: [WatchlistReading]) -> [Diagnostic] {
        var numbers = SecurityNumbers()
        var diagnostics: [Diagnostic] = []
        for reading in readings where reading.isUsable {
            for line in reading.lines {
                for (number, kept) in numbers.disagreements(of: line.client, file: reading.name, line: line.number)
                where kept.file != reading.name {
                    diagnostics.append(
                        Diagnostic(
                            file: reading.name, line: line.number,
                            column: reading.columns[number == .lei ? .lei : .isin],
                            problem: .watchlist(
                                .identifiersDisagree(
                                    number, found: line.client.text(of: number) ?? "", kept: kept.text,
                                    file: kept.file, line: kept.line))))
                }
            }
        }
        return diagnostics
    }
}
