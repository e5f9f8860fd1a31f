import CCurl
package import VigieTransport

/// Asks servers over HTTP for the whole of Vigie, within bounds: encrypted, to public addresses, never more bytes or time
/// than allowed, never sent on to another host.
package final class CurlExchange: Exchange {
    private let settings: TransportSettings
    private let driver: Driver

    /// - Throws: `ExchangeFailure` where the proxy's URL cannot be used or libcurl does not start.
    package init(settings: TransportSettings = TransportSettings()) throws(ExchangeFailure) {
        if let proxy = settings.proxy, !proxy.isEmpty { try CurlExchange.check(proxy: proxy) }
        self.settings = settings
        driver = try Driver(simultaneous: settings.simultaneous, perLane: settings.simultaneousPerHost)
    }

    package func answer(to request: Request) async throws -> Response {
        var address = try WebAddress(request.url)
        var timeLeft = request.limits.total
        var followed = 0
        while true {
            try Task.checkCancellation()
            let plan = try WebPlan(request, at: address, settings: settings, timeLeft: timeLeft)
            let transfer = try WebTransfer(plan)
            try await driver.perform(transfer)
            let response = try transfer.outcome.get()
            guard let next = try Redirect.next(after: response, to: request, at: address, followed: followed) else {
                return response
            }
            followed += 1
            timeLeft -= transfer.timeSpent
            guard timeLeft > .zero else {
                throw ExchangeFailure(
                    .timeout, "\(address.host) a renvoyé plus loin jusqu’à la fin du temps imparti",
                    "\(address.host) redirected until the time allowed was over")
            }
            address = next
        }
    }

    /// Only proxies that look up names themselves: with the older SOCKS, libcurl would resolve the name here.
    private static func check(proxy: String) throws(ExchangeFailure) {
        let scheme = proxy.prefix { $0 != ":" }.lowercased()
        guard WebAddress.isProxy(proxy), ["http", "https", "socks5h"].contains(scheme) else {
            throw ExchangeFailure(
                .invalidRequest,
                "le proxy n’est pas de la forme http://hôte:port (https et socks5h sont acceptés aussi)",
                "the proxy is not of the form http://host:port (https and socks5h are accepted too)")
        }
    }
}

/// Where an answer sends us, if we go. Done here and not by libcurl, so that each step passes every check again.
enum Redirect {
    /// The next address, or nil where the answer is one.
    /// - Throws: `.forbiddenRedirect` for another host, port or scheme, for one step too many, and for a POST that would
    ///   become a GET.
    static func next(after response: Response, to request: Request, at address: WebAddress, followed: Int)
        throws(ExchangeFailure) -> WebAddress?
    {
        guard statuses.contains(response.status), let location = response.header("Location") else { return nil }
        let next = try address.following(location)
        guard next.origin == address.origin else {
            throw ExchangeFailure(
                .forbiddenRedirect, "\(address.host) renvoie ailleurs (\(next.origin))",
                "\(address.host) redirects to another place (\(next.origin))")
        }
        guard followed < request.limits.redirects else {
            throw ExchangeFailure(
                .forbiddenRedirect, "\(address.host) renvoie plus de \(request.limits.redirects) fois",
                "\(address.host) redirects more than \(request.limits.redirects) times")
        }
        guard request.method == .get || keepingMethod.contains(response.status) else {
            throw ExchangeFailure(
                .forbiddenRedirect,
                "\(address.host) répond \(response.status) à un \(request.method.rawValue), qui deviendrait un GET",
                "\(address.host) answers \(response.status) to a \(request.method.rawValue), which would become a GET")
        }
        return next
    }

    private static let statuses: Set<Int> = [301, 302, 303, 307, 308]
    private static let keepingMethod: Set<Int> = [307, 308]
}
