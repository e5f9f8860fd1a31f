/// Why no answer came. A closed set, so that each reason has its consequence (retry, alarm, refuse).
package struct ExchangeFailure: Error, Hashable, Sendable {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The name of the host is not known.
        case unresolved
        /// Nobody listens, or the network refused.
        case unreachable
        /// No answer in the time allowed.
        case timeout
        /// The connection broke in the middle.
        case interrupted
        /// Certificate or handshake refused.
        case tls
        /// More bytes than allowed, or bytes that inflate beyond measure.
        case tooLarge = "too_large"
        /// The address is private, local or reserved, and nobody listed the host.
        case forbiddenAddress = "forbidden_address"
        /// Not https, or not HTTP at all.
        case forbiddenScheme = "forbidden_scheme"
        /// Sent to another host, or too often.
        case forbiddenRedirect = "forbidden_redirect"
        /// A header, address or URL that could not be sent safely.
        case invalidRequest = "invalid_request"
        /// Bytes that are not what the headers promise.
        case malformed
        /// Anything else; the sentence tells.
        case other
    }

    package let code: Code
    /// One sentence for people, without secrets.
    package let remark: Remark

    package init(_ code: Code, _ french: String, _ english: String) {
        self.init(code, Remark(french, english))
    }

    package init(_ code: Code, _ remark: Remark) {
        self.code = code
        self.remark = remark
    }

    /// For logs, which speak English.
    package var sentence: String { remark.english }

    /// The same without what must not be shown.
    package func cleaned(_ clean: (String) -> String) -> ExchangeFailure {
        ExchangeFailure(code, clean(remark.french), clean(remark.english))
    }

    /// Whether the same question may succeed later without anyone changing a setting.
    package var isTransient: Bool {
        switch code {
        case .unresolved, .unreachable, .timeout, .interrupted, .tls, .other, .malformed: true
        case .tooLarge, .forbiddenAddress, .forbiddenScheme, .forbiddenRedirect, .invalidRequest: false
        }
    }
}

extension ExchangeFailure: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(sentence)" }
}
