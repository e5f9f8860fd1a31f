import VigieDomain
import VigieLaw

/// One record of the portal turned into a notice whose parts are at hand.
///
/// A missing column counts as null, a column may hold an object or the text of one, a list may be a single thing: caches,
/// exports and the interface itself differ in all three.
struct BodaccRecord {
    let json: JSONValue

    /// - Parameter needsID: a feed cannot do without the number; a file read by a person can.
    func notice(needsID: Bool = true) throws(BodaccProblem) -> GazetteRecord {
        guard json.members != nil else {
            throw BodaccProblem.type("notice", found: json, accepted: FieldWords.object)
        }
        let id = try number()
        if needsID, id == nil { throw .missing("id") }
        return GazetteRecord(
            id: id ?? "", publication: try publication(), family: try family(), kind: try kind(),
            court: json["tribunal"]?.string, trader: json["commercant"]?.string, town: json["ville"]?.text,
            postcode: json["cp"]?.text, numbers: try numbers(), judgment: try judgment(),
            persons: try parties("listepersonnes"), formerOwners: try parties("listeprecedentproprietaire"),
            formerOperators: try parties("listeprecedentexploitant"), establishments: try establishments(),
            act: try act(), modification: try modification(), striking: try striking(), deposit: try deposit(),
            miscellaneous: try miscellaneous(), previous: try previous(), link: json["url_complete"]?.string)
    }

    /// `A2026015373`: letter, issue and number without padding. Completed from its three parts where it is missing; where
    /// both are there and differ (one note of such a case exists), the id given is believed.
    func number() throws(BodaccProblem) -> String? {
        if let given = json["id"] {
            guard let text = given.string, BodaccRecord.isNumber(text) else {
                throw .type("id", found: given, accepted: BodaccWords.number)
            }
            return text
        }
        guard let letter = json["publicationavis"]?.string, let issue = json["parution"]?.text,
            let rank = json["numeroannonce"]?.integer
        else { return nil }
        let text = "\(letter)\(issue)\(rank)"
        return BodaccRecord.isNumber(text) ? text : nil
    }

    private static func isNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, (0x41...0x5A).contains(first), (7...24).contains(bytes.count) else {
            return false
        }
        return bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    func publication() throws(BodaccProblem) -> Day {
        guard let given = json["dateparution"] else { throw .missing("dateparution") }
        guard let text = given.string, let day = Day(text.prefix(10)),
            text.count == 10 || text.dropFirst(10).first == "T"
        else { throw .type("dateparution", found: given, accepted: FieldWords.isoDate) }
        return day
    }

    private func family() throws(BodaccProblem) -> String {
        guard let given = json["familleavis"] else { throw .missing("familleavis") }
        guard let text = given.string else { throw .type("familleavis", found: given, accepted: FieldWords.text) }
        return text.lowercased()
    }

    private func kind() throws(BodaccProblem) -> String {
        guard let given = json["typeavis"] else { return "annonce" }
        guard let text = given.string else { throw .type("typeavis", found: given, accepted: FieldWords.text) }
        return text.lowercased()
    }

    /// Every valid number of `registre`, once: a list of the two spellings, one text with commas, or null.
    func numbers() throws(BodaccProblem) -> [SIREN] {
        guard let given = json["registre"] else { return [] }
        var texts: [String] = []
        for element in given.oneOrMany {
            guard case .string(let text) = element else {
                if element.isNull { continue }
                throw .type("registre", found: element, accepted: BodaccWords.numbers)
            }
            texts += text.split(separator: ",").map(String.init)
        }
        var numbers: [SIREN] = []
        for text in texts {
            guard let siren = BodaccRecord.siren(in: text), !numbers.contains(siren) else { continue }
            numbers.append(siren)
        }
        return numbers
    }

    /// Nine digits whatever stands between them; a SIRET gives its first nine.
    static func siren(in text: String) -> SIREN? {
        let digits = text.filter { ("0"..."9").contains($0) }
        guard digits.count == 9 || digits.count == 14 else { return nil }
        return SIREN(digits.prefix(9))
    }

    /// A column that holds an object, or the text of one. nil where it holds nothing.
    func inner(_ field: String) throws(BodaccProblem) -> JSONValue? {
        guard let value = json[field] else { return nil }
        guard case .string(let text) = value else {
            guard value.members != nil || value.elements != nil else {
                throw .type(field, found: value, accepted: FieldWords.object)
            }
            return value
        }
        guard value.string != nil else { return nil }
        do {
            let inner = try JSONValue(bytes: text.utf8)
            guard !inner.isNull else { return nil }
            guard inner.members != nil || inner.elements != nil else {
                throw BodaccProblem.type(field, found: inner, accepted: FieldWords.object)
            }
            return inner
        } catch let problem as BodaccProblem {
            throw problem
        } catch {
            throw .content(field, BodaccWords.unreadableJSON)
        }
    }
}
