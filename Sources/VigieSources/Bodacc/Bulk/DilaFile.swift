import VigieArchive
package import VigieDomain
import VigieLaw

/// Reads one file of DILA: its notices in order, each with its own bytes.
package struct DilaFile {
    /// How a file was read: what could not be is told beside what could.
    package struct Outcome: Sendable {
        package var notices = 0
        /// For people; nil where the file was read to its end.
        package var problem: Phrase?
    }

    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether these bytes are a document in XML.
    package static func isXML(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { !JSONSlices.isBlank($0) } == UInt8(ascii: "<")
    }

    /// Hands over each notice; a damaged file gives those before the damage.
    package func forEachNotice(_ body: (BodaccFile.Entry) -> Void) -> Outcome {
        // Issues of 2008 say UTF-8 now and then, and are not. Nothing is handed over before that is known.
        let isMisnamed = declaresUTF8 && !isUTF8
        let slices = RecordSlices(bytes)
        let records = XMLRecords()
        var outcome = Outcome()
        var issue: DilaIssue?
        func take(_ element: XMLElement) {
            let rank = outcome.notices
            outcome.notices += 1
            let head = issue ?? DilaIssue(root: records.root ?? "", head: records.head)
            issue = head
            body(entry(element, of: head, ordinal: rank + 1, bytes: slices[rank]))
        }
        do {
            try records.read(bytes, encoding: isMisnamed ? "windows-1252" : nil, take)
        } catch {
            outcome.problem = error.phrase
        }
        if outcome.problem == nil, outcome.notices == 0, !DilaFile.roots.contains(where: { isRoot($0, records.root) }) {
            outcome.problem = Phrase(
                "« \(records.root ?? "") » n’est pas une parution du BODACC ; racines connues : "
                    + DilaFile.roots.joined(separator: ", "),
                "“\(records.root ?? "")” is no issue of the BODACC; known roots: "
                    + DilaFile.roots.joined(separator: ", "))
        }
        return outcome
    }

    private func entry(_ element: XMLElement, of issue: DilaIssue, ordinal: Int, bytes: [UInt8]) -> BodaccFile.Entry {
        let notice = DilaNotice(issue: issue, element: element)
        let record = BodaccRecord(json: notice.json)
        let outcome: Result<GazetteRecord, BodaccProblem>
        do {
            outcome = .success(try record.notice(needsID: false))
        } catch {
            outcome = .failure(error)
        }
        return BodaccFile.Entry(ordinal: ordinal, notice: notice.id, outcome: outcome, bytes: bytes)
    }

    private static let roots = ["PCL_REDIFF", "RCS-A_IMMAT", "RCS-B_REDIFF", "Bilan_XML_Rediff", "Divers_XML_Rediff"]

    private func isRoot(_ known: String, _ root: String?) -> Bool { root?.lowercased() == known.lowercased() }

    private var declaresUTF8: Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        return !head.contains("encoding=") || head.contains("utf-8")
    }

    private var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }
}

/// Where each record stands in the bytes of a file, found by its tags: XML's own reader forgets the places.
struct RecordSlices {
    private let bytes: [UInt8]
    private var ranges: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for name in ["annonce", "avis"] where ranges.isEmpty {
            var start: Int?
            for tag in RecordSlices.tags(name, in: bytes) {
                switch tag {
                case .opening(let place): start = start ?? place
                case .closing(let end):
                    if let place = start { ranges.append(place..<end) }
                    start = nil
                }
            }
        }
    }

    /// Empty where the place is not known.
    subscript(rank: Int) -> [UInt8] { ranges.indices.contains(rank) ? Array(bytes[ranges[rank]]) : [] }

    private enum Tag {
        case opening(Int)
        /// Behind the tag.
        case closing(Int)
    }

    /// `<annonce>` and `</annonce>`, not `<annonce/>` nor `<annonces>`.
    private static func tags(_ name: String, in bytes: [UInt8]) -> [Tag] {
        let opening = Array("<\(name)>".utf8)
        let closing = Array("</\(name)>".utf8)
        var tags: [Tag] = []
        var place = 0
        while let bracket = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[bracket...]
            if rest.starts(with: opening) {
                tags.append(.opening(bracket))
            } else if rest.starts(with: closing) {
                tags.append(.closing(bracket + closing.count))
            }
            place = bracket + 1
        }
        return tags
    }
}

extension XMLFailure {
    fileprivate var phrase: Phrase {
        switch self {
        case .malformed(let line, let words):
            Phrase(
                "XML illisible à la ligne \(line) (« \(words) ») : fichier coupé ou abîmé ; téléchargez-le de nouveau",
                "XML that cannot be read at line \(line) (“\(words)”): a cut or damaged file; download it again")
        case .documentType:
            Phrase(
                "le document contient un DOCTYPE, qu’aucune parution n’a : refusé",
                "the document has a DOCTYPE, which no issue has: refused")
        case .tooDeep:
            Phrase("éléments imbriqués à plus de 64 niveaux : refusé", "elements nested beyond 64 levels: refused")
        case .tooLong: Phrase("une annonce de plus de 32 Mio : refusée", "a notice of more than 32 MiB: refused")
        }
    }
}
