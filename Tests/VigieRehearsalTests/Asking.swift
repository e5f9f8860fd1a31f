import FoundationEssentials
import VigieDomain
import VigieRehearsal
import VigieTransport

/// Short ways to put a question to a rehearsed register.
extension RehearsalAPI {
    func ask(
        _ path: String, _ items: KeyValuePairs<String, String> = [:], headers: [HeaderField] = [],
        at instant: Instant = .someday
    ) -> Response {
        answer(Request(url: Asking.url("https://host.example", path, items), headers: headers), at: instant)
    }
}

extension GazetteAPI {
    func records(_ items: KeyValuePairs<String, String> = [:], at instant: Instant = .someday) throws -> OrderedJSON {
        try ask("\(GazetteAPI.path)/records", items, at: instant).json
    }

    func ids(where query: String) throws -> Set<String> {
        let answer = ask("\(GazetteAPI.path)/exports/json", ["where": query, "select": "id"])
        return Set(try answer.json.list?.compactMap { $0["id"]?.text } ?? ["status \(answer.status)"])
    }
}

enum Asking {
    static func url(_ origin: String, _ path: String, _ items: KeyValuePairs<String, String> = [:]) -> String {
        let query = items.map { "\($0.key)=\(RequestTarget.encoded($0.value))" }.joined(separator: "&")
        return origin + path + (query.isEmpty ? "" : "?" + query)
    }

    /// The names between quotes at the outermost level of an object, as they stand in the bytes: the order that the decoder
    /// forgets.
    static func order(of names: [String], in text: String) -> [String] {
        names.compactMap { name in text.ranges(of: "\"\(name)\":").first.map { (name, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }
}

extension Response {
    var json: OrderedJSON {
        get throws { try OrderedJSON(parsing: Data(body)) }
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}

extension Instant {
    /// Long after every invented notice.
    static let someday = Day(number: 40_000).midnightUTC
}

extension Day {
    static let monday = Day(number: 20_780)
}

extension GazetteJSON {
    /// A plain notice, for questions about paging and queries.
    static func plain(
        _ number: Int64, on day: Day = .monday, family: String = "dpc", registers: [String] = [], name: String = "ESSAI"
    ) -> GazetteJSON {
        GazetteJSON(
            publication: day,
            [
                .publicationavis: "C", .numeroannonce: .integer(number), .familleavis: .text(family),
                .commercant: .text(name),
                .registre: registers.isEmpty ? .null : .list(registers.map(OrderedJSON.text)),
            ])
    }
}
