/// Writes a table that opens as it is in a French Excel: `;` between cells, UTF-8 with its mark, CRLF.
///
/// A cell that begins like a formula is made harmless with an apostrophe: a company can call itself
/// `=HYPERLINK(…)`, and the reader's spreadsheet must not obey.
package struct CSVWriter: Sendable {
    private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init() {}

    package mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x3B) }
            bytes.append(contentsOf: CSVWriter.encoded(cell).utf8)
        }
        bytes.append(contentsOf: [13, 10])
    }

    /// The whole file so far.
    package var file: [UInt8] { bytes }

    /// What was added since the last call: lets a long export be written as it goes.
    package mutating func drain() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    static func encoded(_ cell: String) -> String {
        let safe = neutralised(cell)
        guard safe.utf8.contains(where: { $0 == 0x3B || $0 == 0x22 || $0 == 10 || $0 == 13 || $0 == 0x2C }) else {
            return safe
        }
        var text = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    /// The signs with which spreadsheets begin a formula (OWASP, CSV injection), their wide forms included, also behind
    /// blanks and what nobody sees; a plain negative number stays one.
    package static func neutralised(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first(where: { !isUnseen($0) }) else { return cell }
        let isSign = "=+-@＝＋－＠".unicodeScalars.contains(first)
        guard isSign || cell.unicodeScalars.first.map({ "\t\r\n".unicodeScalars.contains($0) }) ?? false else {
            return cell
        }
        if cell.first == "-", isNumber(cell.dropFirst()) { return cell }
        return "'" + cell
    }

    /// Passed over by spreadsheets that look for the first sign of a cell.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format: true
        default: scalar.properties.isWhitespace
        }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, (48...57).contains(first) else { return false }
        return text.utf8.allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 }
    }
}
