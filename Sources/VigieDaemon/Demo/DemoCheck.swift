/// One promise of the demonstration, and whether it was kept.
package struct DemoCheck: Hashable, Sendable {
    /// In the language of the demonstration.
    package var promise: String
    /// What was found instead, one line each; empty where the promise held.
    package var problems: [String]

    package var holds: Bool { problems.isEmpty }

    init(_ promise: String, _ problems: [String]) {
        self.promise = promise
        self.problems = problems
    }

    /// - Parameter found: what is told where it does not hold.
    init(_ promise: String, _ holds: Bool, found: @autoclosure () -> String) {
        self.init(promise, holds ? [] : [found()])
    }
}
