import Foundation
import Glibc
import Synchronization

/// One process of the real binary, with what it says and how it ended. Killed with this value, so that a failing test
/// leaves nothing behind.
final class RunningDaemon: Sendable {
    enum Ending: Hashable, Sendable, CustomStringConvertible {
        case exited(Int32)
        case killed(Int32)

        var description: String {
            switch self {
            case .exited(let status): "exit \(status)"
            case .killed(let signal): "signal \(signal)"
            }
        }
    }

    let pid: pid_t
    private let out: URL
    private let err: URL
    private let ending = Mutex<Ending?>(nil)

    /// Starts `vigie` with these arguments; both outputs go to files of their own.
    init(arguments: [String], environment: [String: String], out: URL, err: URL) throws {
        self.out = out
        self.err = err
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.path, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.path, flags, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // No signal is blocked in a service that systemd starts, whatever this test process blocks.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let argv = ([Binary.url.path] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, Binary.url.path, &actions, &attributes, argv, envp)
        guard code == 0 else {
            throw NeverCame(description: "\(Binary.url.path): \(String(cString: strerror(code)))")
        }
        self.pid = pid
    }

    deinit {
        guard poll() == nil else { return }
        Glibc.kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
    }

    /// How it ended; nil while it runs.
    @discardableResult
    func poll() -> Ending? {
        ending.withLock { ending in
            if let ending { return ending }
            var status: Int32 = 0
            guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
            let signal = status & 0x7F
            ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
            return ending
        }
    }

    func end(within limit: Duration = .seconds(1800)) async throws -> Ending {
        try await eventually("the end of vigie", within: limit, else: { self.log }) { self.poll() != nil }
        return poll() ?? .exited(-1)
    }

    func send(_ signal: Int32) { if poll() == nil { Glibc.kill(pid, signal) } }

    /// kill -9, and waits until the process is gone.
    func kill() async throws {
        send(SIGKILL)
        _ = try await end()
    }

    @discardableResult
    func terminate() async throws -> Ending {
        send(SIGTERM)
        return try await end()
    }

    var output: String { (try? String(contentsOf: out, encoding: .utf8)) ?? "" }
    /// What it wrote on standard error.
    var log: String { (try? String(contentsOf: err, encoding: .utf8)) ?? "" }
}
