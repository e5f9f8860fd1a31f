package import FoundationEssentials
import VigieDomain

/// A line that is no notice: says which, and why.
package struct RehearsalError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}

extension GazetteJSON {
    /// Any JSON object that names a notice: members starting with `_` and unknown ones are dropped, missing ones are null.
    package init(_ object: OrderedJSON) throws(RehearsalError) {
        guard let members = object.members else { throw RehearsalError("a notice is a JSON object") }
        guard let text = object["dateparution"]?.text, let publication = Day(text) else {
            throw RehearsalError(
                "notice \(object["id"]?.text ?? "without id"): dateparution is \"\(object["dateparution"]?.text ?? "")\", "
                    + "expected a date like 2026-11-23")
        }
        var values: [GazetteField: OrderedJSON] = [:]
        for member in members {
            guard let field = GazetteField(rawValue: member.name) else { continue }
            values[field] = GazetteJSON.asServed(member.value, field)
        }
        self.init(publication: publication, values)
    }

    package init(parsing text: String) throws {
        try self.init(OrderedJSON(parsing: text))
    }

    /// Every notice of a text with one JSON object per line.
    package static func records(lines: Data) throws -> [GazetteJSON] {
        try lines.split(separator: UInt8(ascii: "\n")).enumerated().compactMap { position, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            do {
                return try GazetteJSON(OrderedJSON(parsing: Data(line)))
            } catch {
                throw RehearsalError("line \(position + 1): \(error)")
            }
        }
    }

    /// Every notice of an answer of the portal: `{"total_count": …, "results": […]}`.
    package static func records(page: Data) throws -> [GazetteJSON] {
        guard let rows = try OrderedJSON(parsing: page)["results"]?.list else {
            throw RehearsalError("the page has no list named results")
        }
        return try rows.map { try GazetteJSON($0) }
    }

    /// Caches decode the inner JSON, and an older interface joined the register with commas: the portal does neither.
    private static func asServed(_ value: OrderedJSON, _ field: GazetteField) -> OrderedJSON {
        switch value {
        case .object where field.holdsJSON, .list where field.holdsJSON: .text(value.written())
        case .text(let text) where field == .registre:
            .list(text.split(separator: ",").map { .text(String($0.drop { $0 == " " })) })
        default: value
        }
    }

    /// Letter, issue and number make the id (`A` + `20260153` + `73`); whichever is missing comes from the others, the issue
    /// at last from the date and the number from the content.
    mutating func completeIdentity() {
        let parts = GazetteIdentity(self[.id].text ?? "")
        if self[.publicationavis] == .null { self[.publicationavis] = .text(parts?.letter ?? defaultLetter) }
        if self[.parution] == .null { self[.parution] = .text(parts?.issue ?? GazetteIssue.number(of: publication)) }
        if self[.numeroannonce] == .null {
            self[.numeroannonce] = .integer(parts?.number ?? Int64(1 + Fingerprint.of(json.bytes) % 89_999))
        }
        if self[.id] == .null {
            let number = self[.numeroannonce].integer.map(String.init) ?? self[.numeroannonce].text ?? ""
            self[.id] = .text((self[.publicationavis].text ?? "") + (self[.parution].text ?? "") + number)
        }
    }

    private var defaultLetter: String {
        switch self[.familleavis].text {
        case "dpc": "C"
        case "modification", "radiation": "B"
        default: "A"
        }
    }
}

/// The three parts of `A202601821470`.
private struct GazetteIdentity {
    let letter: String
    let issue: String
    let number: Int64

    init?(_ id: String) {
        let issue = id.dropFirst().prefix(8)
        guard let letter = id.first, "ABC".contains(letter), issue.count == 8, let number = Int64(id.dropFirst(9))
        else {
            return nil
        }
        self.letter = String(letter)
        self.issue = String(issue)
        self.number = number
    }
}
