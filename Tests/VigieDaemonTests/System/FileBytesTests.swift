import Foundation
import Glibc
import Testing
import VigieTesting

@testable import VigieDaemon

@Suite(.timeLimit(.minutes(60))) struct FileBytesTests {
    private let folder = TemporaryFolder()

    @Test func `a file is read whole, up to the limit`() throws {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        let path = try folder.write(bytes, to: "a").path
        #expect(try FileBytes.read(path, atMost: 1 << 20).bytes == bytes)
        #expect(try FileBytes.read(path, atMost: 70_000).bytes == Array(bytes[..<70_000]))
        #expect(try FileBytes.read(try folder.write([], to: "b").path, atMost: 10).bytes.isEmpty)
    }

    @Test func `what is missing or no file is told in the system's word`() throws {
        #expect(throws: FileBytes.Failure.self) { try FileBytes.read(folder.file("none").path, atMost: 10) }
        for (path, reason) in [
            (folder.file("none").path, "No such file or directory"), (folder.url.path, "Is a directory"),
            ("/dev/null", "Invalid argument"),
        ] {
            do {
                _ = try FileBytes.read(path, atMost: 10)
                Issue.record("\(path) was read")
            } catch {
                #expect(error.reason == reason)
            }
        }
    }

    @Test func `a pipe that nobody writes to is not waited for`() throws {
        let path = folder.file("pipe").path
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: FileBytes.Failure.self) { try FileBytes.read(path, atMost: 10) }
        let seen = try FileBytes.inspect(path, atMost: 10)
        #expect(!seen.isRegular && seen.bytes.isEmpty)
    }
}
