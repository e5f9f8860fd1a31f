import FoundationEssentials
import Glibc
import Testing
import VigieConfiguration
import VigieDaemon
import VigieTesting

@Suite("The folder of the demonstration")
struct DemoFolderTests {
    private let temporary = TemporaryFolder()

    @Test func `a folder that holds a person's files is refused and left alone`() throws {
        let file = try temporary.write("précieux".utf8, to: "chez-moi/vigie.yaml")
        let path = temporary.file("chez-moi").path
        let refusal = #expect(throws: DemoFolder.Refusal.self) { try DemoFolder(path: path) }
        #expect(refusal?.french.contains("« ") == false && refusal?.french.contains(path) == true)
        #expect(FileManager.default.contents(atPath: file.path) == Data("précieux".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["vigie.yaml"])
    }

    @Test func `an empty folder and one of ours are taken`() throws {
        let path = temporary.file("neuf").path
        let first = try DemoFolder(path: path + "/")
        #expect(first.path == path)
        try Data("# Écrit par « vigie demo »\n".utf8).write(to: URL(filePath: first.settings))
        #expect(throws: Never.self) { try DemoFolder(path: path) }
    }

    @Test func `a name with a control character is refused`() {
        #expect(throws: DemoFolder.Refusal.self) { try DemoFolder(path: temporary.file("a\nb").path) }
    }

    @Test func `without a name it is fresh each time, and its owner's alone`() throws {
        let (one, other) = (try DemoFolder(path: nil), try DemoFolder(path: nil))
        defer { for folder in [one, other] { try? FileManager.default.removeItem(atPath: folder.path) } }
        #expect(one.path != other.path)
        var status = stat()
        #expect(stat(one.path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o700)
    }
}
