package import VigieDomain
package import VigieTables
package import VigieTransport

/// Files that another program leaves for us, in a folder or on a server.
package struct FileDropSettings: Hashable, Sendable {
    /// Where the files lie.
    package enum Place: Hashable, Sendable {
        /// `folder`: absolute path.
        case folder(String)
        /// `url`: `sftp://`, `ftps://` (encrypted from the first byte) or `ftpes://` (`AUTH TLS`); a file, or a folder
        /// where it ends with `/`.
        case server(Server)
    }

    package struct Server: Hashable, Sendable {
        package var url: String
        /// `user`: required.
        package var user: String
        /// `password`: a reference to a secret; this or `key_file`.
        package var password: SecretReference?
        /// `key_file`: absolute path of the private key, for `sftp`.
        package var keyFile: String?
        /// `host_key`: `SHA256:…` as `ssh-keygen -lf` prints it; required for `sftp`.
        package var hostKey: String?

        package init(
            url: String, user: String, password: SecretReference? = nil, keyFile: String? = nil, hostKey: String? = nil
        ) {
            self.url = url
            self.user = user
            self.password = password
            self.keyFile = keyFile
            self.hostKey = hostKey
        }
    }

    /// `content`: `cover`, `rating` or `ledger`; required.
    package var content: FileContent
    package var place: Place
    /// `pattern`: names of the files, with `*` and `?`; default `*.csv`, or `*.json` where `list` is given. Not with the
    /// address of one file.
    package var pattern: FilePattern
    /// `format`: `csv` or `json`; default by the pattern's ending.
    package var isJSON: Bool
    /// `list`: JSON path of the array of rows; default the whole file.
    package var list: JSONMappingSettings.Path?
    /// `columns`: for a column the headers, or member names, in the place of those that Vigie knows.
    package var columns: [FileColumn: [String]]
    /// `currency`: of amounts that bear none; default `EUR`.
    package var currency: String
    /// `scale`: of a rating; required there.
    package var scale: Scale?
    /// `insurer`: who covers, where the file does not say.
    package var insurer: String?
    /// `decisions`: the insurer's own words for `granted`, `refused` and `withdrawn`.
    package var decisions: [String: Cover.Decision]
    /// `expected_every`: `1h` to `100d`; default none. How often a new file is due; later, the source has fallen silent.
    package var expectedEvery: Duration?

    package init(
        content: FileContent, place: Place, pattern: FilePattern = FilePattern("*.csv"), isJSON: Bool = false,
        list: JSONMappingSettings.Path? = nil, columns: [FileColumn: [String]] = [:], currency: String = "EUR",
        scale: Scale? = nil, insurer: String? = nil, decisions: [String: Cover.Decision] = [:],
        expectedEvery: Duration? = nil
    ) {
        self.content = content
        self.place = place
        self.pattern = pattern
        self.isJSON = isJSON
        self.list = list
        self.columns = columns
        self.currency = currency
        self.scale = scale
        self.insurer = insurer
        self.decisions = decisions
        self.expectedEvery = expectedEvery
    }
}
