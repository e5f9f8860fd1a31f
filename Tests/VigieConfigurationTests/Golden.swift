import Foundation
import Testing
import VigieConfiguration
import VigieDomain

/// A file as a person wrote it, a rule of dashes, then the exact diagnostics: French, a rule, English.
///
/// With `VIGIE_UPDATE_GOLDENS=1` in the environment the diagnostics are written instead of compared; read the difference
/// before committing it.
struct Golden: CustomTestStringConvertible {
    let url: URL
    let input: String
    let french: String
    let english: String

    var name: String { url.deletingPathExtension().lastPathComponent }
    var testDescription: String { name }

    static let rule = "--------------------------------------------------------------------------------\n"

    static func all(in folder: String) -> [Golden] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(folder)")
        let files = (try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.compactMap(Golden.init)
    }

    init?(_ url: URL) {
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
        let parts = text.components(separatedBy: Golden.rule)
        self.url = url
        input = parts[0]
        french = parts.count > 1 ? parts[1] : ""
        english = parts.count > 2 ? parts[2] : ""
    }

    /// The bytes that the office program saved: the file's name says how (`office.windows-1252.crlf.txt`).
    var bytes: [UInt8] {
        var text = input
        if name.contains(".crlf") { text = text.replacingOccurrences(of: "\n", with: "\r\n") }
        if name.contains(".cr.") || name.hasSuffix(".cr") { text = text.replacingOccurrences(of: "\n", with: "\r") }
        if name.contains(".windows-1252") { return Array(text.data(using: .windowsCP1252) ?? Data()) }
        if name.contains(".utf-16") { return [0xFF, 0xFE] + Array(text.data(using: .utf16LittleEndian) ?? Data()) }
        if name.contains(".bom") { return [0xEF, 0xBB, 0xBF] + Array(text.utf8) }
        return Array(text.utf8)
    }

    /// - Returns: what was expected and what came, in both languages; equal when updating.
    func compare(_ diagnostics: [Diagnostic]) throws -> (expected: [String], found: [String]) {
        func text(_ language: Language) -> String {
            diagnostics.map { $0.render(in: language) + "\n" }.joined()
        }
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_GOLDENS"] == "1" {
            let file = input + Golden.rule + text(.french) + Golden.rule + text(.english)
            try file.write(to: url, atomically: true, encoding: .utf8)
        } else {
            return ([french, english], [text(.french), text(.english)])
        }
        return ([], [])
    }
}
