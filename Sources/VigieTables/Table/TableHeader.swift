/// The header row: what each cell means.
package struct TableHeader: Sendable {
    package struct Column: Hashable, Sendable {
        /// From 0.
        package var index: Int
        /// As written in the file.
        package var title: String
        package var factor: Int64
    }

    package let line: Int
    package let width: Int
    /// By internal name. Of a column that may not be repeated the first counts.
    package private(set) var columns: [String: [Column]] = [:]
    package private(set) var unknown: [(index: Int, title: String)] = []
    package private(set) var repeated: [(index: Int, title: String, kept: String)] = []
    package let vocabulary: Vocabulary

    init(_ record: CSVRecord, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        line = record.line
        width = record.width
        for (index, cell) in record.cells.enumerated() {
            guard let title = TextCell.read(cell) else { continue }
            guard let reading = vocabulary.reading(of: title) else {
                unknown.append((index, title))
                continue
            }
            let column = Column(index: index, title: title, factor: reading.factor)
            if let kept = columns[reading.column]?.first, !vocabulary.repeatable.contains(reading.column) {
                repeated.append((index, title, kept.title))
            } else {
                columns[reading.column, default: []].append(column)
            }
        }
    }

    var hasKey: Bool { vocabulary.keys.contains { columns[$0] != nil } }
}
