package import VigieDomain
package import VigieTransport

/// The BODACC portal as it would answer at a given moment, over notices that may be real or invented.
///
/// Opendatasoft Explore v2.1, as `fr-facts.md` section 1 describes it; notices appear day by day.
package struct GazetteAPI: RehearsalAPI {
    package static let host = "bodacc-datadila.opendatasoft.com"
    package static let dataset = "annonces-commerciales"
    package static let path = "/api/explore/v2.1/catalog/datasets/\(dataset)"
    /// Calls a day, as one client read it in the headers of this portal.
    package static let callsPerDay = 5_000_000

    /// In the order in which the portal shows them.
    let records: [GazetteJSON]

    package init(records: [GazetteJSON]) {
        self.records = records.enumerated().sorted { left, right in
            (left.element.visibleFrom, left.offset) < (right.element.visibleFrom, right.offset)
        }.map(\.element)
    }

    package var root: String { GazetteAPI.path }

    package func reply(to request: Request, at instant: Instant) -> Reply {
        let target = RequestTarget(request.url)
        var reply = route(target, request, at: instant)
        reply.headers += quotaHeaders(remaining: GazetteAPI.callsPerDay - 1, at: instant)
        return reply
    }

    private func route(_ target: RequestTarget, _ request: Request, at instant: Instant) -> Reply {
        guard request.method == .get else {
            return refusal(405, "MethodNotAllowed", "Method \"\(request.method.rawValue)\" not allowed.")
        }
        guard target.path == GazetteAPI.path || target.path.hasPrefix(GazetteAPI.path + "/") else {
            return refusal(404, "NotFound", "\(target.path) is not rehearsed.")
        }
        let visible = visible(at: instant)
        let modified = visible.last?.visibleFrom
        do {
            switch target.path.dropFirst(GazetteAPI.path.count) {
            case "": return Reply(payload: .json(metadata(visible))).validated(for: request, modified: modified)
            case "/records":
                return Reply(payload: .json(try page(target, visible))).validated(for: request, modified: modified)
            case "/exports/json": return Reply(payload: .json(.list(try export(target, visible))))
            case "/exports/jsonl": return Reply(payload: .lines(try export(target, visible)))
            default: return refusal(404, "NotFound", "\(target.path) is not rehearsed.")
            }
        } catch {
            return refusal(400, error.code.rawValue, error.message)
        }
    }

    /// The notices published by then.
    func visible(at instant: Instant) -> ArraySlice<GazetteJSON> {
        var low = 0
        var high = records.count
        while low < high {
            let middle = (low + high) / 2
            if records[middle].visibleFrom <= instant { low = middle + 1 } else { high = middle }
        }
        return records[..<low]
    }

    private func refusal(_ status: Int, _ code: String, _ message: String) -> Reply {
        Reply(
            status: status,
            payload: .json(["message": .text(message), "error_code": .text(code)]))
    }
}

extension GazetteAPI {
    /// 429 as the specification of the interface shows it: the quota of the day is spent, and `reset_time` says until when.
    package func tooManyRequests(at instant: Instant) -> Reply {
        Reply(
            status: 429, headers: quotaHeaders(remaining: 0, at: instant),
            payload: .json([
                "errorcode": 10002,
                "reset_time": .text(instant.dayUTC.adding(days: 1).midnightUTC.description),
                "limit_time_unit": "day",
                "call_limit": .integer(Int64(GazetteAPI.callsPerDay)),
                "error": "You have exceeded the requests limit for anonymous users.",
            ]))
    }

    package var anatomy: Anatomy {
        Anatomy(
            rows: "results", total: "total_count",
            essential: ["registre", "dateparution", "id", "metadata_processed"])
    }

    /// The same question, always from its beginning.
    package func firstPage(of request: Request) -> Request {
        var target = RequestTarget(request.url)
        guard target.items.contains(where: { $0.name == "offset" }) else { return request }
        target.items.removeAll { $0.name == "offset" }
        var first = request
        first.url = target.url()
        return first
    }

    private func quotaHeaders(remaining: Int, at instant: Instant) -> [HeaderField] {
        [
            HeaderField("X-RateLimit-Limit", "\(GazetteAPI.callsPerDay)"),
            HeaderField("X-RateLimit-Remaining", "\(remaining)"),
            HeaderField("X-RateLimit-Reset", "\(instant.dayUTC.adding(days: 1)) 00:00:00+00:00"),
        ]
    }
}
