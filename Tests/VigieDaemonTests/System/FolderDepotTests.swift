import Foundation
import Testing
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

@testable import VigieDaemon

/// A folder into which another program puts files.
@Suite struct FolderDepotTests {
    private let folder = TemporaryFolder()

    @Test func `regular files that fit are listed and read, the rest is left alone`() async throws {
        try Data("abc".utf8).write(to: folder.file("a.csv"))
        try Data("x".utf8).write(to: folder.file(".b.csv"))
        try Data("x".utf8).write(to: folder.file("c.txt"))
        try FileManager.default.createDirectory(at: folder.file("d.csv"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(at: folder.file("e.csv"), withDestinationURL: folder.file("a.csv"))
        try FileManager.default.createSymbolicLink(at: folder.file("f.csv"), withDestinationURL: folder.file("absent"))
        let depot = FolderDepot(folder: folder.url.path)
        let files = try await depot.files(fitting: FilePattern("*.csv")).sorted { $0.name < $1.name }
        #expect(files.map(\.name) == ["a.csv", "e.csv"] && files.map(\.size) == [3, 3])
        #expect(try await depot.bytes(of: files[0], atMost: 3) == Array("abc".utf8))
        #expect(depot.address(of: "a.csv") == "\(folder.url.path)/a.csv")
        await #expect(throws: DepotFailure.self) { try await depot.bytes(of: files[0], atMost: 2) }
        // Written again between the look and the reading.
        try Data("abcd".utf8).write(to: folder.file("a.csv"))
        await #expect(throws: DepotFailure.self) { try await depot.bytes(of: files[0], atMost: 10) }
    }

    @Test func `a folder that is not there is said with its name`() async throws {
        let depot = FolderDepot(folder: folder.url.path + "/absent")
        await #expect {
            try await depot.files(fitting: FilePattern("*"))
        } throws: { error in
            guard case .exchange(let failure)? = error as? DepotFailure else { return false }
            return failure.remark.french.contains("/absent") && failure.remark.english.contains("No such file")
        }
    }
}
