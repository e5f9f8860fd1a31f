/// The check that ends SIREN and SIRET numbers (ISO/IEC 7812-1): from the right, every second digit counts double.
package enum Luhn {
    /// - Parameter digits: ASCII digits.
    package static func holds(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var sum = 0
        for (position, byte) in digits.reversed().enumerated() {
            let digit = Int(byte) - 48
            guard (0...9).contains(digit) else { return false }
            let weighted = position.isMultiple(of: 2) ? digit : digit * 2
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum.isMultiple(of: 10)
    }
}
