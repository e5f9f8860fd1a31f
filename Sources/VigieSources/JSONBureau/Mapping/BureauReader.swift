import Foundation
import VigieDomain

/// Reads one answer by a mapping. Every problem is kept, not the first only, so that a person who checks a mapping
/// corrects it once.
struct BureauReader {
    let mapping: BureauMapping
    let root: JSONValue
    private(set) var problems: [MappingProblem] = []
    /// Values that a path really found: none at all is no answer.
    private(set) var found = 0

    init(_ mapping: BureauMapping, _ root: JSONValue) {
        self.mapping = mapping
        self.root = root
    }

    mutating func facets() -> Facets {
        Facets(
            life: life(), shareholders: shareholders(), proceedings: proceedings(), rating: rating())
    }

    /// The company that the answer says it is about, in digits and letters only.
    mutating func subject() -> String? {
        guard let path = mapping.subject, let text = value(path, "subject", .fault)?.text else { return nil }
        return text.filter { $0.isLetter || $0.isNumber }.uppercased()
    }

    // MARK: - Rating

    private mutating func rating() -> Observed<Rating> {
        guard let mapping = mapping.rating else { return .notTold }
        let score = mapping.score.flatMap { value($0, "rating.score", .unknown) }
        let label = mapping.label.flatMap { value($0, "rating.label", .unknown) }
        let path = mapping.score ?? mapping.label
        guard let told = label ?? score else {
            if mapping.missing == .fault { note(.missing, "rating.score", path, BureauReader.nothingFound) }
            return nothing(mapping.missing)
        }
        guard let raw = told.text else {
            return refuse(
                .type, "rating.score", path, told,
                Phrase("un nombre ou un texte est attendu", "a number or a text is expected"))
        }
        var number: Decimal?
        if let score {
            number = NumberText.decimal(score)
            let isLabel = mapping.scale.labels[score.text ?? ""] != nil || label != nil
            if number == nil, !isLabel {
                return refuse(
                    .type, "rating.score", mapping.score, score,
                    Phrase(
                        "un nombre, ou l’un des libellés de l’échelle, est attendu",
                        "a number, or one of the labels of the scale, is expected"))
            }
        }
        if let number, let score, !(mapping.scale.lowest...mapping.scale.highest).contains(number) {
            return refuse(
                .type, "rating.score", mapping.score, score,
                Phrase(
                    "un nombre de \(mapping.scale.lowest) à \(mapping.scale.highest) est attendu",
                    "a number from \(mapping.scale.lowest) to \(mapping.scale.highest) is expected"))
        }
        return .known(
            Rating(
                raw: raw, score: number, scale: mapping.scale, limit: limit(mapping),
                date: day(mapping.date, "rating.date")))
    }

    private mutating func limit(_ mapping: BureauMapping.RatingMapping) -> Amount? {
        guard let path = mapping.limit, let found = value(path, "rating.limit", .unknown) else { return nil }
        guard let number = NumberText.decimal(found), let cents = BureauReader.whole(number * 100), cents >= 0 else {
            let _: Observed<Rating> = refuse(
                .type, "rating.limit", path, found, Phrase("un montant est attendu", "an amount is expected"))
            return nil
        }
        return Amount(cents: Int64(cents), currency: mapping.currency)
    }

    // MARK: - Shareholders

    private mutating func shareholders() -> Observed<[Shareholder]> {
        guard let mapping = mapping.shareholders else { return .notTold }
        let elements: [JSONValue]
        if mapping.list.isPlural {
            elements = mapping.list.values(in: root).filter { !$0.isNull }
            found += elements.count
            if elements.isEmpty {
                if mapping.missing == .fault {
                    note(
                        .missing, "shareholders.list", mapping.list, Phrase("rien n’a été trouvé", "nothing was found"))
                }
                return nothing(mapping.missing)
            }
        } else {
            guard let list = value(mapping.list, "shareholders.list", mapping.missing) else {
                return nothing(mapping.missing)
            }
            guard let members = list.elements else {
                return refuse(.type, "shareholders.list", mapping.list, list, FieldWords.list)
            }
            elements = members
        }
        if let path = mapping.declared, let declared = value(path, "shareholders.declared", .fault)?.integer,
            declared != elements.count
        {
            note(
                .count, "shareholders.declared", path,
                Phrase(
                    "\(elements.count) associés reçus, « \(declared) » annoncés",
                    "\(elements.count) shareholders received, “\(declared)” declared"))
        }
        let holders = elements.compactMap { shareholder($0, mapping) }
        guard holders.count == elements.count else { return .unknown("un associé illisible") }
        return .known(BureauReader.merged(holders))
    }

    private mutating func shareholder(
        _ element: JSONValue, _ mapping: BureauMapping.ShareholdersMapping
    ) -> Shareholder? {
        guard let name = mapping.name.first(in: element)?.text else {
            note(
                .missing, "shareholders.name", mapping.name,
                Phrase("un associé sans nom", "a shareholder without a name"))
            return nil
        }
        let identifier = mapping.identifier.flatMap { $0.first(in: element)?.text }
        let key = identifier.map { $0.filter { $0.isLetter || $0.isNumber } } ?? NormalName(name).text
        guard let path = mapping.share, let told = path.first(in: element) else {
            return Shareholder(key: key, name: name, share: nil)
        }
        let factor: Decimal = mapping.unit == .percent ? 100 : 10_000
        guard let number = NumberText.decimal(told),
            let share = BureauReader.whole(number * factor).flatMap(Share.init(hundredths:))
        else {
            // The holder's name stays out of the sentence: it is personal data.
            let top = mapping.unit == .percent ? 100 : 1
            let expected = Phrase("un nombre de 0 à \(top) est attendu", "a number from 0 to \(top) is expected")
            note(.type, "shareholders.share", path, BureauReader.unexpected(told, expected))
            return nil
        }
        return Shareholder(key: key, name: name, share: share)
    }

    /// Two lines of one holder are one holder with both parts.
    private static func merged(_ holders: [Shareholder]) -> [Shareholder] {
        var byKey: [String: Shareholder] = [:]
        for holder in holders {
            if let known = byKey[holder.key], let left = known.share, let right = holder.share {
                byKey[holder.key]?.share = Share(hundredths: min(10_000, left.hundredths + right.hundredths))
            } else if byKey[holder.key]?.share == nil {
                byKey[holder.key] = holder
            }
        }
        return byKey.values.sorted { $0.key < $1.key }
    }

    // MARK: - Status and proceedings

    private mutating func life() -> Observed<Life> {
        guard let mapping = mapping.status else { return .notTold }
        guard let told = value(mapping.path, "status", mapping.missing) else { return nothing(mapping.missing) }
        guard let word = BureauReader.word(told) else {
            return refuse(.type, "status", mapping.path, told, FieldWords.text)
        }
        if BureauReader.lists(mapping.active, word) { return .known(.active) }
        if BureauReader.lists(mapping.ceased, word) {
            return .known(.ceased(on: day(mapping.ceasedOn, "status.ceased_on")))
        }
        return refuse(.word, "status", mapping.path, told, BureauReader.choice(mapping.active + mapping.ceased))
    }

    private mutating func proceedings() -> Observed<ProceedingsStatus> {
        guard let mapping = mapping.proceedings else { return .notTold }
        guard let told = value(mapping.path, "proceedings", mapping.missing) else { return nothing(mapping.missing) }
        guard let word = BureauReader.word(told) else {
            return refuse(
                .type, "proceedings", mapping.path, told,
                Phrase("un texte ou un booléen est attendu", "a text or a boolean is expected"))
        }
        let label = mapping.label.flatMap { $0.first(in: root)?.text }
        if BureauReader.lists(mapping.open, word) {
            return .known(
                ProceedingsStatus(open: true, label: label ?? word, since: day(mapping.since, "proceedings.since")))
        }
        guard mapping.closed.isEmpty || BureauReader.lists(mapping.closed, word) else {
            return refuse(.word, "proceedings", mapping.path, told, BureauReader.choice(mapping.open + mapping.closed))
        }
        return .known(ProceedingsStatus(open: false, label: label, since: day(mapping.since, "proceedings.since")))
    }

    private static func word(_ value: JSONValue) -> String? {
        if case .bool(let flag) = value { return "\(flag)" }
        return value.text
    }

    private static func lists(_ words: [String], _ word: String) -> Bool {
        words.contains { $0.lowercased() == word.lowercased() }
    }

    private static func choice(_ words: [String]) -> Phrase {
        let french = words.map { "« \($0) »" }.joined(separator: ", ")
        let english = words.map { "“\($0)”" }.joined(separator: ", ")
        return Phrase("l’un de \(french) est attendu", "one of \(english) is expected")
    }

    private static let nothingFound = Phrase("rien n’a été trouvé, ou null", "nothing was found, or null")

    /// What was found and what kind of thing it is, then what is expected.
    private static func unexpected(_ found: JSONValue, _ expected: Phrase) -> Phrase {
        Phrase(
            "\(found.quoted.french) (\(found.kindName.french)) : \(expected.french)",
            "\(found.quoted.english) (\(found.kindName.english)): \(expected.english)")
    }

    // MARK: - Small parts

    private mutating func value(_ path: JSONPath, _ field: String, _ missing: BureauMapping.Missing) -> JSONValue? {
        guard let value = path.first(in: root) else {
            if missing == .fault { note(.missing, field, path, BureauReader.nothingFound) }
            return nil
        }
        found += 1
        return value
    }

    private mutating func day(_ path: JSONPath?, _ field: String) -> Day? {
        guard let path, let told = value(path, field, .unknown) else { return nil }
        guard let text = told.string, let day = DayText.day(text) else {
            note(
                .type, field, path,
                BureauReader.unexpected(
                    told,
                    Phrase(
                        "une date « AAAA-MM-JJ » ou « JJ/MM/AAAA » est attendue",
                        "a date “YYYY-MM-DD” or “DD/MM/YYYY” is expected")))
            return nil
        }
        return day
    }

    private func nothing<Value>(_ missing: BureauMapping.Missing) -> Observed<Value> {
        switch missing {
        case .absent: .absent
        case .unknown, .fault: .unknown("la réponse ne le dit pas")
        }
    }

    private mutating func refuse<Value>(
        _ kind: MappingProblem.Kind, _ field: String, _ path: JSONPath?, _ found: JSONValue, _ expected: Phrase
    ) -> Observed<Value> {
        note(kind, field, path, BureauReader.unexpected(found, expected))
        return .unknown("réponse illisible")
    }

    private mutating func note(_ kind: MappingProblem.Kind, _ field: String, _ path: JSONPath?, _ sentence: Phrase) {
        problems.append(MappingProblem(kind, field: field, path: path?.text ?? "", sentence))
    }

    /// Rounded to a whole number; nil beyond what a share or an amount can be.
    static func whole(_ number: Decimal) -> Int? {
        var source = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &source, 0, .plain)
        guard abs(rounded) < 1_000_000_000_000_000_000 else { return nil }
        return Int("\(rounded)")
    }
}
