package import FoundationEssentials

extension OrderedJSON: Decodable {
    /// Reads any JSON with Foundation's decoder. Members arrive there without their order: they are sorted by name.
    package init(parsing data: Data) throws {
        self = try JSONDecoder().decode(OrderedJSON.self, from: data)
    }

    package init(parsing text: String) throws { try self.init(parsing: Data(text.utf8)) }

    /// The commonest kinds first: each wrong guess costs an error.
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let container = try? decoder.container(keyedBy: Name.self) {
            self = .object(
                try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map { name in
                    Member(name.stringValue, try container.decode(OrderedJSON.self, forKey: name))
                })
        } else if var container = try? decoder.unkeyedContainer() {
            var list: [OrderedJSON] = []
            while !container.isAtEnd { list.append(try container.decode(OrderedJSON.self)) }
            self = .list(list)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else {
            self = .decimal(try value.decode(Double.self))
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
