import VigieDomain
import VigieEngine

/// Why one record of an answer cannot be read.
struct RowProblem: Error, Hashable, Sendable {
    /// What the source would be blamed for if all records were like this one.
    let lie: SourceFault.Lie
    let field: String
    let sentence: Phrase

    static func missing(_ field: String) -> RowProblem {
        RowProblem(lie: .fieldMissing, field: field, sentence: FieldWords.absent(field))
    }

    static func type(_ field: String, _ found: JSONValue, _ expected: Phrase) -> RowProblem {
        RowProblem(lie: .fieldType, field: field, sentence: FieldWords.type(field, found.quoted, expected))
    }

    /// A code outside its list; a word where a letter stands is what a translated answer looks like.
    static func code(_ field: String, _ found: String, _ expected: Phrase) -> RowProblem {
        RowProblem(
            lie: found.count > 1 ? .language : .fieldType, field: field,
            sentence: FieldWords.type(field, JSONValue.string(found).quoted, expected))
    }

    static func unreadable(_ failure: JSONFailure) -> RowProblem {
        let why =
            switch failure {
            case .cut: Phrase("coupée", "cut off")
            case .malformed(let why): Phrase("« \(why) »", "“\(why)”")
            }
        return RowProblem(
            lie: .garbled, field: "",
            sentence: Phrase(
                "fiche qui n’est pas du JSON : \(why.french)", "a record that is not JSON: \(why.english)"))
    }
}

/// How many unreadable records an answer may hold before the answer itself is not believed.
enum RowTolerance {
    /// Below this, records are kept aside one by one.
    private static let records = 3
    /// In hundredths of the records received.
    private static let percentage = 5

    /// - Throws: the lie that the problems come to: too many of them, or most of a small answer.
    static func judge(_ problems: [RowProblem], of read: Int, in answer: Answer) throws {
        let count = problems.count
        guard count > 0, count > max(records, read * percentage / 100) || count * 2 > read else { return }
        let groups = Dictionary(grouping: problems) { "\($0.lie.rawValue)|\($0.field)" }
        guard let gravest = groups.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.value.first
        else { return }
        throw answer.lie(
            gravest.lie,
            Phrase(
                "\(count) fiches illisibles sur \(read) : \(gravest.sentence.french)",
                "\(count) of \(read) records unreadable: \(gravest.sentence.english)"))
    }
}

extension JSONValue {
    /// A text, or nil where nothing stands; anything else is no such field.
    func told(_ field: String) throws(RowProblem) -> String? {
        guard let value = self[field] else { return nil }
        guard case .string = value else { throw .type(field, value, FieldWords.text) }
        return value.string
    }

    /// The first of these fields that says something.
    func told(firstOf fields: [String]) throws(RowProblem) -> String? {
        for field in fields {
            if let text = try told(field) { return text }
        }
        return nil
    }
}
