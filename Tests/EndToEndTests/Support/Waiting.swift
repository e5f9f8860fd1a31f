import Foundation

/// What did not come about in a time that is generous on any machine.
struct NeverCame: Error, CustomStringConvertible {
    let description: String
}

/// Waits for a condition of the outside world. The deadline only ends a test that hangs: nothing is asserted about time.
func eventually(
    _ what: String, within limit: Duration = .seconds(1800), every pause: Duration = .milliseconds(10),
    else describe: () async -> String = { "" }, _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < end else {
            throw NeverCame(description: "never came: \(what) \(await describe())")
        }
        try await Task.sleep(for: pause)
    }
}
