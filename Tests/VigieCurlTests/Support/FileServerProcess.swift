import Foundation
import Glibc
import Synchronization
import VigieTesting

/// A real server of files on loopback, with what it says of those who come.
final class FileServerProcess: Sendable {
    /// Made by `Scripts/setup tests`.
    static let python: URL? = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let python = root.appending(path: ".build-python/bin/python")
        let library = root.appending(path: ".build-python/lib")
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
        let isThere = versions.contains { version in
            ["asyncssh", "pyftpdlib", "OpenSSL"].allSatisfy { package in
                let place = library.appending(path: "\(version)/site-packages/\(package)").path
                return FileManager.default.fileExists(atPath: place)
            }
        }
        return isThere && FileManager.default.isExecutableFile(atPath: python.path) ? python : nil
    }()

    static let missing = "asyncssh and pyftpdlib are not in .build-python: Scripts/setup tests"
    static let password = "mot de passe d’essai"

    let folder = TemporaryFolder()
    let scratch = TemporaryFolder()
    private final class Book: Sendable {
        let lines = Mutex<[String]>([])
    }

    private let process: Mutex<Process>
    private let book = Book()

    /// - Parameter kind: `sftp`, `ftps` or `ftpes`.
    init(_ kind: String) async throws {
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "file-server.py").path, kind,
            folder.url.path, scratch.url.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        // Closed when this process ends, which ends the server.
        process.standardInput = Pipe()
        try process.run()
        // A copy, which stays open as long as the thread reads it.
        let descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
        self.process = Mutex(process)
        Thread.detachNewThread { [book] in
            var rest: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                guard count > 0 else { break }
                rest += buffer[..<count]
                while let end = rest.firstIndex(of: 10) {
                    let line = String(decoding: rest[..<end], as: UTF8.self)
                    book.lines.withLock { $0.append(line) }
                    rest.removeSubrange(...end)
                }
            }
            close(descriptor)
        }
        // Until it stands: a test that waited for ever would say nothing.
        for _ in 0..<600 where book.lines.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(100)) }
    }

    deinit { process.withLock { $0.terminate() } }

    private var words: [String] { (book.lines.withLock(\.first) ?? "").split(separator: " ").map(String.init) }
    var port: String { words.first ?? "" }
    /// The fingerprint of the host's key, or the path of its certificate.
    var proof: String { words.last ?? "" }
    /// What was heard since: `password` where one was offered, `login` where somebody was let in.
    var events: [String] { book.lines.withLock { Array($0.dropFirst()) } }
}
