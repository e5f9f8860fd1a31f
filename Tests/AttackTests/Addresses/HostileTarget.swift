import Foundation

/// One line of `hostile-targets.txt`: an address that may not be called, and what a name server answers where it is a name.
struct HostileTarget: CustomStringConvertible {
    let text: String
    let name: String?
    let answers: [[String]]

    var description: String { text }

    func url(port: Int) -> String { text.replacing("PORT", with: "\(port)") }

    /// The host that every careful reader sees lies outside; nobody inside is reached, and nobody is at home there either.
    var mayLeadOutside: Bool {
        text.contains("//exemple.fr#") || text.contains("//exemple.fr?")
            || answers.contains { $0.contains { ["9.9.9.9", "2620:fe::fe"].contains($0) } }
    }

    /// The line for the false name server.
    var entry: String? {
        name.map { "\($0) = " + answers.map { $0.joined(separator: " ") }.joined(separator: " then ") }
    }

    static let all: [HostileTarget] = Corpus.lines("hostile-targets.txt").map(HostileTarget.init)

    private init(line: String) {
        let parts = line.components(separatedBy: " = ")
        text = parts[0]
        guard parts.count == 2 else {
            name = nil
            answers = []
            return
        }
        name = String(parts[0].dropFirst("https://".count).prefix { $0 != ":" })
        answers = parts[1].components(separatedBy: " then ").map { $0.split(separator: " ").map(String.init) }
    }
}

/// The files of this folder that hold what an attacker would send.
enum Corpus {
    static func lines(_ name: String) -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try? String(contentsOf: root.appending(path: "Fixtures/\(name)"), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }
}
