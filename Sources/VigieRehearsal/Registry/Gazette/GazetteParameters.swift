/// What a question to the portal asks for, once its parameters are accepted.
struct GazetteParameters {
    /// The portal's own bounds (Explore v2.1): rows a page, and the last row that pages reach.
    static let pageLimit = 100
    static let reach = 10_000
    private static let defaultLimit = 10

    var conditions: [QueryCondition] = []
    var fields: [GazetteField] = GazetteField.allCases
    var order: [(field: GazetteField, descending: Bool)] = []
    /// nil asks for all rows.
    var limit: Int?
    var offset = 0

    static func ofRecords(_ target: RequestTarget) throws(QueryRefusal) -> GazetteParameters {
        var parameters = try common(target)
        let limit = try integer("limit", target) ?? defaultLimit
        guard (-1...pageLimit).contains(limit) else {
            throw .parameter("limit", found: "\(limit)", expected: "-1 <= limit <= \(pageLimit)")
        }
        parameters.limit = limit == -1 ? pageLimit : limit
        parameters.offset = try offset(target)
        try parameters.checkReach(rows: parameters.limit ?? 0)
        return parameters
    }

    /// - Parameter count: rows of the data set: what `limit=-1` stands for.
    static func ofExport(_ target: RequestTarget, count: Int) throws(QueryRefusal) -> GazetteParameters {
        var parameters = try common(target)
        let limit = try integer("limit", target) ?? -1
        guard limit >= -1 else { throw .parameter("limit", found: "\(limit)", expected: "-1 <= limit") }
        parameters.limit = limit == -1 ? nil : limit
        parameters.offset = try offset(target)
        // An export is unbounded, but not from the middle: met on a live portal, and not documented.
        if parameters.offset > 0 { try parameters.checkReach(rows: parameters.limit ?? count) }
        return parameters
    }

    private static func common(_ target: RequestTarget) throws(QueryRefusal) -> GazetteParameters {
        var parameters = GazetteParameters()
        // Better a refusal than rows where the asker expects groups.
        guard target.value(of: "group_by") == nil else { throw .malformed("group_by is not rehearsed") }
        for text in target.values(of: "where") where !text.allSatisfy(\.isWhitespace) {
            parameters.conditions.append(try QueryParser.condition(text))
        }
        for text in target.values(of: "refine") { parameters.conditions.append(try refinement(text)) }
        if let text = target.value(of: "select") { parameters.fields = try selection(text) }
        if let text = target.value(of: "order_by") { parameters.order = try order(text) }
        return parameters
    }

    private func checkReach(rows: Int) throws(QueryRefusal) {
        let (sum, overflows) = offset.addingReportingOverflow(rows)
        guard !overflows, sum <= GazetteParameters.reach else {
            throw .parameter(
                "sum of offset + limit", found: overflows ? "\(Int.max)" : "\(sum)",
                expected: "<= \(GazetteParameters.reach)")
        }
    }

    private static func integer(_ name: String, _ target: RequestTarget) throws(QueryRefusal) -> Int? {
        guard let text = target.value(of: name) else { return nil }
        guard let value = Int(text) else { throw .parameter(name, found: "'\(text)'", expected: "an integer") }
        return value
    }

    private static func offset(_ target: RequestTarget) throws(QueryRefusal) -> Int {
        let offset = try integer("offset", target) ?? 0
        guard offset >= 0 else { throw .parameter("offset", found: "\(offset)", expected: "0 <= offset") }
        return offset
    }

    /// `familleavis:"radiation"`, with or without quotes; a date may be refined by its year.
    private static func refinement(_ text: String) throws(QueryRefusal) -> QueryCondition {
        let cut = text.firstIndex(of: ":") ?? text.endIndex
        let field = try QueryParser.field(String(text[..<cut]))
        let value = text[cut...].dropFirst()
        guard !value.isEmpty else { throw .malformed("refine wants field:value, found \(text)") }
        if field.kind == .date, let year = Int(value.filter(\.isNumber)), (1...9999).contains(year) {
            let digits = String(repeating: "0", count: 4 - String(year).count) + "\(year)"
            return try QueryParser.condition(
                "dateparution >= '\(digits)-01-01' and dateparution <= '\(digits)-12-31'")
        }
        let quoted = value.first == "\"" || value.first == "'" ? String(value) : "\"\(value)\""
        return try QueryParser.condition("\(field.rawValue)=\(quoted)")
    }

    private static func selection(_ text: String) throws(QueryRefusal) -> [GazetteField] {
        var fields: [GazetteField] = []
        for name in text.split(separator: ",").map({ trimmed($0) }) {
            fields += name == "*" ? GazetteField.allCases : [try QueryParser.field(name)]
        }
        guard !fields.isEmpty else { throw .malformed("select names no field") }
        return fields
    }

    private static func order(
        _ text: String
    ) throws(QueryRefusal) -> [(field: GazetteField, descending: Bool)] {
        var order: [(field: GazetteField, descending: Bool)] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            guard let name = words.first, words.count <= 2 else { throw .malformed("order_by: \(part)") }
            let direction = words.count == 2 ? words[1].lowercased() : "asc"
            guard ["asc", "desc"].contains(direction) else { throw .malformed("order_by: \(part)") }
            order.append((try QueryParser.field(String(name)), direction == "desc"))
        }
        return order
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
