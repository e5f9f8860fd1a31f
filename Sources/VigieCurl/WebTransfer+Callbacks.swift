import CCurl
import Glibc
package import VigieTransport

extension WebTransfer {
    func prepareCallbacks(_ easy: Easy) throws(ExchangeFailure) {
        try easy.setPointer(CURLOPT_WRITEDATA, pointer)
        try easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, data in
            guard let transfer = WebTransfer.at(data), let bytes else { return 0 }
            let length = size * count
            return transfer.take(UnsafeRawBufferPointer(start: bytes, count: length)) ? length : 0
        }
        try easy.setPointer(CURLOPT_HEADERDATA, pointer)
        try easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, data in
            guard let transfer = WebTransfer.at(data), let bytes else { return 0 }
            let length = size * count
            return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: length)) ? length : 0
        }
        // Two gates on the address, because a connection is opened once and used again: the first before any byte leaves,
        // the second before each request, so that a trusted request never lends its connection to another.
        try easy.setPointer(CURLOPT_OPENSOCKETDATA, pointer)
        try easy.setOpenSocket { data, _, address in
            guard let transfer = WebTransfer.at(data), let address else { return -1 }
            return transfer.open(address)
        }
        try easy.setPointer(CURLOPT_PREREQDATA, pointer)
        try easy.setReady { data, primary, _, _, _ in
            guard let transfer = WebTransfer.at(data), let primary else { return CURL_PREREQFUNC_ABORT }
            return transfer.mayUse(String(cString: primary)) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    private static func at(_ data: UnsafeMutableRawPointer?) -> WebTransfer? {
        data.map { Unmanaged<WebTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Decompressed bytes. False ends the transfer.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let limits = plan.request.limits
        let total = body.count + bytes.count
        if total > limits.bodyBytes {
            return stop(
                .tooLarge, "\(plan.address.host) a envoyé plus que les \(limits.bodyBytes) octets permis",
                "\(plan.address.host) sent more than the \(limits.bodyBytes) bytes allowed")
        }
        if total > WebTransfer.inflationFloor, let easy {
            let received = easy.size(CURLINFO_SIZE_DOWNLOAD_T) + WebTransfer.countingSlack
            if total / max(1, limits.inflation) > received {
                return stop(
                    .tooLarge, "\(plan.address.host) a envoyé des octets qui enflent plus de \(limits.inflation) fois",
                    "\(plan.address.host) sent bytes that inflate more than \(limits.inflation) times")
            }
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// One line of header. A new status line forgets what came before it: interim answers (103) are not the answer.
    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= WebTransfer.mostHeaderBytes, headers.count < WebTransfer.mostHeaders else {
            return stop(
                .tooLarge, "\(plan.address.host) a envoyé trop d’en-têtes", "\(plan.address.host) sent too many headers"
            )
        }
        if line.starts(with: "HTTP/".utf8) {
            headers = []
            return true
        }
        // Lines after the body are trailers; nothing here may depend on them.
        guard body.isEmpty, let field = HeaderField(line: line) else { return true }
        headers.append(field)
        return true
    }

    private func open(_ address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        if plan.checksAddress {
            var bytes = [UInt8](repeating: 0, count: 16)
            let length = Int(cw_address(address, &bytes))
            if case .forbidden(let reason) = AddressRules.verdict(on: Array(bytes[..<length])) {
                refusal = ExchangeFailure(.forbiddenAddress, forbidden(reason))
                return -1
            }
        }
        socketsOpened += 1
        return cw_open(address)
    }

    private func mayUse(_ primary: String) -> Bool {
        guard plan.checksAddress else { return true }
        switch WebPlan.literal(primary).map(AddressRules.verdict(on:)) {
        case .allowed: return true
        case .forbidden(let reason): return stop(.forbiddenAddress, forbidden(reason))
        case nil: return stop(.forbiddenAddress, forbidden(.unknownFamily))
        }
    }

    private func forbidden(_ reason: AddressRules.Reason) -> Remark {
        Remark(
            "\(plan.address.host) mène à une adresse qui ne peut pas être appelée (\(reason.french))",
            "\(plan.address.host) leads to an address that may not be called (\(reason.rawValue))")
    }

    private func stop(_ code: ExchangeFailure.Code, _ french: String, _ english: String) -> Bool {
        stop(code, Remark(french, english))
    }

    private func stop(_ code: ExchangeFailure.Code, _ remark: Remark) -> Bool {
        if stopped == nil { stopped = ExchangeFailure(code, remark) }
        return false
    }
}

extension HeaderField {
    /// A received line `Name: value`; nil for the empty line at the end and for what is not a header. Bytes that are not
    /// UTF-8 become replacement characters.
    package init?(line: UnsafeRawBufferPointer) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
        let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        var value = line[(colon + 1)...]
        while let first = value.first, blanks.contains(first) { value = value.dropFirst() }
        while let last = value.last, blanks.contains(last) { value = value.dropLast() }
        self.init(
            String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
}
