/// One row of a table, with the place where it begins.
package struct CSVRecord: Hashable, Sendable {
    /// Line of the file, from 1.
    package var line: Int
    package var cells: [String]
    /// Cells in the row, counting those past the limit that were not kept.
    package var width: Int
    /// A quotation mark without its pair was taken as a letter.
    package var hasStrayQuote = false
    /// The first cell that was longer than the limit, from 0.
    package var cutCell: Int?

    package var isBlank: Bool { cells.allSatisfy { $0.utf8.allSatisfy { $0 == 32 || $0 == 9 } } }
}

/// Cuts a text into rows and cells (RFC 4180, as offices write it): any line ending, quoted cells with line breaks and
/// doubled quotes. A quotation mark that is never closed costs its own cell only: it is read again as a letter.
package struct CSVParser: Sendable {
    /// Bounds, each against a file that is not a watchlist.
    package struct Limits: Sendable {
        package var cellsPerRow = 200
        /// Longer than any note; also how far a quoted cell may run before its quote counts as a letter.
        package var bytesPerCell = 4096

        package init() {}
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let limits: Limits
    private var position: Int
    private var line: Int

    package init(
        _ bytes: [UInt8], separator: UInt8, from position: Int = 0, line: Int = 1, limits: Limits = Limits()
    ) {
        self.bytes = bytes
        self.separator = separator
        self.position = position
        self.line = line
        self.limits = limits
    }

    package mutating func next() -> CSVRecord? {
        guard position < bytes.count else { return nil }
        var record = CSVRecord(line: line, cells: [], width: 0)
        while true {
            let cell = nextCell()
            if record.width < limits.cellsPerRow {
                if cell.isCut, record.cutCell == nil { record.cutCell = record.width }
                record.cells.append(cell.text)
            }
            record.width += 1
            record.hasStrayQuote = record.hasStrayQuote || cell.isStray
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
        }
        skipLineEnd()
        return record
    }

    private struct Cell {
        var text: String
        var isStray = false
        var isCut = false
    }

    /// Leaves `position` on the separator or line end after the cell.
    private mutating func nextCell() -> Cell {
        if position < bytes.count, bytes[position] == 0x22 {
            if let text = quotedCell() { return Cell(text: text) }
            return plainCell(isStray: true)
        }
        return plainCell(isStray: false)
    }

    private mutating func plainCell(isStray: Bool) -> Cell {
        let start = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != 10, bytes[position] != 13 {
            position += 1
        }
        let kept = min(position, start + limits.bytesPerCell)
        return Cell(
            text: String(decoding: bytes[start..<kept], as: UTF8.self), isStray: isStray, isCut: kept < position)
    }

    /// - Returns: nil, with `position` unmoved, where the quote is not closed in reach or not followed by a cell's end.
    private mutating func quotedCell() -> String? {
        var text: [UInt8] = []
        var lines = 0
        var index = position + 1
        let end = min(bytes.count, position + limits.bytesPerCell)
        while index < end {
            let byte = bytes[index]
            if byte == 0x22 {
                if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    text.append(byte)
                    index += 2
                    continue
                }
                var after = index + 1
                while after < bytes.count, bytes[after] == 32 { after += 1 }
                guard after == bytes.count || bytes[after] == separator || bytes[after] == 10 || bytes[after] == 13
                else { return nil }
                position = after
                line += lines
                return String(decoding: text, as: UTF8.self)
            }
            if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) { lines += 1 }
            text.append(byte)
            index += 1
        }
        return nil
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        if bytes[position] == 13, position + 1 < bytes.count, bytes[position + 1] == 10 { position += 1 }
        position += 1
        line += 1
    }
}
