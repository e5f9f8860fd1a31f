import CCurl
import VigieTransport

/// A URL as libcurl itself understands it, so that what is checked is what is asked.
struct WebAddress: Hashable {
    /// As libcurl writes it, without fragment.
    let text: String
    let scheme: String
    /// Lower case; `127.1` and `0x7f000001` have become `127.0.0.1`; no brackets around IPv6.
    let host: String
    let port: Int

    /// Scheme, host and port: the only place where credentials of one request may go.
    var origin: String { "\(scheme)://\(host):\(port)" }

    /// - Throws: `ExchangeFailure` with `.invalidRequest` where the text is not an absolute URL, holds a user, or could be
    ///   read in two ways.
    init(_ text: String) throws(ExchangeFailure) {
        guard SafeText.isURL(text) else {
            throw ExchangeFailure(
                .invalidRequest, "l’URL contient des caractères à encoder par « % », ou est vide ou trop longue",
                "the URL holds characters that must be percent-encoded, or is empty or too long")
        }
        let parts = Parts()
        // libcurl overlooks a third slash and takes the path for the host.
        guard !text.contains(":///"),
            curl_url_set(parts.handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK
        else {
            throw ExchangeFailure(
                .invalidRequest, "l’URL n’est pas de la forme https://hôte/chemin, sans utilisateur",
                "the URL is not of the form https://host/path, without a user in it")
        }
        try self.init(parts)
    }

    private init(_ parts: borrowing Parts) throws(ExchangeFailure) {
        guard curl_url_set(parts.handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let scheme = parts.text(CURLUPART_SCHEME), let host = parts.text(CURLUPART_HOST), !host.isEmpty,
            let port = parts.text(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) }),
            let text = parts.text(CURLUPART_URL)
        else {
            throw ExchangeFailure(
                .invalidRequest, "l’URL n’a pas d’hôte ou pas de schéma connu", "the URL has no host or no known scheme"
            )
        }
        self.text = text
        self.scheme = scheme.lowercased()
        self.host = WebAddress.bare(host)
        self.port = port
        // A decoded `%40` or `%2f` in a host is a name for one parser and a border for another; `localhost.` is another
        // spelling of `localhost`.
        guard !self.host.hasSuffix("."), SafeText.isHostName(self.host) || self.host.contains(":") else {
            throw ExchangeFailure(
                .invalidRequest, "l’hôte de l’URL n’est pas un nom d’hôte", "the host of the URL is not a host name")
        }
    }

    /// Where this `Location` leads, seen from here.
    func following(_ location: String) throws(ExchangeFailure) -> WebAddress {
        let parts = Parts()
        guard SafeText.isURL(location), curl_url_set(parts.handle, CURLUPART_URL, text, 0) == CURLUE_OK,
            curl_url_set(parts.handle, CURLUPART_URL, location, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK
        else {
            throw ExchangeFailure(
                .forbiddenRedirect, "\(host) renvoie vers ce qui n’est pas une URL",
                "\(host) redirects to something that is not a plain URL")
        }
        do {
            return try WebAddress(parts)
        } catch {
            throw ExchangeFailure(
                .forbiddenRedirect, "\(host) renvoie vers ce qui n’est pas une adresse web",
                "\(host) redirects to something that is not a web address")
        }
    }

    /// Whether libcurl finds a host in the URL of a proxy, in which a user may stand.
    static func isProxy(_ text: String) -> Bool {
        let parts = Parts()
        return SafeText.isURL(text) && !text.contains(":///")
            && curl_url_set(parts.handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK
            && parts.text(CURLUPART_HOST)?.isEmpty == false
    }

    /// Without brackets, in lower case.
    private static func bare(_ host: String) -> String {
        let host = host.lowercased()
        return host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }

    /// libcurl's URL handle, freed with its owner.
    private struct Parts: ~Copyable {
        let handle: OpaquePointer?

        init() { handle = curl_url() }
        deinit { curl_url_cleanup(handle) }

        func text(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, part, &found, flags) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
    }
}
