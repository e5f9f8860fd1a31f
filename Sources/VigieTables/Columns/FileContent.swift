/// What a file of another program tells of our clients.
package enum FileContent: String, Hashable, Sendable, CaseIterable {
    /// The insurer's covers and limits.
    case cover
    /// A bureau's scores.
    case rating
    /// Outstanding and overdue from our own books.
    case ledger

    /// The columns that such a file may have.
    package var columns: [FileColumn] {
        let keys: [FileColumn] = [.siren, .accountCode, .lei, .isin, .country]
        return switch self {
        case .cover: keys + [.decision, .cover, .coverUntil, .insurer, .policy, .currency]
        case .rating: keys + [.score, .label, .recommended, .ratedOn, .currency]
        case .ledger:
            keys + [
                .outstanding, .outstandingDate, .overdue, .limit, .openOrders, .deposits, .daysLate, .cover,
                .coverUntil, .insurer, .policy, .currency,
            ]
        }
    }

    /// Columns of which one at least must be there: a file without is another one.
    package var needed: [FileColumn] {
        switch self {
        case .cover: [.cover, .decision]
        case .rating: [.score, .label]
        case .ledger: [.outstanding, .overdue]
        }
    }

    /// The headers of such a file.
    ///
    /// - Parameter named: headers that an administrator gives for a column, in the place of those that we know.
    package func vocabulary(_ named: [FileColumn: [String]] = [:]) -> Vocabulary {
        // First come, first served: what a person named goes before what we know.
        let words =
            columns.compactMap { column in named[column].map { Vocabulary.Words(column.rawValue, $0) } }
            + columns.filter { named[$0] == nil }.map { Vocabulary.Words($0.rawValue, $0.headers(in: self)) }
        return Vocabulary(
            words, keys: Set(FileColumn.keys.map(\.rawValue)), repeatable: [FileColumn.siren.rawValue],
            naming: FileColumn.keys.map(\.rawValue))
    }
}
