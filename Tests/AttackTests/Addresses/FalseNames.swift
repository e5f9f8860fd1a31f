import Foundation
import VigieTesting

/// A process of these tests whose name server belongs to an attacker: a small library answers for names, and writes down
/// every address that anybody tries to reach. Made of the test program itself, which is told to run one suite again.
enum FalseNames {
    private static let names = "VIGIE_FALSE_NAMES"
    private static let diary = "VIGIE_CALLS"

    /// Whether this is that process.
    static var areHeard: Bool { ProcessInfo.processInfo.environment[names] != nil }

    /// The addresses called so far at this port, apart from those that stand for the outside.
    static func calls(at port: Int) -> [String] {
        guard let path = ProcessInfo.processInfo.environment[diary] else { return [] }
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
            .filter { $0.hasSuffix(" at \(port)") && !$0.hasPrefix("9.9.9.9 ") && !$0.hasPrefix("2620:fe::fe ") }
    }

    /// Runs the suite in a process of its own. Returns its status, and what it printed.
    static func run(suite: String, names lines: [String], in folder: TemporaryFolder) throws -> (Int32, String) {
        let library = folder.file("false-names.so").path
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Support/false-names.c").path
        let (status, complaint) = try OwnProcess.output(
            of: "/usr/bin/env", ["clang", "-shared", "-fPIC", "-O1", "-o", library, source])
        guard status == 0 else { return (status, complaint) }
        let entries = try folder.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: "names")
        return try OwnProcess.run(
            suite: suite,
            environment: ["LD_PRELOAD": library, names: entries.path, diary: folder.file("calls").path])
    }
}
