import Synchronization

/// A value that several tasks of a test share.
final class Held<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    @discardableResult
    func withLock<Result: Sendable>(_ act: (inout Value) -> Result) -> Result { value.withLock { act(&$0) } }

    var now: Value { withLock { $0 } }
}
