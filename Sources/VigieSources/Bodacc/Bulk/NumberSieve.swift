package import VigieDomain

/// Finds the watched numbers in raw bytes, with and without spaces, before anything is parsed: most notices of a year are
/// about nobody whom we watch.
package struct NumberSieve: Sendable {
    private let numbers: Set<UInt32>

    package init(_ companies: some Sequence<CompanyKey>) {
        numbers = Set(companies.compactMap { $0.siren?.value })
    }

    package var isEmpty: Bool { numbers.isEmpty }

    /// Whether one of the numbers stands there: nine digits in a row, or three groups of three with one blank between.
    package func finds(in bytes: some Collection<UInt8>) -> Bool {
        var value: UInt32 = 0
        var digits = 0
        // After a blank behind a whole group the run goes on; any other byte ends it.
        var isAfterBlank = false
        for byte in bytes {
            if (48...57).contains(byte) {
                if digits == NumberSieve.length {
                    // The tenth digit: a longer number, of which the first nine are those of a SIRET.
                    value %= 100_000_000
                    digits = NumberSieve.length - 1
                }
                value = value * 10 + UInt32(byte - 48)
                digits += 1
                isAfterBlank = false
                if digits == NumberSieve.length, numbers.contains(value) { return true }
            } else if byte == 32, digits > 0, digits.isMultiple(of: 3), digits < NumberSieve.length, !isAfterBlank {
                isAfterBlank = true
            } else {
                value = 0
                digits = 0
                isAfterBlank = false
            }
        }
        return false
    }

    private static let length = 9
}
