/// The encoding of a mail's parts (RFC 2045 section 6.7): readable ASCII as it is, the rest as `=C3=A9`, lines of at most 76.
enum QuotedPrintable {
    private static let lineLimit = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// - Parameter text: lines ended by `\n`; they go out ended by CRLF.
    static func encoded(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 4)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            append(Array(line.utf8), to: &output)
            output += [13, 10]
        }
        return output
    }

    private static func append(_ line: [UInt8], to output: inout [UInt8]) {
        var width = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            // A blank at the end of a line would be lost, and a lone dot or "From " at its start altered, on the way.
            let isPlain =
                (33...126).contains(byte) && byte != 61 && !(width == 0 && (byte == 46 || byte == 70))
                || (byte == 32 || byte == 9) && !isLast
            let token = isPlain ? [byte] : [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            // One place is kept for the soft line break.
            if width + token.count > lineLimit - 1 {
                output += [61, 13, 10]
                width = 0
                if token.count == 1, byte == 46 || byte == 70 {
                    output += [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                    width = 3
                    continue
                }
            }
            output += token
            width += token.count
        }
    }
}
