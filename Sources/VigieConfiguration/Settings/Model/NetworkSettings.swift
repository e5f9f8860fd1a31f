/// How the office's network is crossed.
package struct NetworkSettings: Hashable, Sendable {
    /// `transport.proxy`: `http://host:port`; default none. The environment's proxy variables are not read.
    package var proxy: String?
    /// `transport.no_proxy`: hosts reached without the proxy; default none.
    package var noProxy: [String] = []
    /// `transport.ca_file`: absolute path of the office's own authorities (PEM); default the system's.
    package var caFile: String?
    /// `transport.allowed_hosts`: with a proxy, the only hosts that may be asked; default all those of the sources and
    /// endpoints. The address check then looks at the proxy, and this list carries the rest.
    package var allowedHosts: [String] = []
    /// `transport.trusted_hosts`: hosts that may be reached without TLS or at a private address; default none.
    package var trustedHosts: [String] = []

    package init() {}
}
