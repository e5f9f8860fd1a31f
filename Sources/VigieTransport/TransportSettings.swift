/// How this office reaches the Internet: who we say we are, through which proxy, trusting whom. What the environment says
/// (`https_proxy` and its family) is ignored, so that a service behaves the same whoever starts it.
package struct TransportSettings: Hashable, Sendable {
    /// The User-Agent, with an address where the operator of a source can reach us.
    package var userAgent: String
    /// `http://host:port` or `https://host:port`; a user and password may stand in it and are never shown.
    package var proxy: String?
    /// Hosts reached without the proxy: exact names, or `.example.fr` for a domain and all below it; `*` for all.
    package var noProxy: [String]
    /// PEM file of the authorities that sign the office's own certificates.
    package var authorityFile: String?
    /// Through a proxy the address of the other side is not seen. Where a proxy is set, only these hosts, and those that a
    /// request trusts, may be asked; nil asks any.
    package var allowedHosts: Set<String>?
    /// Transfers under way at one time; libcurl's poll gets slow beyond about a hundred.
    package var simultaneous: Int
    /// Of those, how many to one host and port, so that a host that hangs leaves room for the others.
    package var simultaneousPerHost: Int

    package init(
        userAgent: String = "vigie", proxy: String? = nil, noProxy: [String] = [], authorityFile: String? = nil,
        allowedHosts: Set<String>? = nil, simultaneous: Int = 64, simultaneousPerHost: Int = 8
    ) {
        self.userAgent = userAgent
        self.proxy = proxy
        self.noProxy = noProxy
        self.authorityFile = authorityFile
        self.allowedHosts = allowedHosts
        self.simultaneous = simultaneous
        self.simultaneousPerHost = simultaneousPerHost
    }

    /// The proxy through which this host is reached; nil means directly. Decided here and not by libcurl, because the
    /// address check depends on it.
    package func proxy(for host: String) -> String? {
        guard let proxy, !proxy.isEmpty else { return nil }
        return noProxy.contains { TransportSettings.matches(host, $0) } ? nil : proxy
    }

    private static func matches(_ host: String, _ entry: String) -> Bool {
        let host = host.lowercased()
        let entry = entry.lowercased()
        guard !entry.isEmpty else { return false }
        if entry == "*" || host == entry { return true }
        return entry.hasPrefix(".") && (host.hasSuffix(entry) || host == entry.dropFirst())
    }
}
