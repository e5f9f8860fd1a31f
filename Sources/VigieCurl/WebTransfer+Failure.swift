import CCurl
import VigieTransport

extension WebTransfer {
    /// What libcurl's code means to us. Its own words, which are English, are quoted after ours: they name no header and
    /// no path.
    func failure(for code: CURLcode, _ easy: Easy) -> ExchangeFailure {
        let words = words(for: code)
        let host = plan.address.host
        let tunnel = easy.number(CURLINFO_HTTP_CONNECTCODE)
        if code == CURLE_RECV_ERROR, plan.proxy != nil, tunnel >= 300 {
            return ExchangeFailure(
                .unreachable, "le proxy refuse la route vers \(host) (\(tunnel))",
                "the proxy refused the way to \(host) (\(tunnel))")
        }
        let meaning = WebTransfer.meaning(of: code)
        if code == CURLE_OUT_OF_MEMORY {
            return ExchangeFailure(
                meaning, "\(host) envoie une ligne d’en-tête trop longue", "\(host) sent a header line that is too long"
            )
        }
        if meaning == .tooLarge {
            let most = plan.request.limits.bodyBytes
            return ExchangeFailure(
                meaning, "\(host) annonce plus que les \(most) octets permis",
                "\(host) announced more than the \(most) bytes allowed")
        }
        let gist = WebTransfer.gist(of: meaning)
        return ExchangeFailure(
            meaning, "\(host) : \(gist.french) (libcurl : « \(words) »)",
            "\(host): \(gist.english) (libcurl: “\(words)”)")
    }

    /// A few words for each consequence.
    static func gist(of meaning: ExchangeFailure.Code) -> Remark {
        switch meaning {
        case .unresolved: Remark("nom inconnu", "unknown name")
        case .unreachable: Remark("connexion impossible", "cannot be connected to")
        case .timeout: Remark("pas de réponse dans le temps imparti", "no answer in the time allowed")
        case .interrupted: Remark("connexion rompue", "the connection broke")
        case .tls: Remark("certificat ou chiffrement refusé", "certificate or encryption refused")
        case .tooLarge: Remark("réponse trop grande", "answer too large")
        case .forbiddenAddress, .forbiddenScheme: Remark("adresse interdite", "forbidden address")
        case .forbiddenRedirect: Remark("renvoi interdit", "forbidden redirect")
        case .invalidRequest: Remark("question impossible à envoyer", "the question cannot be sent")
        case .malformed: Remark("réponse qui n’est pas celle d’un serveur web", "not the answer of a web server")
        case .other: Remark("échec", "failed")
        }
    }

    /// The codes that HTTP can give, by consequence. What is not listed stays `.other`, with libcurl's words.
    static func meaning(of code: CURLcode) -> ExchangeFailure.Code {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolved
        case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED, CURLE_NO_CONNECTION_AVAILABLE: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_AGAIN:
            .interrupted
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED,
            CURLE_SSL_CLIENTCERT:
            .tls
        // libcurl says "out of memory" of a header line beyond 100 KiB; where memory really ends, this process ends too.
        case CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY: .tooLarge
        // The scheme was checked before: here the code means an answer of HTTP/0.9, without status or headers.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            .malformed
        case CURLE_URL_MALFORMAT: .invalidRequest
        default: .other
        }
    }
}
