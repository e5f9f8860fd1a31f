/// One question to a server over HTTP: all that the driver needs to send it and to refuse a dangerous answer.
package struct Request: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable { case get = "GET", post = "POST", delete = "DELETE" }

    package var method: Method
    /// Absolute, `https` unless `limits.plainHosts` lists the host.
    package var url: String
    package var headers: [HeaderField]
    package var body: [UInt8]
    package var limits: Limits

    package init(
        method: Method = .get, url: String, headers: [HeaderField] = [], body: [UInt8] = [], limits: Limits = Limits()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
    }
}

/// One header line; both parts are checked again by the driver, which refuses control characters.
package struct HeaderField: Hashable, Sendable {
    package var name: String
    package var value: String
    /// A value that may never stand in a log or an error.
    package var isSecret: Bool

    package init(_ name: String, _ value: String, isSecret: Bool = false) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
    }
}

/// What an exchange may cost at most. Every bound has a reason; the defaults suit a JSON interface.
package struct Limits: Hashable, Sendable {
    /// Longest time from the start to the last byte.
    package var total: Duration
    /// Longest silence: less than one byte a second for so long ends the transfer.
    package var idle: Duration
    package var connect: Duration
    /// Bytes after decompression; one more ends the transfer.
    package var bodyBytes: Int
    /// Decompressed bytes per received byte, counted after the first MiB: more is a bomb.
    package var inflation: Int
    /// Redirects followed, to the same host only. Zero refuses them.
    package var redirects: Int
    /// Names of hosts that may be reached without TLS or at a private address: the operator listed them.
    package var trustedHosts: Set<String>

    package init(
        total: Duration = .seconds(60), idle: Duration = .seconds(20), connect: Duration = .seconds(10),
        bodyBytes: Int = 32 << 20, inflation: Int = 100, redirects: Int = 3, trustedHosts: Set<String> = []
    ) {
        self.total = total
        self.idle = idle
        self.connect = connect
        self.bodyBytes = bodyBytes
        self.inflation = inflation
        self.redirects = redirects
        self.trustedHosts = trustedHosts
    }
}
