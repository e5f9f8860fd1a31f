import VigieDomain
import VigieEngine

/// How many unreadable records an answer may hold before the answer itself is not believed.
struct BodaccTolerance {
    /// Below this, records are kept aside one by one.
    static let records = 3
    /// In hundredths of the records received.
    static let percentage = 5

    /// - Throws: the lie that the problems come to.
    static func judge(_ problems: [BodaccProblem], of rows: [PortalRow], broken: Int = 0, in answer: Answer) throws {
        let count = problems.count + broken
        guard count > 0 else { return }
        let read = rows.count + broken
        let allowed = max(records, read * percentage / 100)
        if count > allowed || isStructural(problems, of: rows) {
            let gravest = mostCommon(problems)
            let lie: SourceFault.Lie =
                switch gravest?.kind {
                case .missing: .fieldMissing
                case .type: .fieldType
                case .content, nil: .garbled
                }
            let example = gravest?.sentence ?? Phrase("lignes qui ne sont pas du JSON", "lines that are not JSON")
            throw answer.lie(
                lie,
                Phrase(
                    "\(count) annonces illisibles sur \(read) : \(example.french)",
                    "\(count) of \(read) notices unreadable: \(example.english)"))
        }
    }

    /// A field that fails wherever it stands is a change of the source, however few rows there are.
    private static func isStructural(_ problems: [BodaccProblem], of rows: [PortalRow]) -> Bool {
        let fields = Dictionary(grouping: problems.filter { $0.kind != .content }, by: \.field)
        return fields.contains { field, failed in
            let holders = rows.filter { !$0.isNull(field) }.count
            let required = ["id", "dateparution", "familleavis"].contains(field)
            return required ? failed.count == rows.count : failed.count == holders && failed.count >= 2
        }
    }

    private static func mostCommon(_ problems: [BodaccProblem]) -> BodaccProblem? {
        let groups = Dictionary(grouping: problems) { "\($0.kind)|\($0.field)" }
        return groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value.first
    }
}
