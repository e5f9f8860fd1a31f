package import VigieDomain

/// A value that changes at known moments: what a register says before, and after.
package struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
    private var steps: [Step] = []

    private struct Step: Hashable, Sendable {
        let from: Instant
        let value: Value
    }

    package init() {}

    /// From this moment on the register says this.
    package mutating func set(_ value: Value, from instant: Instant) {
        let place = steps.firstIndex { $0.from > instant } ?? steps.endIndex
        steps.insert(Step(from: instant, value: value), at: place)
    }

    /// nil before the first moment.
    package func value(at instant: Instant) -> Value? { steps.last { $0.from <= instant }?.value }

    /// When what the register says changes.
    var moments: [Instant] { steps.map(\.from) }

    package var last: Value? { steps.last?.value }
}
