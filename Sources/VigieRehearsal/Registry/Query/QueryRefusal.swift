/// Why the portal refuses a question: its own message, and its own code.
package struct QueryRefusal: Error, Hashable, Sendable {
    package enum Code: String, Hashable, Sendable {
        case query = "ODSQLError"
        case parameter = "InvalidRESTParameterError"
    }

    package let code: Code
    package let message: String

    static func malformed(_ why: String) -> QueryRefusal {
        QueryRefusal(code: .query, message: "ODSQL query is malformed: \(why)")
    }

    static func parameter(_ name: String, found: String, expected: String) -> QueryRefusal {
        QueryRefusal(
            code: .parameter,
            message: "Invalid value for \(name) API parameter: \(found) was found but \(expected) is expected.")
    }
}
