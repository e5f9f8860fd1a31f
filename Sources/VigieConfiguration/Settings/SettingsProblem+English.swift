import VigieTables

extension SettingsProblem {
    var english: String {
        switch self {
        case .notText: "this is not a text file. Save it as UTF-8."
        case .tooLarge(let bytes, let limit):
            "the file has \(Spelled.english(bytes)) bytes; the limit is \(Spelled.english(limit))."
        case .syntax(let message):
            "the YAML syntax breaks here (\(message)). Check the indentation (spaces, never tabs), colons and quotes."
        case .anchor: "anchors (&) and aliases (*) are not accepted. Repeat the value, or put the text in quotes."
        case .tooDeep: "there are too many levels for a configuration. Check the indentation."
        case .empty: "the file is empty. Start from the example, \"vigie.example.yaml\"."
        case .keyNotText: "the name of a setting must be a plain word."
        case .unknownKey(let key, let section, let suggestion, let known):
            "\(Quoted.english(key)) is not a known setting"
                + (section.isEmpty ? "." : " of \(Quoted.english(section)).")
                + (suggestion.map { " Did you mean \(Quoted.english($0))?" }
                    ?? " Accepted: \(known.joined(separator: ", ")).")
        case .repeatedKey(let key, let firstLine):
            "\(Quoted.english(key)) is already given at line \(firstLine). Keep only one of the two values."
        case .missingKey(let name): "\(Quoted.english(name)) is missing; it is required."
        case .notASection(let name, let known):
            "\(Quoted.english(name.isEmpty ? "file" : name)) expects indented settings"
                + (known.isEmpty ? "." : ": \(known.joined(separator: ", ")).")
        case .notAList(let name): "\(Quoted.english(name)) expects a list (one line per item, each after a dash)."
        case .notAValue(let name): "\(Quoted.english(name)) expects a single value."
        case .emptyValue(let name): "\(Quoted.english(name)) is empty. Give a value, or remove the line."
        case .wrongValue(let name, let found, let accepted):
            "\(Quoted.english(name)) is \(Quoted.english(found)); \(accepted.english)."
        case .inlineSecret(let name):
            "\(Quoted.english(name)) holds a secret in clear. Write \"{credential: name}\" (given by systemd, LoadCredential=) or \"{file: /path}\" (a file with mode 0600), and change that secret."
        case .secretNeedsOne(let name):
            "\(Quoted.english(name)) expects a single reference: \"{credential: name}\" or \"{file: /path}\"."
        case .plainAddress(let name, let host):
            "\(Quoted.english(name)) is not https. To reach \(Quoted.english(host)) without encryption, add it to \"transport.trusted_hosts\"."
        case .passwordInClear(let host):
            "the password would travel in clear to \(Quoted.english(host)). Choose \"security: starttls\" or \"security: tls\"."
        case .unknownEventCode(let found, let suggestion):
            "no event is called \(Quoted.english(found)). "
                + (suggestion.map { "Did you mean \(Quoted.english($0))?" }
                    ?? "Examples: proc.open.liquidation, proc.*, risk.rating.down.")
        case .unknownTarget(let found, let endpoints, let suggestion):
            "\(Quoted.english(found)) names nobody. "
                + (suggestion.map { "Did you mean \(Quoted.english($0))?" }
                    ?? "Accepted: account_manager, credit_manager, a mail address\(endpoints.isEmpty ? "" : ", or an endpoint (\(endpoints.joined(separator: ", ")))").")
        case .unknownScale(let found, let known):
            "scale \(Quoted.english(found)) is not known. Known: \(known.joined(separator: ", ")); or describe yours (id, lowest, highest, direction, bands)."
        case .bandsOutOfOrder(let name):
            "\(Quoted.english(name)): the limits A, B, C, D must go from best to worst, between lowest and highest."
        case .noNumberInAddress(let name, let placeholders):
            "\(Quoted.english(name)) does not name the company that is asked about. Put \(placeholders.joined(separator: " or ")) in it."
        case .emptyMapping(let name):
            "\(Quoted.english(name)) takes nothing from the answers. Describe at least rating, shareholders, status or proceedings."
        case .reservedSource(let name, let type):
            "source \(Quoted.english(name)) belongs to the product; its type cannot be \(Quoted.english(type)). Give your source another name."
        case .ruleTellsNobody(let rule):
            "rule \(Quoted.english(rule)) tells nobody: these events will stay in the history."
        case .ruleNeverRead(let rule, let hiddenBy):
            "rule \(Quoted.english(rule)) is never read: \(Quoted.english(hiddenBy)), above it, takes everything. Move it, or add \"continue: true\" to the other."
        case .noSourceEnabled: "no source is enabled: nothing will be watched."
        case .placeNeedsOne(let name):
            "\(Quoted.english(name)) must say where its files lie: either \"folder\" or \"url\"."
        case .loginNeedsOne(let name):
            "\(Quoted.english(name)) needs either \"password\" or \"key_file\", and not both."
        case .onlyOfServer(let name):
            "\(Quoted.english(name)) belongs to a server (\"url\"), not to a folder. Remove the line."
        case .onlyOfSFTP(let name): "\(Quoted.english(name)) belongs to sftp:// alone. Remove the line."
        case .patternBesideFile(let name):
            "\(Quoted.english(name)) has no meaning beside the address of one file. Remove it, or end \"url\" with \"/\"."
        }
    }
}

extension SettingsAccepted {
    var english: String {
        switch self {
        case .oneOf(let words): "accepted: \(words.joined(separator: ", "))"
        case .text(let longest): "a text of at most \(Spelled.english(longest)) bytes is accepted"
        case .duration(let from, let to):
            "a duration is expected, from \(SettingsAccepted.spelled(from)) to \(SettingsAccepted.spelled(to)), with its unit (30s, 15m, 24h, 7d)"
        case .integer(let from, let to):
            "a whole number from \(Spelled.english(from)) to \(Spelled.english(to)) is expected"
        case .number(let from, let to): "a number from \(from) to \(to) is expected"
        case .boolean: "true or false is expected"
        case .hour: "an hour is expected, for example 08:00"
        case .address:
            "a mail address is expected, for example credit@company.com or \"Credit team <credit@company.com>\""
        case .contact: "a mail address or an https address is expected"
        case .host: "the name of a machine is expected, for example smtp.company.com"
        case .webAddress: "an https:// address is expected"
        case .proxyAddress: "the address of a proxy is expected, for example http://proxy.company.com:3128"
        case .path: "an absolute path is expected, for example /etc/vigie/ca.pem"
        case .timeZone: "a time zone is expected, for example Europe/Paris"
        case .name: "a name in small letters is expected (letters, digits, dashes, at most 40)"
        case .jsonPath: "a JSON path is expected, for example $.score.value"
        case .eventType: "an event code is expected, for example proc.*"
        case .headerName: "the name of an HTTP header is expected, for example Authorization"
        case .country: "a two-letter country code is expected, for example FR"
        case .fileAddress:
            "the address of a file, or of a folder ending with /, is expected: sftp://host/path/file.csv, ftps:// or ftpes://"
        case .hostKey: "the fingerprint of the server's key is expected, as \"ssh-keygen -lf\" prints it: SHA256:…"
        case .filePattern: "names of files are expected, for example covers-*.csv"
        case .secretName: "the name of a secret is expected (letters, digits, point, dash)"
        }
    }
}
