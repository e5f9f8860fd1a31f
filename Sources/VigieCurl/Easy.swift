import CCurl
import VigieTransport

/// One handle of libcurl, with its options set in typed form. A handle belongs to the driver's thread.
struct Easy {
    let handle: UnsafeMutableRawPointer

    func set(_ option: CURLoption, _ value: Int) throws(ExchangeFailure) {
        try check(cw_set_long(handle, option, value), option)
    }

    func set(_ option: CURLoption, _ value: Bool) throws(ExchangeFailure) { try set(option, value ? 1 : 0) }

    /// Milliseconds, at least one: zero would mean "for ever" to libcurl.
    func set(_ option: CURLoption, milliseconds value: Duration) throws(ExchangeFailure) {
        try set(option, max(1, value.wholeMilliseconds))
    }

    func setSize(_ option: CURLoption, _ value: Int) throws(ExchangeFailure) {
        try check(cw_set_offset(handle, option, curl_off_t(value)), option)
    }

    /// libcurl keeps a copy.
    func set(_ option: CURLoption, _ value: String) throws(ExchangeFailure) {
        try check(cw_set_string(handle, option, value), option)
    }

    /// Must outlive the transfer.
    func setPointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) throws(ExchangeFailure) {
        try check(cw_set_pointer(handle, option, value), option)
    }

    /// Must outlive the transfer.
    func setList(_ option: CURLoption, _ list: TextList) throws(ExchangeFailure) {
        try check(cw_set_list(handle, option, list.head), option)
    }

    func set(_ option: CURLoption, _ function: @escaping cw_bytes_function) throws(ExchangeFailure) {
        try check(cw_set_bytes_function(handle, option, function), option)
    }

    func setOpenSocket(_ function: @escaping curl_opensocket_callback) throws(ExchangeFailure) {
        try check(cw_set_socket_function(handle, function), CURLOPT_OPENSOCKETFUNCTION)
    }

    func setReady(_ function: @escaping curl_prereq_callback) throws(ExchangeFailure) {
        try check(cw_set_ready_function(handle, function), CURLOPT_PREREQFUNCTION)
    }

    func setProgress(_ function: @escaping cw_progress_function) throws(ExchangeFailure) {
        try check(cw_set_progress_function(handle, function), CURLOPT_XFERINFOFUNCTION)
    }

    func number(_ info: CURLINFO) -> Int { cw_get_long(handle, info) }

    func size(_ info: CURLINFO) -> Int { Int(cw_get_offset(handle, info)) }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(ExchangeFailure) {
        guard code == CURLE_OK else {
            let word = String(cString: curl_easy_strerror(code))
            throw ExchangeFailure(
                .other, "libcurl a refusé son option \(option.rawValue) : « \(word) »",
                "libcurl refused its option \(option.rawValue): “\(word)”")
        }
    }
}

extension Easy {
    /// What every transfer asks, whichever its protocol: no signal, our proxy or none, TLS 1.2 at least with the
    /// certificate and its name verified, and threads that look up names left to end alone.
    func setCommon(proxy: String?, authorityFile: String?, errors: UnsafeMutablePointer<CChar>)
        throws(ExchangeFailure)
    {
        try set(CURLOPT_NOSIGNAL, true)
        // Explicit empty texts: without them libcurl reads https_proxy and no_proxy from the environment.
        try set(CURLOPT_PROXY, proxy ?? "")
        try set(CURLOPT_NOPROXY, "")
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, true)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorityFile {
            try set(CURLOPT_CAINFO, authorityFile)
            try set(CURLOPT_PROXY_CAINFO, authorityFile)
        }
        // A name server that does not answer would otherwise hold the driver's thread at each cancellation and time-out,
        // because libcurl waits there for its look-up thread.
        try set(CURLOPT_QUICK_EXIT, true)
        try setPointer(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errors))
    }
}

/// A list of lines in libcurl's form, freed with its owner.
final class TextList {
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(ExchangeFailure) {
        for line in lines {
            guard let longer = curl_slist_append(head, line) else {
                throw ExchangeFailure(
                    .other, "plus de mémoire pour une liste d’en-têtes", "no memory left for a list of headers")
            }
            head = longer
        }
    }

    deinit { curl_slist_free_all(head) }
}

extension Duration {
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        // A limit of a month is no limit; the cut keeps the sum far from overflow.
        return Int(min(max(seconds, 0), 2_678_400)) * 1000 + Int(max(attoseconds, 0) / 1_000_000_000_000_000)
    }

    /// Rounded up, at least one: the unit of libcurl's low-speed limit.
    var wholeSecondsUp: Int { max(1, (wholeMilliseconds + 999) / 1000) }
}
