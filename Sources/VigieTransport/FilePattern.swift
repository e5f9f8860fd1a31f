/// Names of files, as a shell writes them: `*` for any letters, `?` for one. Names that begin with a point (files under
/// way of many programs) fit only a pattern that begins with one.
package struct FilePattern: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package func fits(_ name: String) -> Bool {
        let (pattern, letters) = (Array(text), Array(name))
        guard !letters.isEmpty, letters.first != "." || pattern.first == "." else { return false }
        // Two fingers and a place to come back to: the cost is the product of the lengths at most.
        var (at, place) = (0, 0)
        var star: (at: Int, place: Int)?
        while place < letters.count {
            if at < pattern.count, pattern[at] == "*" {
                star = (at, place)
                at += 1
            } else if at < pattern.count, pattern[at] == "?" || pattern[at] == letters[place] {
                at += 1
                place += 1
            } else if let last = star {
                star = (last.at, last.place + 1)
                at = last.at + 1
                place = last.place + 1
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == "*" }
    }
}
