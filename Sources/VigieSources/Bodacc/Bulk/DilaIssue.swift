import VigieArchive
import VigieDomain
import VigieLaw

/// One issue of the gazette as DILA delivers it in XML: the letter, number and date of the issue, then its notices.
struct DilaIssue {
    /// `A`, `B` or `C`.
    let letter: String
    /// Eight digits: year and issue.
    let number: String?
    /// ISO; nil where the head does not give it.
    let published: String?
    let root: String

    init(root: String, head: [String: String]) {
        self.root = root
        letter = DilaIssue.letter(of: root)
        number = head["parution"].map(DilaNotice.trimmed)
        published = (head["dateParution"] ?? head["dateparution"]).map(DilaNotice.trimmed).flatMap(DilaIssue.day)
    }

    private static func letter(of root: String) -> String {
        let root = root.lowercased()
        if root.hasPrefix("rcs-b") { return "B" }
        if root.hasPrefix("bilan") { return "C" }
        return "A"
    }

    /// `15/01/2008`, `2008-01-15`, `2008/01/15` or in words.
    private static func day(_ text: String) -> String? {
        let plain = text.map { $0 == "/" || $0 == "." ? "-" : $0 }
        let parts = String(plain).split(separator: "-")
        if parts.count == 3, parts[0].count == 4 { return parts.joined(separator: "-") }
        return FrenchDate.parse(text)?.description
    }
}
