import CCurl
import Glibc
import VigieTransport

/// One question over HTTP under way: its options, what has come in so far, and the bounds that it may not pass.
final class WebTransfer: Transfer, @unchecked Sendable {
    let plan: WebPlan
    var headers: [HeaderField] = []
    var body: [UInt8] = []
    /// Why we ended the transfer ourselves; libcurl only knows that a callback said no.
    var stopped: ExchangeFailure?
    var headerBytes = 0
    /// The handle, for callbacks that ask how many bytes have come over the wire.
    var easy: Easy?
    /// An address that was refused; the failure only where no other address of the host was tried.
    var refusal: ExchangeFailure?
    var socketsOpened = 0
    private(set) var outcome: Result<Response, ExchangeFailure> = .failure(
        ExchangeFailure(.other, "le transfert n’a jamais commencé", "the transfer was never started"))
    private(set) var timeSpent: Duration = .zero
    private let lines: TextList

    /// Lines of header over one transfer, interim answers included, and their bytes.
    static let mostHeaders = 1_000
    static let mostHeaderBytes = 256 << 10
    /// Inflation is judged from here on: small answers compress very well and hurt nobody.
    static let inflationFloor = 1 << 20
    /// libcurl reads so many bytes at a time and counts some of them a step late.
    static let countingSlack = 16 << 10
    /// A source's certificate and address are looked at again at least this often.
    private static let connectionLifeSeconds = 3_600
    /// Less than this over the idle time is silence.
    private static let silentBytesPerSecond = 1

    init(_ plan: WebPlan) throws(ExchangeFailure) {
        self.plan = plan
        lines = try TextList(WebTransfer.headerLines(of: plan.request))
        super.init(lane: plan.address.origin)
    }

    override func prepare(_ easy: Easy) throws(ExchangeFailure) {
        self.easy = easy
        let limits = plan.request.limits
        try easy.setCommon(proxy: plan.proxy, authorityFile: plan.settings.authorityFile, errors: errors)
        try easy.set(CURLOPT_URL, plan.address.text)
        try easy.set(CURLOPT_PROTOCOLS_STR, plan.isTrusted ? "http,https" : "https")
        try easy.set(CURLOPT_FOLLOWLOCATION, false)
        try easy.set(CURLOPT_USERAGENT, plan.settings.userAgent)
        // All encodings that this libcurl can undo; it undoes them before our callback counts.
        try easy.set(CURLOPT_ACCEPT_ENCODING, "")
        try easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // Over TLS the handshake tells whether a connection can be shared. Without it only an answer would, and a server that
        // hangs would hold every other question to it.
        try easy.set(CURLOPT_PIPEWAIT, plan.address.scheme == "https")
        try easy.set(CURLOPT_MAXLIFETIME_CONN, WebTransfer.connectionLifeSeconds)
        try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
        try easy.set(CURLOPT_TIMEOUT_MS, milliseconds: plan.timeLeft)
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: limits.connect)
        try easy.set(CURLOPT_LOW_SPEED_LIMIT, WebTransfer.silentBytesPerSecond)
        try easy.set(CURLOPT_LOW_SPEED_TIME, limits.idle.wholeSecondsUp)
        // Refuses a declared length at once; what comes undeclared is counted in the callback.
        if limits.bodyBytes > 0 { try easy.setSize(CURLOPT_MAXFILESIZE_LARGE, limits.bodyBytes) }
        switch plan.request.method {
        case .get: break
        case .post: try prepareBody(easy)
        // Without a body: nobody here deletes by one.
        case .delete: try easy.set(CURLOPT_CUSTOMREQUEST, plan.request.method.rawValue)
        }
        try easy.setList(CURLOPT_HTTPHEADER, lines)
        // To the proxy go its own headers only, never ours.
        try easy.set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        try prepareCallbacks(easy)
    }

    private func prepareBody(_ easy: Easy) throws(ExchangeFailure) {
        try easy.set(CURLOPT_POST, true)
        try easy.setSize(CURLOPT_POSTFIELDSIZE_LARGE, plan.request.body.count)
        // The size first, then the bytes: libcurl copies exactly so many, zeros included.
        var body = plan.request.body
        if body.isEmpty { body = [0] }
        let code = body.withUnsafeMutableBytes { cw_set_pointer(easy.handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
        guard code == CURLE_OK else {
            throw ExchangeFailure(
                .other, "plus de mémoire pour le corps d’une question", "no memory left for the body of a request")
        }
    }

    override func conclude(_ code: CURLcode, _ easy: Easy) {
        timeSpent = .microseconds(easy.size(CURLINFO_TOTAL_TIME_T))
        self.easy = nil
        if code == CURLE_OK, stopped == nil {
            let status = easy.number(CURLINFO_RESPONSE_CODE)
            outcome = .success(Response(status: status, headers: headers, body: body))
        } else {
            let refused = socketsOpened == 0 ? refusal : nil
            outcome = .failure(stopped ?? refused ?? failure(for: code, easy))
        }
    }

    /// `Name: value`, or `Name;` for an empty value (libcurl would drop the header otherwise); the defaults that libcurl
    /// would add to a POST are silenced.
    private static func headerLines(of request: Request) -> [String] {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        lines.append("Expect:")
        if request.method == .post, !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        return lines
    }
}
