import Foundation
import VigieTesting

/// The real `vigie`, found beside the test bundle, run once with its arguments.
struct CommandRun {
    let output: String
    let complaints: String
    let exit: Int32

    static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "vigie")
    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: binary.path) }

    init(_ words: String..., in folder: URL, input: String = "", locale: String = "fr_FR.UTF-8") throws {
        try self.init(words: words, in: folder, input: input, locale: locale)
    }

    init(words arguments: [String], in folder: URL, input: String = "", locale: String = "fr_FR.UTF-8") throws {
        let process = Process()
        process.executableURL = CommandRun.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["LANG": locale]
        // Files instead of pipes: no output is long enough to block the other side.
        let files = try ["in", "out", "err"].map { name in
            let url = folder.appending(path: ".\(name)")
            try Data((name == "in" ? input : "").utf8).write(to: url)
            return url
        }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        complaints = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
        exit = process.terminationStatus
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }
}
