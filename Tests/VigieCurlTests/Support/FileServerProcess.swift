import Foundation
import Synchronization
import VigieTesting

/// A real server of files on loopback, with what it says of those who come.
final class FileServerProcess: Sendable {
    /// Made by `Scripts/setup tests`.
    static let python: URL? = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let python = root.appending(path: ".build-python/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else { return nil }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-c", "import asyncssh, pyftpdlib, OpenSSL"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? python : nil
    }()

    static let missing = "asyncssh and pyftpdlib are not in .build-python: Scripts/setup tests"
    static let password = "mot de passe d’essai"

    let folder = TemporaryFolder()
    let scratch = TemporaryFolder()
    private let process: Mutex<Process>
    private let lines = Mutex<[String]>([])

    /// - Parameter kind: `sftp`, `ftps` or `ftpes`.
    init(_ kind: String) throws {
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "file-server.py").path, kind,
            folder.url.path, scratch.url.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        // Closed when this process ends, which ends the server.
        process.standardInput = Pipe()
        self.process = Mutex(process)
        try process.run()
        let first = Self.line(of: pipe.fileHandleForReading)
        lines.withLock { $0 = [first] }
        let rest = pipe.fileHandleForReading
        rest.readabilityHandler = { [weak self] handle in
            let text = String(decoding: handle.availableData, as: UTF8.self)
            self?.lines.withLock { $0 += text.split(separator: "\n").map(String.init) }
        }
    }

    deinit { process.withLock { $0.terminate() } }

    /// Waits for the server to stand; the end of its output ends the wait.
    private static func line(of handle: FileHandle) -> String {
        var bytes = Data()
        while let byte = try? handle.read(upToCount: 1), !byte.isEmpty, byte[byte.startIndex] != 10 { bytes += byte }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var words: [String] { lines.withLock { $0[0] }.split(separator: " ").map(String.init) }
    var port: String { words.first ?? "" }
    /// The fingerprint of the host's key, or the path of its certificate.
    var proof: String { words.last ?? "" }
    /// What was heard since: `password` where one was offered, `login` where somebody was let in.
    var events: [String] { lines.withLock { Array($0.dropFirst()) } }
}
