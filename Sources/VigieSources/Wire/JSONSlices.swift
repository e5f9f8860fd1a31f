import Foundation

/// Where each record of an answer begins and ends, so that the proof kept is the register's own bytes and holds nobody
/// but the company concerned.
///
/// This reads no value: it counts brackets outside strings, over bytes that Foundation reads as JSON besides. Where the two
/// disagree on the number of records, the caller keeps the whole answer.
package enum JSONSlices {
    /// The ranges of the elements of the list that is a member of the outermost object, or of the outermost list where
    /// `name` is nil.
    package static func elements(of bytes: [UInt8], in name: String?) -> [Range<Int>] {
        guard let list = listStart(in: bytes, named: name) else { return [] }
        var ranges: [Range<Int>] = []
        var depth = 0
        var start = list + 1
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case quote:
                index = endOfString(bytes, from: index)
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 {
                    let last = trimmed(start..<index, of: bytes)
                    return last.isEmpty ? ranges : ranges + [last]
                }
                depth -= 1
            case UInt8(ascii: ","):
                if depth == 0 {
                    ranges.append(trimmed(start..<index, of: bytes))
                    start = index + 1
                }
            default: break
            }
            index += 1
        }
        return ranges
    }

    /// The lines that hold something, for answers of one record a line.
    package static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            ranges.append(trimmed(start..<index, of: bytes))
            start = index + 1
        }
        ranges.append(trimmed(start..<bytes.count, of: bytes))
        return ranges.filter { !$0.isEmpty }
    }

    /// A member name that an object gives twice, if one does. Readers disagree on which of the two counts, and Foundation
    /// takes one in silence: such a record can be read as the opposite of what another reader sees.
    package static func repeatedName(in bytes: some Collection<UInt8>) -> String? {
        let bytes = Array(bytes)
        var open: [Set<String>] = [[]]
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case quote:
                let end = endOfString(bytes, from: index)
                let next = bytes[end...].first { !isBlank($0) }
                if next == UInt8(ascii: ":"), end - index >= 2 {
                    let name = unescaped(bytes[index..<end])
                    if !open[open.count - 1].insert(name).inserted { return name }
                }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append([])
            case UInt8(ascii: "}"), UInt8(ascii: "]"): if open.count > 1 { open.removeLast() }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// A string with its quotes, as Foundation reads it: `"\u0061"` is the name `a`.
    private static func unescaped(_ string: ArraySlice<UInt8>) -> String {
        if string.contains(UInt8(ascii: "\\")),
            let name = try? JSONDecoder().decode(String.self, from: Data(string))
        {
            return name
        }
        return String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
    }

    /// Whether every bracket and string that opens also closes.
    package static func isBalanced(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var depth = 0
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case quote:
                let end = endOfString(bytes, from: index)
                if end == bytes.count, bytes[end - 1] != quote || end - index < 2 { return false }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            index += 1
        }
        return depth == 0
    }

    package static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static let quote = UInt8(ascii: "\"")

    /// Index of the bracket that opens the wanted list.
    private static func listStart(in bytes: [UInt8], named name: String?) -> Int? {
        guard let name else { return bytes.firstIndex { !isBlank($0) }.flatMap { bytes[$0] == 0x5B ? $0 : nil } }
        var depth = 0
        var index = 0
        var key: Range<Int> = 0..<0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                let end = endOfString(bytes, from: index)
                if depth == 1 { key = index + 1..<max(index + 1, end - 1) }
                index = end
                continue
            }
            if byte == UInt8(ascii: "["), depth == 1, bytes[key].elementsEqual(name.utf8) { return index }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            index += 1
        }
        return nil
    }

    /// The index after the quote that closes the string beginning at `start`, or the end of the bytes.
    static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == quote {
                return index + 1
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        var range = range
        while let first = range.first, isBlank(bytes[first]) { range = range.lowerBound + 1..<range.upperBound }
        while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<range.upperBound - 1 }
        return range
    }
}
