package import VigieDomain

/// Finds the watched numbers in raw bytes before anything is parsed: most notices of a year are about nobody whom we watch.
///
/// It never says no where a reader would find a number: nine digits in a row are looked up whatever stands between them, as
/// the readers take them. It may say yes to digits that are no number (an amount, a date and a postcode behind each other);
/// that costs one parse.
package struct NumberSieve: Sendable {
    private let numbers: Set<UInt32>
    /// One bit for each number, at the place that its hash gives: answers most questions without the set.
    private let bits: [UInt64]
    private let shift: UInt32

    package init(_ companies: some Sequence<CompanyKey>) {
        numbers = Set(companies.compactMap { $0.siren?.value })
        var width: UInt32 = 12
        while width < 28, 1 << width < numbers.count * NumberSieve.bitsEach { width += 1 }
        shift = 32 - width
        var bits = [UInt64](repeating: 0, count: 1 << (width - 6))
        for number in numbers {
            let place = NumberSieve.place(number, shift)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
        self.bits = bits
    }

    package var isEmpty: Bool { numbers.isEmpty }

    /// Whether nine digits that follow each other are one of the numbers. A tag or a quotation mark ends what is looked at
    /// together; a character that is written as a reference (`&#160;`, `\u00a0`) counts as what it stands for.
    package func finds(in bytes: some Collection<UInt8>) -> Bool {
        bytes.withContiguousStorageIfAvailable(finds(inside:)) ?? Array(bytes).withUnsafeBufferPointer(finds(inside:))
    }

    private func finds(inside bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bits.withUnsafeBufferPointer { bits in
            var value: UInt32 = 0
            var digits = 0
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                let digit = UInt32(byte) &- 48
                guard digit < 10 else {
                    switch byte {
                    case UInt8(ascii: "<"), UInt8(ascii: "\""): digits = 0
                    case UInt8(ascii: "&"), UInt8(ascii: "\\"):
                        guard let end = NumberSieve.endOfReference(bytes, from: index) else { return true }
                        index = end
                    default: break
                    }
                    continue
                }
                // The tenth digit: the nine that end here are looked up, so that a SIRET is found by its first nine.
                value = digits < NumberSieve.length ? value : value % 100_000_000
                value = (digits == 0 ? 0 : value * 10) + digit
                digits = min(digits + 1, NumberSieve.length)
                guard digits == NumberSieve.length else { continue }
                let place = NumberSieve.place(value, shift)
                if bits[place >> 6] & (1 << UInt64(place & 63)) != 0, numbers.contains(value) { return true }
            }
            return false
        }
    }

    /// Behind `#160;` or `u00a0`, whose digits are none of the text; where the bytes are no such thing, where they begin.
    /// nil where the reference stands for a digit: then nothing is known without a parser.
    private static func endOfReference(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return start }
        let code: Substring
        let end: Int
        let radix: Int
        switch bytes[start] {
        case UInt8(ascii: "#"):
            guard let semicolon = bytes[start...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";")) else {
                return start
            }
            let text = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
            radix = text.hasPrefix("x") ? 16 : 10
            code = text.drop { $0 == "x" }
            end = semicolon + 1
        case UInt8(ascii: "u"):
            code = String(decoding: bytes[(start + 1)...].prefix(4), as: UTF8.self)[...]
            radix = 16
            end = start + 1 + code.utf8.count
        default: return start
        }
        guard let scalar = UInt32(code, radix: radix) else { return start }
        return (48...57).contains(scalar) ? nil : end
    }

    private static func place(_ number: UInt32, _ shift: UInt32) -> Int {
        Int((number &* 2_654_435_769) >> shift)
    }

    private static let length = 9
    private static let bitsEach = 32
    private static let longestReference = 10
}
