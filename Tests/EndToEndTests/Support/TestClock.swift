import Foundation
import Synchronization
import VigieDomain
import VigieTesting

/// The wall clock of an invented day, shared by the daemon under test (through the preloaded library) and by the servers
/// of the test. It runs on by itself, as clocks do; `set` moves it.
final class TestClock: Sendable {
    private let file: URL
    private let shift = Mutex<Int64>(0)

    init(in folder: TemporaryFolder, at instant: Instant) throws {
        file = folder.file("clock-shift")
        try set(instant)
    }

    func set(_ instant: Instant) throws {
        let seconds = instant.secondsSince1970 - TestClock.machine().secondsSince1970
        // Atomic: a reader never sees half a number.
        try Data("\(seconds)\n".utf8).write(to: file, options: .atomic)
        shift.withLock { $0 = seconds }
    }

    func now() -> Instant { TestClock.machine().adding(milliseconds: shift.withLock { $0 } * 1000) }

    var environment: [String: String] {
        get throws {
            ["LD_PRELOAD": try TestClock.library.get().path, "VIGIE_TEST_CLOCK_SHIFT": file.path]
        }
    }

    private static func machine() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    struct NotCompiled: Error, CustomStringConvertible {
        let description: String
    }

    private static let folder = TemporaryFolder()

    /// Compiled once for all tests by the compiler that comes with Swift.
    static let library: Result<URL, any Error> = Result {
        let target = folder.file("shift-clock.so")
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "shift-clock.c")
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", target.path, source.path]
        let complaints = Pipe()
        compiler.standardError = complaints
        try compiler.run()
        let text = String(decoding: try complaints.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw NotCompiled(description: "clang: \(text)") }
        return target
    }
}

extension Day {
    /// Ten in the morning in universal time: the gazette of the day is out.
    var tenOClock: Instant { midnightUTC.adding(.seconds(10 * 3600)) }
}
