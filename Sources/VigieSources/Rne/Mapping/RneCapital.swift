import Foundation
import VigieDomain

/// The share capital, in either of the two layouts that the register writes.
struct RneCapital {
    let person: JSONValue

    func read() throws(RowProblem) -> Observed<Capital> {
        guard let description = person["identite"]?["description"] else { return .notTold }
        let nested = description["capital"]
        if let nested, nested.members == nil { throw .type("capital", nested, FieldWords.object) }
        let isVariable = try RneParts.flag("capitalVariable", in: description) ?? false
        guard let value = description["montantCapital"] ?? nested?["montant"] else { return .notTold }
        guard let amount = RneCapital.decimal(value) else {
            throw .type("montantCapital", value, Phrase("un montant est attendu", "an amount is expected"))
        }
        // Nobody's capital is nothing: so is an amount written that was not told.
        guard amount > 0, let cents = RneCapital.cents(amount) else { return .unknown("montant du capital à zéro") }
        var currency = try description.told("deviseCapital")
        if currency == nil { currency = try nested?.told("devise") }
        guard let currency, currency.count == 3 else { return .unknown("devise du capital non indiquée") }
        return .known(
            Capital(amount: Amount(cents: cents, currency: currency.uppercased()), isVariable: isVariable))
    }

    private static func decimal(_ value: JSONValue) -> Decimal? {
        value.decimal ?? value.string.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) }
    }

    private static let largest: Decimal = 90_000_000_000_000

    private static func cents(_ amount: Decimal) -> Int64? {
        guard amount < largest else { return nil }
        var exact = amount * 100
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        return Int64("\(rounded)")
    }
}
