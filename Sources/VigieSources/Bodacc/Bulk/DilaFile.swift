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
        read(bytes, slices: RecordSlices(bytes), ranks: nil, body)
    }

    /// Hands over each notice that may name one of these, and counts the others without parsing them.
    ///
    /// A file without the records that name nobody of ours is still a document. Where it turns out to be none, or to hold
    /// other records than the tags told, the whole file is read.
    package func forEachNotice(naming sieve: NumberSieve, _ body: (BodaccFile.Entry) -> Void) -> Outcome {
        let slices = RecordSlices(bytes)
        guard slices.areAll, let span = slices.span else { return read(bytes, slices: slices, ranks: nil, body) }
        let ranks = (0..<slices.count).filter { rank in slices[rank].map { sieve.finds(in: bytes[$0]) } ?? true }
        var rest = Array(bytes[..<span.lowerBound])
        for rank in ranks { rest += slices[rank].map { bytes[$0] } ?? [] }
        rest += bytes[span.upperBound...]
        var entries: [BodaccFile.Entry] = []
        let outcome = read(rest, slices: slices, ranks: ranks) { entries.append($0) }
        guard outcome.problem == nil, outcome.notices == ranks.count else {
            return read(bytes, slices: slices, ranks: nil, body)
        }
        for entry in entries { body(entry) }
        return Outcome(notices: slices.count)
    }

    /// - Parameter ranks: the places in the file of the records that stand in `document`; nil where all do.
    private func read(
        _ document: [UInt8], slices: RecordSlices, ranks: [Int]?, _ body: (BodaccFile.Entry) -> Void
    ) -> Outcome {
        let records = XMLRecords()
        var outcome = Outcome()
        var issue: DilaIssue?
        func take(_ element: XMLElement) {
            let place = outcome.notices
            outcome.notices += 1
            let head = issue ?? DilaIssue(root: records.root ?? "", head: records.head)
            issue = head
            let rank = ranks.map { $0.indices.contains(place) ? $0[place] : place } ?? place
            body(entry(element, of: head, ordinal: rank + 1, bytes: slices[rank].map { Array(bytes[$0]) } ?? []))
        }
        do {
            // Issues of 2008 say UTF-8 now and then, and are not. Nothing is handed over before that is known.
            try records.read(document, encoding: declaresUTF8 && !isUTF8 ? "windows-1252" : nil, take)
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
