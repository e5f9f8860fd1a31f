import CCurl
import Synchronization
import VigieTransport

/// One piece of work for the driver. Everything but the cancellation mark belongs to the driver's thread from the moment
/// the transfer is handed over until its continuation is resumed; the task that waits reads the result afterwards.
class Transfer: @unchecked Sendable {
    /// Transfers of one lane share a bound, so that one slow host leaves room for the others.
    let lane: String
    /// Set once, by the task that waits, before the driver hears of the transfer.
    var continuation: CheckedContinuation<Void, any Error>?
    /// libcurl writes its own words here; the memory outlives the handle's use.
    let errors: UnsafeMutablePointer<CChar>
    private let cancelled = Atomic<Bool>(false)

    init(lane: String) {
        self.lane = lane
        errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit { errors.deallocate() }

    /// Sets every option of a fresh handle.
    func prepare(_ easy: Easy) throws(ExchangeFailure) {}

    /// Reads what came out, while the handle still knows it.
    func conclude(_ code: CURLcode, _ easy: Easy) {}

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    func markCancelled() { cancelled.store(true, ordering: .releasing) }

    /// libcurl's own sentence, or its word for the code.
    func words(for code: CURLcode) -> String {
        let own = String(cString: errors)
        return own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
    }

    /// Wakes the task that waits; only the first call counts.
    func finish(throwing error: (any Error)? = nil) {
        guard let continuation else { return }
        self.continuation = nil
        if let error { continuation.resume(throwing: error) } else { continuation.resume() }
    }

    /// The pointer under which libcurl's callbacks find this transfer; the driver keeps it alive meanwhile.
    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
