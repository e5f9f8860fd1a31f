/// A server from which files are fetched, and how to be let in.
package struct FileServer: Hashable, Sendable {
    /// `sftp://`, `ftps://` (TLS from the first byte) or `ftpes://` (`AUTH TLS`); a folder where it ends with `/`.
    package var url: String
    package var user: String
    package var password: String?
    /// Path of a private key.
    package var keyFile: String?
    /// `SHA256:…`: of the server's own key.
    package var hostKey: String?
    package var authorityFile: String?
    /// For one file.
    package var timeout: Duration

    package init(
        url: String, user: String, password: String? = nil, keyFile: String? = nil, hostKey: String? = nil,
        authorityFile: String? = nil, timeout: Duration = .seconds(60)
    ) {
        self.url = url
        self.user = user
        self.password = password
        self.keyFile = keyFile
        self.hostKey = hostKey
        self.authorityFile = authorityFile
        self.timeout = timeout
    }

    /// The address of the folder, with its `/`, and the name of the one file wanted, if one is.
    package var parts: (folder: String, name: String?) {
        guard let slash = url.lastIndex(of: "/") else { return (url + "/", nil) }
        let name = String(url[url.index(after: slash)...])
        return (String(url[...slash]), name.isEmpty ? nil : name)
    }
}
