import VigieConfiguration
import VigieCurl
import VigieDomain
import VigieEngine
import VigieSources
import VigieTransport

/// From the words of the settings to a source of files: where they lie, and how their rows are read.
struct FileSourceMaker {
    let source: SourceSettings
    let file: FileDropSettings
    let language: Language
    let secrets: SecretReader
    let authorityFile: String?

    /// For the pace: a folder of our own waits for nobody.
    var host: String {
        switch file.place {
        case .folder(let path): path
        case .server(let server): HostName.of(server.url)
        }
    }

    func make() throws(Composition.Refusal) -> FileSource {
        var problems: [String] = []
        var format = FileSourceSettings.Format.csv
        if file.isJSON {
            var list: JSONPath?
            if let path = file.list {
                do throws(JSONPathProblem) {
                    list = try JSONPath(path.text)
                } catch {
                    problems.append("\(path.line):\(path.column): sources.\(source.id).list: \(error.phrase[language])")
                }
            }
            format = .json(list: list)
        }
        let depot = depot(&problems)
        guard problems.isEmpty, let depot else { throw Composition.Refusal(lines: problems) }
        let settings = FileSourceSettings(
            id: source.id, content: file.content, pattern: file.pattern, format: format, columns: file.columns,
            currency: file.currency, scale: file.scale, insurer: file.insurer, decisions: file.decisions,
            expectedEvery: file.expectedEvery)
        return FileSource(settings: settings, depot: depot)
    }

    private func depot(_ problems: inout [String]) -> (any FileDepot)? {
        switch file.place {
        case .folder(let path): return FolderDepot(folder: path)
        case .server(let server):
            var password: String?
            if let reference = server.password {
                password = secrets.value(
                    of: reference, for: "sources.\(source.id).password", language: language, &problems)
                guard password != nil else { return nil }
            }
            let access = FileServer(
                url: server.url, user: server.user, password: password, keyFile: server.keyFile,
                hostKey: server.hostKey, authorityFile: authorityFile, timeout: source.timeout)
            do throws(ExchangeFailure) {
                return try CurlDepot(server: access)
            } catch {
                problems.append("sources.\(source.id): \(Phrase(error.remark)[language])")
                return nil
            }
        }
    }
}
