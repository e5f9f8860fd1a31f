import Foundation
import Glibc
import Synchronization

/// A server written by others, in Python, with what it says about each message that it is given.
final class PythonServer: Sendable {
    /// Made by `Scripts/setup tests`, with the libraries from PyPI.
    static let python: URL? = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let python = root.appending(path: ".build-python/bin/python")
        return FileManager.default.isExecutableFile(atPath: python.path) ? python : nil
    }()

    static let missing = "aiosmtpd and standardwebhooks are not in .build-python: Scripts/setup tests"

    struct Event: Decodable, Sendable {
        var event: String
        var port: Int?
        // A mail.
        var file: String?
        var sender: String?
        var recipients: [String]?
        var id: String?
        var subject: String?
        var auto: String?
        var types: [String]?
        var charsets: [String?]?
        var text: String?
        var html: String?
        var longest: Int?
        var defects: [String]?
        // A call.
        var status: Int?
        var type: String?
        var refused: Bool?
        var kind: String?
        var size: Int?
    }

    private final class Book: Sendable {
        let events = Mutex<[Event]>([])
        let nonsense = Mutex<[String]>([])
    }

    private let process: Mutex<Process>
    private let book = Book()

    init(_ script: String, _ argument: String) async throws {
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: script).path, argument,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        // Closed when this process ends, which ends the server.
        process.standardInput = Pipe()
        try process.run()
        // A copy, which stays open as long as the thread reads it.
        let descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
        self.process = Mutex(process)
        Thread.detachNewThread { [book] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            var rest = Data()
            while true {
                let count = read(descriptor, &buffer, buffer.count)
                guard count > 0 else { break }
                rest += buffer[..<count]
                while let end = rest.firstIndex(of: 10) {
                    Self.take(rest[..<end], into: book)
                    rest = Data(rest[rest.index(after: end)...])
                }
            }
            close(descriptor)
        }
        try await eventually("the start of \(script)") { self.port != nil }
    }

    deinit { process.withLock { $0.terminate() } }

    private static func take(_ line: Data, into book: Book) {
        do {
            let event = try JSONDecoder().decode(Event.self, from: line)
            book.events.withLock { $0.append(event) }
        } catch {
            book.nonsense.withLock { $0.append("\(String(decoding: line, as: UTF8.self)): \(error)") }
        }
    }

    private var port: Int? { book.events.withLock { $0.first?.port } }
    var address: Int { port ?? 0 }
    var mails: [Event] { book.events.withLock { $0.filter { $0.event == "mail" } } }
    var calls: [Event] { book.events.withLock { $0.filter { $0.event == "call" } } }
    var nonsense: [String] { book.nonsense.withLock { $0 } }
}
