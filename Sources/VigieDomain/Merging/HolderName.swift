/// Someone as two sources may name him: a number, or the words of a name, and the birth where it is told.
struct HolderName: Hashable, Sendable {
    /// The SIREN of a company.
    let number: SIREN?
    /// Family and first given name of a person, or the words of a company's name; their order differs from source to source.
    let words: Set<String>
    /// `1970-05`, or `1970`.
    let birth: String?

    /// - Parameter key: as sources make it: a SIREN, `FAMILY|FIRST|1970-05`, a register's own number, or the name again.
    init(key: String, name: String) {
        number = SIREN(key)
        let parts = key.split(separator: "|", omittingEmptySubsequences: false)
        if parts.count == 3 {
            words = HolderName.words("\(parts[0]) \(parts[1])")
            birth = parts[2].isEmpty ? nil : String(parts[2])
        } else {
            words = HolderName.words(name)
            birth = nil
        }
    }

    /// Whether the two surely are one: the same number, or the same name and no other birth.
    func isSurely(_ other: HolderName) -> Bool {
        if let number, let theirs = other.number { return number == theirs }
        return !words.isEmpty && words == other.words && hasBirth(of: other)
    }

    /// Whether they could be one: what is told of either then stands in the way of merging the other.
    func mayBe(_ other: HolderName) -> Bool {
        if let number, let theirs = other.number, number == theirs { return true }
        return words.isSubset(of: other.words) || other.words.isSubset(of: words)
    }

    private func hasBirth(of other: HolderName) -> Bool {
        guard let birth, let theirs = other.birth else { return true }
        return birth.hasPrefix(theirs) || theirs.hasPrefix(birth)
    }

    private static func words(_ name: String) -> Set<String> {
        Set(NormalName(name).text.split(separator: " ").map(String.init))
    }
}
