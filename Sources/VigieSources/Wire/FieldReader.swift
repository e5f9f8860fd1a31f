import FoundationEssentials
import VigieDomain
import VigieEngine

/// Members of one object of an answer, each as the kind of thing that it must be. A member that is missing, null or blank is
/// nil; one of another kind is a lie, never a change.
struct FieldReader {
    let value: JSONValue
    let answer: Answer
    /// Where the object stands, for sentences: `siege.`.
    var place = ""

    /// A text, or a number written as one: some registers give `"73"`, some `73`.
    func text(_ name: String) throws -> String? {
        guard let member = value[name] else { return nil }
        switch member {
        case .string, .number: return member.text
        case .null, .bool, .array, .object: throw lie(name, member, FieldWords.text)
        }
    }

    func flag(_ name: String) throws -> Bool? {
        guard let member = value[name] else { return nil }
        guard case .bool(let flag) = member else { throw lie(name, member, FieldWords.boolean) }
        return flag
    }

    func number(_ name: String) throws -> Decimal? {
        guard let member = value[name] else { return nil }
        guard let number = NumberText.decimal(member) else { throw lie(name, member, FieldWords.number) }
        return number
    }

    /// A date, whatever time of day follows it.
    func day(_ name: String) throws -> Day? {
        guard let member = value[name] else { return nil }
        guard case .string = member else { throw lie(name, member, FieldWords.date) }
        guard let text = member.string else { return nil }
        guard let day = DayText.day(text) else { throw lie(name, member, FieldWords.date) }
        return day
    }

    /// The objects of a list.
    func list(_ name: String) throws -> [FieldReader]? {
        guard let member = value[name] else { return nil }
        guard let elements = member.elements else { throw lie(name, member, FieldWords.list) }
        return try elements.map { element in
            guard element.members != nil else { throw lie(name, element, FieldWords.object) }
            return FieldReader(value: element, answer: answer, place: "\(place)\(name).")
        }
    }

    func object(_ name: String) throws -> FieldReader? {
        guard let member = value[name] else { return nil }
        guard member.members != nil else { throw lie(name, member, FieldWords.object) }
        return FieldReader(value: member, answer: answer, place: "\(place)\(name).")
    }

    /// A percentage from 0 to 100.
    func share(_ name: String) throws -> Share? {
        guard let percent = try number(name) else { return nil }
        guard let share = BureauReader.whole(percent * 100).flatMap(Share.init(hundredths:)) else {
            throw lie(name, .number(percent), FieldWords.percentage)
        }
        return share
    }

    /// A sum in units of its currency.
    func amount(_ name: String, currency: String) throws -> Amount? {
        guard let units = try number(name) else { return nil }
        guard let cents = BureauReader.whole(units * 100) else { throw lie(name, .number(units), FieldWords.number) }
        return Amount(cents: Int64(cents), currency: currency)
    }

    func missing(_ name: String) -> SourceFault { answer.lie(.fieldMissing, FieldWords.absent(place + name)) }

    func lie(_ name: String, _ found: JSONValue, _ expected: Phrase) -> SourceFault {
        // What a text holds may be a person's name or birth: its kind says enough.
        let shown: Phrase =
            if case .string = found, expected != FieldWords.date, expected != FieldWords.number {
                found.kindName
            } else {
                found.quoted
            }
        return answer.lie(.fieldType, FieldWords.type(place + name, shown, expected))
    }
}
