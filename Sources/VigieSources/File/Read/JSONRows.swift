import Foundation
import VigieDomain
import VigieEngine
import VigieTables

/// The rows of a file in JSON: an array of objects, alone or at a path. Members of members are columns too
/// (`company.siren`).
struct JSONRows {
    let bytes: [UInt8]
    private let elements: [JSONValue]
    private let places: [Range<Int>]
    private let vocabulary: Vocabulary
    private let settings: FileSourceSettings
    /// Members of members of members: beyond, no file of rows goes.
    private static let deepest = 4

    init(_ file: [UInt8], at list: JSONPath?, _ settings: FileSourceSettings) throws(FileRefusal) {
        self.settings = settings
        vocabulary = settings.content.vocabulary(settings.columns)
        do throws(DecodedText.Fault) {
            bytes = try DecodedText(file).utf8
        } catch {
            throw FileRefusal(
                .notTheFormat, "ce n’est pas un texte. Un fichier JSON est attendu.",
                "this is not a text. A JSON file is expected.")
        }
        let root: JSONValue
        do throws(JSONFailure) {
            root = try JSONValue(bytes: bytes, checksNames: false)
        } catch {
            switch error {
            case .cut:
                throw FileRefusal(
                    .cut, line: JSONRows.line(of: bytes.count, in: bytes),
                    "le fichier s’arrête avant sa fin. Rien n’en a été lu.",
                    "the file stops before its end. Nothing of it was read.")
            case .malformed(let why):
                throw FileRefusal(
                    .notTheFormat, "ce n’est pas du JSON (\(why)). Rien n’en a été lu.",
                    "this is not JSON (\(why)). Nothing of it was read.")
            }
        }
        guard let found = list.map({ $0.first(in: root) }) ?? root, let rows = found.elements else {
            throw FileRefusal(
                .notTheFormat,
                "la liste des lignes manque en « \(list?.text ?? "$") ». Indiquez son chemin dans « list ».",
                "the list of rows is missing at \"\(list?.text ?? "$")\". Give its path in \"list\".")
        }
        elements = rows
        let slices = JSONSlices.elements(of: bytes, at: list)
        // Where the two do not agree, a row is known by its rank alone.
        places = slices.count == rows.count ? slices : []
    }

    func forEach(_ visit: (FileRow, FileProblem?) -> Bool) throws(FileRefusal) {
        var line = 1
        var counted = 0
        var met: Set<FileColumn> = []
        var hasObjects = false
        for (rank, element) in elements.enumerated() {
            let place = rank < places.count ? places[rank] : 0..<0
            if place.isEmpty {
                line = rank + 1
            } else {
                for byte in bytes[counted..<place.lowerBound] where byte == 10 { line += 1 }
                counted = place.lowerBound
            }
            let kept = Array(bytes[place])
            guard case .object = element else {
                let row = FileRow(line: line, cells: [:], bytes: kept)
                let problem = FileProblem(
                    "\(element.kindName.french), un objet est attendu. La ligne n’est pas lue.",
                    "\(element.kindName.english), an object is expected. The line is not read.")
                guard visit(row, problem) else { return }
                continue
            }
            hasObjects = true
            let cells = self.cells(of: element)
            met.formUnion(cells.keys)
            let repeated = place.isEmpty ? nil : JSONSlices.repeatedName(in: kept)
            let problem = repeated.map { name in
                FileProblem(
                    "« \(name.prefix(60)) » est donné deux fois. La ligne n’est pas lue.",
                    "\"\(name.prefix(60))\" is given twice. The line is not read.")
            }
            guard visit(FileRow(line: line, cells: cells, bytes: kept), problem) else { return }
        }
        if hasObjects { try check(met) }
    }

    private func check(_ met: Set<FileColumn>) throws(FileRefusal) {
        for wanted in [FileColumn.keys, settings.content.needed] where met.isDisjoint(with: wanted) {
            let titles = wanted.map { settings.columns[$0]?.first ?? $0.rawValue }
            throw FileRefusal(
                .fieldMissing,
                "aucun objet n’a le membre \(Quoted.french(titles)). Un autre nom s’indique dans « columns ».",
                "no object has a member \(Quoted.english(titles)). Another name is given in \"columns\".")
        }
    }

    private func cells(of element: JSONValue) -> [FileColumn: [FileRow.Cell]] {
        var cells: [FileColumn: [FileRow.Cell]] = [:]
        for (name, value) in JSONRows.leaves(of: element, under: "", depth: 0) {
            guard let reading = vocabulary.reading(of: name), let column = FileColumn(rawValue: reading.column) else {
                continue
            }
            var cell = FileRow.Cell(title: name, text: value.text ?? "", factor: reading.factor)
            if case .number(let number) = value { cell.number = number }
            if case .bool(let flag) = value { cell.text = "\(flag)" }
            cells[column, default: []].append(cell)
        }
        return cells
    }

    /// By name, so that the same object always reads in the same order.
    private static func leaves(of value: JSONValue, under name: String, depth: Int) -> [(String, JSONValue)] {
        guard let members = value.members, depth < deepest else { return [(name, value)] }
        return members.sorted { $0.key < $1.key }.flatMap { member in
            leaves(of: member.value, under: name.isEmpty ? member.key : "\(name).\(member.key)", depth: depth + 1)
        }
    }

    private static func line(of place: Int, in bytes: [UInt8]) -> Int { bytes[..<place].count { $0 == 10 } + 1 }
}

extension JSONSlices {
    /// The ranges of the elements of a list that a path of members leads to; none where the path is another one.
    static func elements(of bytes: [UInt8], at path: JSONPath?) -> [Range<Int>] {
        var range = bytes.indices
        for step in path?.steps ?? [] {
            guard case .member(let name) = step, let found = value(of: name, in: bytes, within: range) else {
                return []
            }
            range = found
        }
        return elements(of: Array(bytes[range]), in: nil)
            .map { range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound }
    }

    /// Where the value of a member of the object in this range lies.
    private static func value(of name: String, in bytes: [UInt8], within range: Range<Int>) -> Range<Int>? {
        var depth = 0
        var index = range.lowerBound
        var start: Int?
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let end = endOfString(bytes, from: index)
                let next = bytes[min(end, range.upperBound)..<range.upperBound].firstIndex { !isBlank($0) }
                if start == nil, depth == 1, let next, bytes[next] == UInt8(ascii: ":"),
                    bytes[index + 1..<max(index + 1, end - 1)].elementsEqual(name.utf8)
                {
                    start = next + 1
                    index = next + 1
                    continue
                }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if let start, depth == 0 { return start..<index }
            case UInt8(ascii: ","): if let start, depth == 1 { return start..<index }
            default: break
            }
            index += 1
        }
        return nil
    }
}
