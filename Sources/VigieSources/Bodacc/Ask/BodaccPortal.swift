import VigieDomain
import VigieEngine
import VigieTransport

/// The portal's addresses: metadata, pages of records, exports. One method per question.
struct BodaccPortal: Sendable {
    let settings: BodaccSettings
    let exchange: any Exchange
    let now: Instant

    /// The dataset's own description, which says when it was last processed.
    func metadata(since validators: Validators) async throws -> Answer {
        try await ask(settings.baseURL, headers: validators.conditions)
    }

    func page(_ query: BodaccQuery, offset: Int, rows: Int) async throws -> Answer {
        try await ask(
            QueryText.url(
                settings.baseURL + "/records",
                [
                    ("where", query.text), ("order_by", BodaccQuery.order), ("limit", "\(rows)"),
                    ("offset", "\(offset)"),
                ]))
    }

    func export(_ query: BodaccQuery, columns: String? = nil) async throws -> Answer {
        var parameters: [(name: String, value: String)] = []
        if let columns { parameters.append(("select", columns)) }
        parameters += [("where", query.text), ("order_by", BodaccQuery.order), ("limit", "-1")]
        var limits = settings.limits
        limits.bodyBytes = settings.exportBytes
        limits.total = settings.exportTime
        return try await ask(QueryText.url(settings.baseURL + "/exports/jsonl", parameters), limits: limits)
    }

    private func ask(_ url: String, headers: [HeaderField] = [], limits: Limits? = nil) async throws -> Answer {
        let request = Request(
            url: url, headers: [HeaderField("Accept", "application/json")] + headers,
            limits: limits ?? settings.limits)
        return try await Inquiry(request, now: now).answer(from: exchange)
    }
}
