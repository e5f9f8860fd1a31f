import CCurl
import VigieEngine
import VigieTransport

/// One look at a server of files: what lies in its folder, how a file looks, or its bytes.
final class FileTransfer: Transfer, @unchecked Sendable {
    enum Wish {
        case list(limit: Int)
        case look(name: String)
        case fetch(name: String, limit: Int)
    }

    enum Found {
        case bytes([UInt8])
        /// Seconds since 1970, where the server tells the date.
        case looks(size: Int, modified: Int64?)
        case missing
    }

    private let wish: Wish
    private let server: FileServer
    private var bytes: [UInt8] = []
    private var isTooLong = false
    private(set) var outcome: Result<Found, DepotFailure> = .failure(
        .exchange(ExchangeFailure(.other, "le transfert n’a jamais commencé", "the transfer was never started")))

    /// A server that does not open a connection in this time is tried later.
    private static let connect: Duration = .seconds(30)
    /// Less than a byte a second over so long is silence.
    private static let silence: Duration = .seconds(30)

    init(_ wish: Wish, from server: FileServer) {
        self.wish = wish
        self.server = server
        super.init(lane: server.url)
    }

    private var isSSH: Bool { server.url.hasPrefix("sftp:") }

    private var limit: Int {
        switch wish {
        case .list(let limit), .fetch(_, let limit): limit
        case .look: 0
        }
    }

    override func prepare(_ easy: Easy) throws(ExchangeFailure) {
        try easy.setCommon(proxy: nil, authorityFile: server.authorityFile, errors: errors)
        var folder = server.parts.folder
        // libcurl knows explicit encryption as an option of plain FTP.
        let isExplicit = folder.hasPrefix("ftpes:")
        if isExplicit { folder = "ftp" + folder.dropFirst("ftpes".count) }
        let scheme = isSSH ? "sftp" : isExplicit ? "ftp" : "ftps"
        try easy.set(CURLOPT_PROTOCOLS_STR, scheme)
        switch wish {
        case .list:
            try easy.set(CURLOPT_URL, folder)
            try easy.set(CURLOPT_DIRLISTONLY, true)
        case .look(let name):
            try easy.set(CURLOPT_URL, folder + FileTransfer.escaped(name))
            try easy.set(CURLOPT_NOBODY, true)
            try easy.set(CURLOPT_FILETIME, true)
        case .fetch(let name, let limit):
            try easy.set(CURLOPT_URL, folder + FileTransfer.escaped(name))
            try easy.setSize(CURLOPT_MAXFILESIZE_LARGE, limit)
        }
        try easy.set(CURLOPT_USERNAME, server.user)
        if isSSH {
            try prepareSSH(easy)
        } else {
            // Password and files travel encrypted, or not at all.
            try easy.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
            try easy.set(CURLOPT_PASSWORD, server.password ?? "")
        }
        try easy.set(CURLOPT_TIMEOUT_MS, milliseconds: server.timeout)
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: min(server.timeout, FileTransfer.connect))
        try easy.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        try easy.set(CURLOPT_LOW_SPEED_TIME, FileTransfer.silence.wholeSecondsUp)
        try easy.setPointer(CURLOPT_WRITEDATA, pointer)
        try easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, data in
            guard let data, let bytes else { return 0 }
            let transfer = Unmanaged<FileTransfer>.fromOpaque(data).takeUnretainedValue()
            let length = size * count
            return transfer.take(UnsafeRawBufferPointer(start: bytes, count: length)) ? length : 0
        }
        // What an FTP server says meanwhile goes nowhere.
        try easy.setPointer(CURLOPT_HEADERDATA, pointer)
        try easy.set(CURLOPT_HEADERFUNCTION) { _, size, count, _ in size * count }
    }

    private func prepareSSH(_ easy: Easy) throws(ExchangeFailure) {
        guard let hostKey = server.hostKey, hostKey.hasPrefix("SHA256:") else {
            throw ExchangeFailure(
                .invalidRequest, "la clé du serveur n’est pas indiquée", "the server's key is not given")
        }
        // Compared before any name or password is sent.
        try easy.set(CURLOPT_SSH_HOST_PUBLIC_KEY_SHA256, String(hostKey.dropFirst("SHA256:".count)))
        if let keyFile = server.keyFile {
            try easy.set(CURLOPT_SSH_AUTH_TYPES, Int(CURLSSH_AUTH_PUBLICKEY))
            try easy.set(CURLOPT_SSH_PRIVATE_KEYFILE, keyFile)
        } else {
            try easy.set(CURLOPT_SSH_AUTH_TYPES, Int(CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD))
            try easy.set(CURLOPT_PASSWORD, server.password ?? "")
        }
    }

    private func take(_ part: UnsafeRawBufferPointer) -> Bool {
        // Of a file that is only looked at over FTP, libcurl writes what it found in words.
        if case .look = wish { return true }
        guard bytes.count + part.count <= limit else {
            isTooLong = true
            return false
        }
        bytes.append(contentsOf: part)
        return true
    }

    override func conclude(_ code: CURLcode, _ easy: Easy) {
        guard code != CURLE_OK else {
            switch wish {
            case .list, .fetch: outcome = .success(.bytes(bytes))
            case .look:
                let time = easy.size(CURLINFO_FILETIME_T)
                let size = easy.size(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
                outcome = .success(
                    size < 0 ? .missing : .looks(size: size, modified: time < 0 ? nil : Int64(time)))
            }
            return
        }
        if code == CURLE_REMOTE_FILE_NOT_FOUND, !isTooLong {
            outcome = .success(.missing)
        } else {
            outcome = .failure(failure(for: code))
        }
    }

    /// A path in an address: what is not plain is escaped byte by byte.
    static func escaped(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "%"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}

extension FileTransfer {
    /// libcurl's own words, which are English, are quoted after ours: they name neither user nor password.
    private func failure(for code: CURLcode) -> DepotFailure {
        let words = words(for: code)
        let place = server.parts.folder
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION where isSSH:
            return .stranger(
                Remark(
                    "\(place) : le serveur ne présente pas la clé indiquée dans « host_key » ; rien ne lui a été dit, ni nom ni mot de passe. Demandez à son administrateur si elle a changé (libcurl : « \(words) »)",
                    "\(place): the server does not present the key given in “host_key”; nothing was told to it, neither name nor password. Ask its administrator whether it has changed (libcurl: “\(words)”)"
                ))
        case CURLE_LOGIN_DENIED:
            return .denied(
                Remark(
                    "\(place) : utilisateur, mot de passe ou clé refusés (libcurl : « \(words) »)",
                    "\(place): user, password or key refused (libcurl: “\(words)”)"))
        case CURLE_REMOTE_ACCESS_DENIED:
            return .denied(
                Remark(
                    "\(place) : accès refusé à cet utilisateur (libcurl : « \(words) »)",
                    "\(place): access refused to this user (libcurl: “\(words)”)"))
        default: break
        }
        if isTooLong || code == CURLE_FILESIZE_EXCEEDED {
            return .exchange(
                ExchangeFailure(
                    .tooLarge, "\(place) : plus que les \(limit) octets permis",
                    "\(place): more than the \(limit) bytes allowed"
                ))
        }
        let meaning = WebTransfer.meaning(of: code)
        let gist = meaning == .malformed ? Remark("échec", "failed") : WebTransfer.gist(of: meaning)
        return .exchange(
            ExchangeFailure(
                meaning == .malformed ? .other : meaning, "\(place) : \(gist.french) (libcurl : « \(words) »)",
                "\(place): \(gist.english) (libcurl: “\(words)”)"))
    }
}
