import VigieCurl
import VigieRehearsal
import VigieTransport

/// The host of every loopback server, listed by whoever tests.
let trusted: Set<String> = ["127.0.0.1"]

/// Beyond what a busy machine takes for anything on loopback: where no time-out is the point, none may come before the end
/// that is.
let patience: Duration = .seconds(600)

let patient = Limits(total: patience, idle: patience, connect: patience, trustedHosts: trusted)

func ask(
    _ server: HTTPServer, _ path: String = "/", headers: [HeaderField] = [], limits: Limits = patient,
    settings: TransportSettings = TransportSettings(userAgent: "vigie-test")
) async throws -> Response {
    let exchange = try CurlExchange(settings: settings)
    return try await exchange.answer(to: Request(url: server.url + path, headers: headers, limits: limits))
}

/// The code of the failure, or the status where an answer came.
func code(_ body: () async throws -> Response) async -> Result<ExchangeFailure.Code, Surprise> {
    do {
        return .failure(Surprise(text: "answered \(try await body().status)"))
    } catch let failure as ExchangeFailure {
        return .success(failure.code)
    } catch {
        return .failure(Surprise(text: "\(error)"))
    }
}

struct Surprise: Error, Equatable { let text: String }
