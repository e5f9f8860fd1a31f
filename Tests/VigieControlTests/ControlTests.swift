import Foundation
import Glibc
import Synchronization
import Testing
import VigieControl
import VigieDomain
import VigieTesting

/// A server on a socket of the test's own, with whatever answers it.
private struct Post {
    let folder = TemporaryFolder()
    var path: String { folder.file("control").path }
    var client: ControlClient { ControlClient(path: path, patience: .seconds(3600)) }

    /// Patience that no busy machine reaches: where a test ends, it ends for another reason.
    func server() throws -> ControlServer { try ControlServer(path: path, patience: .seconds(3600)) }

    /// Serves while the body runs, then stops.
    func serving(
        with handler: @escaping ControlServer.Handler, _ body: () async throws -> Void
    ) async throws {
        let server = try server()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await server.serve(handler) }
            try await body()
            group.cancelAll()
        }
    }

    /// A command asks from a thread of its own, as it does from another process.
    func ask(_ request: ControlRequest) async throws -> ControlReply {
        let client = client
        return try await onThread { try client.ask(request) }
    }
}

private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isRaised: Bool { value.load(ordering: .acquiring) }
    func raise() { value.store(true, ordering: .releasing) }
}

/// Leaves the machine to others before looking again.
private func pause() async { try? await Task.sleep(for: .milliseconds(1)) }

/// Whatever is asked, it is done.
private let done: ControlServer.Handler = { _ in ControlReply(succeeded: true, lines: ["fait"]) }

private func onThread<Value: Sendable>(_ act: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try act() }) }
    }
}

/// A client that speaks its own bytes.
private final class RawClient: Sendable {
    let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let descriptor = descriptor
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(descriptor) }

    @discardableResult
    func say(_ bytes: [UInt8]) -> Int { send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
    func hangUp() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Everything until the other side closes.
    func hear() async throws -> String {
        let descriptor = descriptor
        return try await onThread {
            var text: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count <= 0 { return String(decoding: text, as: UTF8.self) }
                text += buffer[..<count]
            }
        }
    }
}

@Suite(.timeLimit(.minutes(60))) struct ControlTests {
    private let post = Post()

    @Test(
        arguments: [
            ControlRequest.status, .reload, .acceptWatchlist(name: "été \"nord\"\n.csv"),
            .release(source: "bureau", discarding: true),
            .redeliver(message: nil, endpoint: nil, since: nil, includingDelivered: false),
            .redeliver(message: "msg_1", endpoint: "erp", since: 1_795_413_600_000, includingDelivered: true),
        ])
    func `a request arrives as it was asked and its answer comes back whole`(_ request: ControlRequest) async throws {
        let status = DaemonStatus(
            version: "1.2", started: Instant(milliseconds: 5), reloads: 3, silentLoops: ["feed bodacc"])
        let reply = ControlReply(succeeded: true, lines: ["nord.csv:3:1: erreur\nsur deux lignes", ""], status: status)
        let handler: ControlServer.Handler = { got in
            #expect(got == request)
            return reply
        }
        try await post.serving(with: handler) {
            let got = try await post.ask(request)
            #expect(got == reply)
        }
    }

    @Test func `a long answer comes whole`() async throws {
        let reply = ControlReply(succeeded: false, lines: (0..<20_000).map { "nord.csv:\($0): erreur « é »" })
        try await post.serving(with: { _ in reply }) {
            let got = try await post.ask(.reload)
            #expect(got == reply)
        }
    }

    @Test func `without a daemon the command says that none listens`() {
        expect(.absent) { try post.client.ask(.status) }
    }

    @Test func `a socket that a killed daemon left behind says that none listens, and is replaced`() async throws {
        let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = post.path
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(dead, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        close(dead)
        expect(.absent) { try post.client.ask(.status) }
        try await post.serving(with: done) {
            let reply = try await post.ask(.status)
            #expect(reply.succeeded)
        }
    }

    @Test func `a file that is no socket is never replaced`() throws {
        try post.folder.write(Array("notes".utf8), to: "control")
        expect(.permission) { try post.server() }
        #expect(try Data(contentsOf: post.folder.file("control")) == Data("notes".utf8))
    }

    @Test func `the socket is its owner's alone, whatever the mask of the process`() throws {
        let server = try post.server()
        var status = stat()
        #expect(lstat(post.path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o600)
        #expect(status.st_mode & S_IFMT == S_IFSOCK)
        withExtendedLifetime(server) {}
    }

    @Test func `the mask of the process is left alone, on success and on failure`() throws {
        let before = umask(0o022)
        umask(before)
        _ = try post.server()
        _ = try? ControlServer(path: post.folder.file(String(repeating: "x", count: 200)).path)
        _ = try? ControlServer(path: "/nonexistent/folder/control")
        let after = umask(before)
        #expect(after == before)
    }

    @Test func `the socket goes with its server, and never that of a later one`() throws {
        var first: ControlServer? = try post.server()
        let second = try post.server()
        #expect(first != nil)
        first = nil
        var status = stat()
        #expect(lstat(post.path, &status) == 0)
        withExtendedLifetime(second) {}
    }

    @Test func `a server that is dropped takes its socket away`() throws {
        do { _ = try post.server() }
        #expect(!FileManager.default.fileExists(atPath: post.path))
    }

    @Test func `a path longer than the system allows is told as such by both sides`() {
        let path = post.folder.file(String(repeating: "é", count: 100)).path
        expect(.pathTooLong) { try ControlClient(path: path).ask(.status) }
        expect(.pathTooLong) { try ControlServer(path: path) }
    }

    @Test func `a folder that is not there is told with its path`() {
        let path = post.folder.file("nowhere/control").path
        do {
            _ = try ControlServer(path: path)
            Issue.record("nothing can listen there")
        } catch {
            #expect("\(error)".contains(path))
        }
    }

    private static let garbage: [[UInt8]] = [
        Array("\n".utf8), Array("hello\n".utf8), Array("{}\n".utf8), Array("{\"status\":{}\n".utf8),
        Array("{\"unknown\":{}}\n".utf8), Array("[[[[[[[[[[[[\n".utf8), [0, 1, 2, 255, 254, 10],
        Array("GET / HTTP/1.1\r\n\r\n".utf8), Array(repeating: 91, count: 100_000) + [10],
        Array("{\"redeliver\":{\"since\":\"x\"}}\n".utf8),
    ]

    @Test(arguments: garbage)
    func `what is no request is answered and stops nothing`(_ bytes: [UInt8]) async throws {
        try await post.serving(with: done) {
            let client = try RawClient(post.path)
            client.say(bytes)
            let answer = try await client.hear()
            let reply = try JSONDecoder().decode(ControlReply.self, from: Data(answer.utf8))
            #expect(!reply.succeeded)
            #expect(reply.lines.first?.contains("not understood") == true)
            #expect(try await post.ask(.status).succeeded)
        }
    }

    @Test func `half a request, a silent caller and one who hangs up stop nothing`() async throws {
        try await post.serving(with: done) {
            let half = try RawClient(post.path)
            half.say(Array("{\"sta".utf8))
            half.hangUp()
            let reply = try JSONDecoder().decode(ControlReply.self, from: Data(try await half.hear().utf8))
            #expect(!reply.succeeded)
            do {
                let gone = try RawClient(post.path)
                gone.say(Array("{\"status\":{}}\n".utf8))
            }
            let silent = try RawClient(post.path)
            #expect(try await post.ask(.status).succeeded)
            withExtendedLifetime(silent) {}
        }
    }

    @Test func `a request that never ends is cut`() async throws {
        try await post.serving(with: done) {
            let client = try RawClient(post.path)
            try await onThread {
                let block = [UInt8](repeating: 32, count: 1 << 20)
                for _ in 0..<8 where client.say(block) <= 0 { break }
            }
            #expect(try await post.ask(.status).succeeded)
        }
    }

    @Test func `callers who say nothing delay no other`() async throws {
        try await post.serving(with: done) {
            let silent = try (0..<5).map { _ in try RawClient(post.path) }
            for _ in 0..<20 { #expect(try await post.ask(.status).succeeded) }
            withExtendedLifetime(silent) {}
        }
    }

    /// The patience of the server is far beyond the limit of this suite: only a prompt stop ends the test.
    @Test func `a stop waits for nobody who says nothing`() async throws {
        let post = post
        var silent: [RawClient] = []
        try await post.serving(with: done) {
            silent = try (0..<20).map { _ in try RawClient(post.path) }
            silent[0].say(Array("{".utf8))
            #expect(silent.count == 20)
        }
        expect(.absent) { try post.client.ask(.status) }
    }

    @Test func `a stop waits for nobody who does not listen`() async throws {
        let reply = ControlReply(succeeded: true, lines: (0..<60_000).map { "ligne \($0) que personne ne lit" })
        let answered = Flag()
        let post = post
        let handler: ControlServer.Handler = { _ in
            answered.raise()
            return reply
        }
        try await post.serving(with: handler) {
            let deaf = try RawClient(post.path)
            deaf.say(Array("{\"status\":{}}\n".utf8))
            while !answered.isRaised { await pause() }
            withExtendedLifetime(deaf) {}
        }
    }

    @Test func `an act under way is told of the stop, and its caller of the outcome`() async throws {
        let begun = Flag()
        let post = post
        async let reply = post.askWhenServed()
        let handler: ControlServer.Handler = { _ in
            begun.raise()
            while !Task.isCancelled { await pause() }
            return ControlReply(succeeded: false, lines: ["arrêt"])
        }
        try await post.serving(with: handler) {
            while !begun.isRaised { await pause() }
        }
        #expect(try await reply == ControlReply(succeeded: false, lines: ["arrêt"]))
    }

    @Test func `many commands at once are all answered`() async throws {
        try await post.serving(with: done) {
            let post = post
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<40 { group.addTask { try await post.ask(.status).succeeded } }
                for try await succeeded in group { #expect(succeeded) }
            }
        }
    }

    @Test func `an answer that this command does not understand is told as such`() async throws {
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = post.path
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        listen(listener, 1)
        async let answering: Void = onThread {
            let one = accept(listener, nil, nil)
            var buffer = [UInt8](repeating: 0, count: 1000)
            _ = recv(one, &buffer, buffer.count, 0)
            _ = send(one, Array("salut\n".utf8), 6, Int32(MSG_NOSIGNAL))
            close(one)
        }
        let client = post.client
        do {
            _ = try await onThread { try client.ask(.status) }
            Issue.record("\"salut\" is no reply")
        } catch let failure as ControlFailure {
            #expect(failure.code == .broken)
        }
        try await answering
        close(listener)
    }

    private func expect<Value>(_ code: ControlFailure.Code, _ act: () throws -> Value) {
        do {
            _ = try act()
            Issue.record("\(code) was expected")
        } catch let failure as ControlFailure {
            #expect(failure.code == code)
            #expect(!failure.sentence.isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }
}

extension Post {
    /// Asks as soon as the socket is there.
    fileprivate func askWhenServed() async throws -> ControlReply {
        while true {
            do {
                return try await ask(.reload)
            } catch let failure as ControlFailure where failure.code == .absent {
                await pause()
            }
        }
    }
}
