import FoundationEssentials

/// Numbers as bureaus write them: `42`, `"42"`, `"12,5"`, `"42 %"`, `"1 250 000,00"`, `"85/100"` is refused.
enum NumberText {
    /// nil where it is not one number: a guess would be an invented score.
    static func decimal(_ value: JSONValue) -> Decimal? {
        switch value {
        case .number(let number): number
        case .string(let text): decimal(text)
        case .null, .bool, .array, .object: nil
        }
    }

    static func decimal(_ text: String) -> Decimal? {
        var kept = ""
        for character in text where !blanks.contains(character) { kept.append(character) }
        for unit in ["%", "€", "EUR"] where kept.hasSuffix(unit) { kept = String(kept.dropLast(unit.count)) }
        let commas = kept.filter { $0 == "," }.count
        let points = kept.filter { $0 == "." }.count
        switch (commas, points) {
        case (0, 0), (0, 1): break
        case (1, 0): kept = kept.replacing(",", with: ".")
        // 1.250.000,00 and 1,250,000.00: what comes last is the decimal sign.
        case (1, _) where isGrouped(kept, by: ".", decimal: ","):
            kept = kept.replacing(".", with: "").replacing(",", with: ".")
        case (_, 1) where isGrouped(kept, by: ",", decimal: "."): kept = kept.replacing(",", with: "")
        default: return nil
        }
        guard isJSONNumber(kept) else { return nil }
        return Decimal(string: kept)
    }

    static func isJSONNumber(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), bytes.count <= 24 else { return false }
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func isGrouped(_ text: String, by group: Character, decimal: Character) -> Bool {
        guard let sign = text.firstIndex(of: decimal) else { return false }
        let groups = text[..<sign].split(separator: group, omittingEmptySubsequences: false)
        return groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 } && !text[sign...].contains(group)
    }

    /// Spaces that group digits or stand before a sign, breaking or not.
    private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\t"]
}
