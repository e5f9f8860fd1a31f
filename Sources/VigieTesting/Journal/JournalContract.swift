package import VigieEngine

/// What every journal must keep, whatever it stores in: each scenario starts from an empty journal and speaks through the
/// port alone.
package struct JournalContract: Sendable, CustomStringConvertible {
    /// Opens the journal of one place: the first call makes it, a later one finds what a kill left.
    package typealias Opening = @Sendable () async throws -> any Journal

    package let name: String
    private let act: @Sendable (Opening) async throws -> Void

    init(_ name: String, _ act: @escaping @Sendable (Opening) async throws -> Void) {
        self.name = name
        self.act = act
    }

    package var description: String { name }

    /// - Throws: `ContractViolation`, or what the journal threw.
    package func run(_ open: @escaping Opening) async throws { try await act(open) }

    package static let all: [JournalContract] =
        recording + observing + keeping + watching + alarming + composing + delivering + holding + redelivering + asking
        + auditing + covering + bulletins + enrolments + confirming
}

/// A promise that was not kept, with what was found.
package struct ContractViolation: Error, CustomStringConvertible {
    package let description: String
}

func require(
    _ holds: Bool, _ sentence: @autoclosure () -> String, file: String = #fileID, line: Int = #line
) throws {
    if !holds { throw ContractViolation(description: "\(file):\(line): \(sentence())") }
}

func requireEqual<Value: Equatable>(
    _ found: Value, _ expected: Value, _ what: String, file: String = #fileID, line: Int = #line
) throws {
    try require(found == expected, "\(what): found \(found), expected \(expected)", file: file, line: line)
}

/// - Returns: the failure, whose sentence is worth a look too.
@discardableResult
func requireFailure(
    _ what: String, file: String = #fileID, line: Int = #line, _ act: () async throws -> Void
) async throws -> JournalFailure {
    do {
        try await act()
    } catch let failure as JournalFailure {
        try require(!failure.sentence.isEmpty, "\(what): the failure says nothing", file: file, line: line)
        return failure
    }
    throw ContractViolation(description: "\(file):\(line): \(what): nothing was refused")
}
