/// HTTP as Vigie needs it: one question, one whole answer. libcurl stands behind it in the product, a simulated world in
/// tests, so that paging, mapping and faults are exercised above it.
package protocol Exchange: Sendable {
    /// - Throws: `ExchangeFailure` where no answer came, `CancellationError` where the task was cancelled.
    func answer(to request: Request) async throws -> Response
}
