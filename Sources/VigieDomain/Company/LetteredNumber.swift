/// What LEI and ISIN share: how they are typed, and how their letters count in the check.
enum LetteredNumber {
    static func stripped(_ typed: some StringProtocol) -> String {
        let kept = typed.filter { character in
            !character.isWhitespace && !marks.contains(character)
        }
        return String(kept).uppercased()
    }

    /// Points and dashes that people write, and the invisible characters that spreadsheets leave.
    private static let marks: Set<Character> = [".", "-", "\u{200B}", "\u{FEFF}"]

    static func isAlphanumeric(_ text: String) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// - Parameter text: capitals and digits only; A is 10, Z is 35.
    static func digits(_ text: String) -> [UInt8] {
        text.utf8.flatMap { byte in (65...90).contains(byte) ? Array("\(byte - 55)".utf8) : [byte] }
    }
}
