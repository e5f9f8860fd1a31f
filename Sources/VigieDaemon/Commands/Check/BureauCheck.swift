import FoundationEssentials
import Glibc
import VigieConfiguration
import VigieDomain
import VigieSources

/// Proves what the settings say of one JSON bureau: the address, each path, and all of them against a sample answer. A
/// wrong path is found here by day, and not at night as a fault of the source.
struct BureauCheck {
    /// The settings file, and the folder where relative paths start.
    let file: String
    let folder: String
    let source: SourceID
    let settings: JSONSourceSettings

    var findings: [Finding] {
        var findings: [Finding] = []
        do throws(URLTemplate.Problem) {
            _ = try URLTemplate(settings.url)
        } catch {
            let place = settings.urlPlace
            findings.append(
                Finding(
                    file, line: place?.line, column: place?.column, code: "bureau.url",
                    french: "sources.\(source).request.url : \(error.phrase.french)",
                    english: "sources.\(source).request.url: \(error.phrase.english)"))
        }
        for (name, path) in settings.mapping.paths {
            do throws(JSONPathProblem) {
                _ = try JSONPath(path.text)
            } catch {
                findings.append(
                    Finding(
                        file, line: path.line, column: path.column, code: "bureau.path",
                        french: "sources.\(source).mapping.\(name) : \(error.phrase.french)",
                        english: "sources.\(source).mapping.\(name): \(error.phrase.english)"))
            }
        }
        guard findings.isEmpty else { return findings }
        return sample
    }

    private var sample: [Finding] {
        guard let name = settings.sample else {
            return [
                Finding(
                    file, isError: false, code: "bureau.no_sample",
                    french:
                        "sources.\(source) : sans « sample », la correspondance n'est pas éprouvée. Gardez une vraie réponse du bureau à côté des réglages.",
                    english:
                        "sources.\(source): without \"sample\" the mapping is not proved. Keep a real answer of the bureau beside the settings."
                )
            ]
        }
        let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            let reason = String(cString: strerror(errno))
            return [
                Finding(
                    path, code: "bureau.sample_unreadable",
                    french: "l'exemple de sources.\(source) ne peut pas être lu (\(reason)).",
                    english: "the sample of sources.\(source) cannot be read (\(reason)).")
            ]
        }
        var unparsed: [String] = []
        let mapping = BureauMapping(settings.mapping, source: source, language: .french, &unparsed)
        return mapping.check(sample: [UInt8](data)).map { problem in
            let place = settings.mapping.paths.first { $0.path.text == problem.path }?.path
            return Finding(
                file, line: place?.line, column: place?.column, code: "bureau.sample_\(problem.kind.rawValue)",
                french: "sources.\(source).mapping.\(problem.phrase.french) (\(name))",
                english:
                    "sources.\(source).mapping.\(problem.phrase.english) (\(name))"
            )
        }
    }
}

extension JSONMappingSettings {
    /// Every path with its name in the settings, in their order.
    var paths: [(name: String, path: Path)] {
        let all: [(String, Path?)] = [
            ("subject", subject), ("rating.score", rating?.score), ("rating.label", rating?.label),
            ("rating.limit", rating?.limit), ("rating.date", rating?.date), ("shareholders.each", shareholders?.each),
            ("shareholders.name", shareholders?.name), ("shareholders.identifier", shareholders?.identifier),
            ("shareholders.share", shareholders?.share), ("shareholders.declared", shareholders?.declared),
            ("status.value", status?.value), ("status.date", status?.date), ("proceedings.value", proceedings?.value),
            ("proceedings.label", proceedings?.label), ("proceedings.date", proceedings?.date),
        ]
        return all.compactMap { name, path in path.map { (name, $0) } }
    }
}
