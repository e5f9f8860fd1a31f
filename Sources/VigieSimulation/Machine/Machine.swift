/// Runs one asynchronous act to its end in virtual time, on this thread alone.
struct Machine {
    let executor: SeededExecutor
    let time: VirtualTime

    /// Everything waits for something that will never come.
    struct Stall: Error {}

    private final class Box<Value>: @unchecked Sendable {
        // Written by the act and read by the pump, which run on the same thread.
        var value: Value?
    }

    func run<Value: Sendable>(_ act: @escaping @Sendable () async -> Value) throws -> Value {
        let box = Box<Value>()
        Task(executorPreference: executor) { box.value = await act() }
        while true {
            if let value = box.value { return value }
            if executor.step() { continue }
            guard time.advance() else { throw Stall() }
        }
    }
}
