import Glibc
import VigieTransport

/// One request that has passed every check that needs no network, with the way it will take.
struct WebPlan {
    let address: WebAddress
    let request: Request
    /// Through which proxy; nil means directly.
    let proxy: String?
    /// Whether the operator listed the host: then plain HTTP and private addresses are in order.
    let isTrusted: Bool
    let settings: TransportSettings
    /// What is left of `request.limits.total`: a redirect spends from the same purse.
    let timeLeft: Duration

    /// The address of a proxy is the operator's own choice; what lies behind cannot be seen from here.
    var checksAddress: Bool { !isTrusted && proxy == nil }

    /// - Throws: `ExchangeFailure` before anything is sent.
    init(_ request: Request, at address: WebAddress, settings: TransportSettings, timeLeft: Duration)
        throws(ExchangeFailure)
    {
        self.address = address
        self.request = request
        self.settings = settings
        self.timeLeft = timeLeft
        let host = address.host
        isTrusted = request.limits.trustedHosts.contains { $0.lowercased() == host }
        proxy = settings.proxy(for: host)
        try checkScheme()
        try checkHost()
        for field in request.headers { try WebPlan.check(field) }
        guard SafeText.isHeaderValue(settings.userAgent) else {
            throw ExchangeFailure(
                .invalidRequest, "le User-Agent contient un caractère de commande ou est trop long",
                "the User-Agent holds a control character or is too long")
        }
    }

    private func checkScheme() throws(ExchangeFailure) {
        switch address.scheme {
        case "https": return
        case "http" where isTrusted: return
        case "http":
            throw ExchangeFailure(
                .forbiddenScheme, "\(address.host) serait interrogé sans chiffrement et n’est pas un hôte de confiance",
                "\(address.host) would be asked without encryption and is not a trusted host")
        default:
            throw ExchangeFailure(
                .forbiddenScheme, "seul https est interrogé, pas « \(address.scheme) »",
                "only https is asked, not “\(address.scheme)”")
        }
    }

    /// Names and literals that are known to be inside. The sure check comes with the resolved address; through a proxy
    /// this is all there is, beside the list of allowed hosts.
    private func checkHost() throws(ExchangeFailure) {
        let host = address.host
        guard !isTrusted else { return }
        if settings.proxy != nil, let allowed = settings.allowedHosts,
            !allowed.contains(where: { $0.lowercased() == host })
        {
            throw ExchangeFailure(
                .forbiddenAddress, "\(host) n’est pas parmi les hôtes que l’on peut interroger",
                "\(host) is not among the hosts that may be asked")
        }
        if host == "localhost" || host.hasSuffix(".localhost") {
            throw ExchangeFailure(
                .forbiddenAddress, "\(host) est cette machine", "\(host) is this machine")
        }
        if let bytes = WebPlan.literal(host), case .forbidden(let reason) = AddressRules.verdict(on: bytes) {
            throw ExchangeFailure(
                .forbiddenAddress, "\(host) ne peut pas être appelé (\(reason.french))",
                "\(host) may not be called (\(reason.rawValue))")
        }
    }

    private static func check(_ field: HeaderField) throws(ExchangeFailure) {
        guard SafeText.isHeaderName(field.name) else {
            throw ExchangeFailure(
                .invalidRequest, "le nom d’un en-tête est vide ou contient un caractère interdit",
                "the name of a header is empty or holds a forbidden character")
        }
        guard SafeText.isHeaderValue(field.value) else {
            throw ExchangeFailure(
                .invalidRequest, "l’en-tête \(field.name) contient un caractère de commande ou est trop long",
                "the header \(field.name) holds a control character or is too long")
        }
        guard !reserved.contains(field.name.lowercased()) else {
            throw ExchangeFailure(
                .invalidRequest, "l’en-tête \(field.name) n’est écrit que par le pilote",
                "the header \(field.name) is written by the driver alone")
        }
    }

    /// Headers that frame the message or name the host: two opinions on them are how requests get smuggled.
    private static let reserved: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "proxy-connection", "proxy-authorization",
        "upgrade",
        "te", "trailer", "expect", "keep-alive",
    ]

    /// The bytes of an address written as such, without a look-up.
    static func literal(_ text: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        // A zone ("%eth0") only ever stands after a link-local address.
        let address = String(text.prefix { $0 != "%" })
        if inet_pton(AF_INET, address, &bytes) == 1 { return Array(bytes[..<4]) }
        if inet_pton(AF_INET6, address, &bytes) == 1 { return bytes }
        return nil
    }
}
