import Foundation
import Testing
import VigieCurl
import VigieDomain
import VigieEngine
import VigieTesting
import VigieTransport

/// Files fetched from real servers over SFTP and FTPS.
@Suite(.enabled(if: FileServerProcess.python != nil, "\(FileServerProcess.missing)"))
struct DepotTests {
    private func server(_ kind: String) async throws -> (process: FileServerProcess, access: FileServer) {
        let process = try await FileServerProcess(kind)
        try Data("SIREN;Encours\n552100554;5\n".utf8).write(to: process.folder.file("encours.csv"))
        try Data("x".utf8).write(to: process.folder.file("note.txt"))
        try Data("é".utf8).write(to: process.folder.file("encours du 22 déc.csv"))
        var access = FileServer(
            url: "\(kind)://127.0.0.1:\(process.port)/", user: "vigie", password: FileServerProcess.password,
            timeout: .seconds(20))
        if kind == "sftp" { access.hostKey = process.proof } else { access.authorityFile = process.proof }
        return (process, access)
    }

    @Test(arguments: ["sftp", "ftps", "ftpes"])
    func `files are listed and read, and nothing is changed`(kind: String) async throws {
        let (process, access) = try await server(kind)
        let before = try FileManager.default.contentsOfDirectory(atPath: process.folder.url.path).sorted()
        let depot = try CurlDepot(server: access)
        #expect(!depot.sharesClock)
        let files = try await depot.files(fitting: FilePattern("*.csv")).sorted { $0.name < $1.name }
        #expect(files.map(\.name) == ["encours du 22 déc.csv", "encours.csv"])
        #expect(files.map(\.size) == [2, 26])
        let written = try FileManager.default.attributesOfItem(atPath: process.folder.file("encours.csv").path)
        let date = try #require(written[.modificationDate] as? Date)
        #expect(files[1].modified.secondsSince1970 == Int64(date.timeIntervalSince1970))
        #expect(try await depot.bytes(of: files[1], atMost: 26) == Array("SIREN;Encours\n552100554;5\n".utf8))
        #expect(try await depot.bytes(of: files[0], atMost: 26) == Array("é".utf8))
        #expect(depot.address(of: "encours.csv") == "\(kind)://127.0.0.1:\(process.port)/encours.csv")
        #expect(process.events.contains("login"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: process.folder.url.path).sorted() == before)
    }

    @Test(arguments: ["sftp", "ftps"])
    func `one file is looked at by its own address, and may be missing`(kind: String) async throws {
        var (process, access) = try await server(kind)
        access.url += "encours.csv"
        let depot = try CurlDepot(server: access)
        let files = try await depot.files(fitting: FilePattern("encours.csv"))
        #expect(files.map(\.size) == [26])
        await #expect(throws: DepotFailure.self) { try await depot.bytes(of: files[0], atMost: 25) }
        try Data("autre".utf8).write(to: process.folder.file("encours.csv"))
        await #expect(throws: DepotFailure.self) { try await depot.bytes(of: files[0], atMost: 26) }
        try FileManager.default.removeItem(at: process.folder.file("encours.csv"))
        #expect(try await depot.files(fitting: FilePattern("encours.csv")).isEmpty)
    }

    @Test func `a server with another key is told neither name nor password`() async throws {
        var (process, access) = try await server("sftp")
        access.hostKey = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
        let depot = try CurlDepot(server: access)
        await #expect {
            try await depot.files(fitting: FilePattern("*"))
        } throws: { error in
            guard case .stranger(let remark)? = error as? DepotFailure else { return false }
            // The key that it does present is shown, for its administrator to confirm.
            let key = process.proof.dropFirst("SHA256:".count)
            return remark.french.contains("host_key") && remark.english.contains(key)
        }
        #expect(process.events.isEmpty)
    }

    @Test func `without a key to compare nobody is called`() async throws {
        var (process, access) = try await server("sftp")
        access.hostKey = nil
        let depot = try CurlDepot(server: access)
        await #expect(throws: DepotFailure.self) { try await depot.files(fitting: FilePattern("*")) }
        #expect(process.events.isEmpty)
    }

    @Test func `a key file opens as a password does`() async throws {
        var (process, access) = try await server("sftp")
        access.password = nil
        access.keyFile = process.scratch.file("client.key").path
        let depot = try CurlDepot(server: access)
        #expect(try await depot.files(fitting: FilePattern("*.txt")).map(\.name) == ["note.txt"])
        #expect(process.events.contains("login") && !process.events.contains("password"))
    }

    @Test(arguments: ["sftp", "ftps", "ftpes"])
    func `a wrong password is said, and not repeated`(kind: String) async throws {
        var (process, access) = try await server(kind)
        access.password = "s3cret-faux"
        let depot = try CurlDepot(server: access)
        await #expect {
            try await depot.files(fitting: FilePattern("*"))
        } throws: { error in
            guard case .denied(let remark)? = error as? DepotFailure else { return false }
            return remark.french.contains("refusés") && !"\(remark)".contains("s3cret")
        }
        #expect(!process.events.contains("login"))
    }

    @Test(arguments: ["ftps", "ftpes"])
    func `a certificate that nobody vouches for is told no password`(kind: String) async throws {
        var (process, access) = try await server(kind)
        access.authorityFile = nil
        let depot = try CurlDepot(server: access)
        await #expect {
            try await depot.files(fitting: FilePattern("*"))
        } throws: { error in
            guard case .exchange(let failure)? = error as? DepotFailure else { return false }
            return failure.code == .tls
        }
        #expect(process.events.isEmpty)
    }

    @Test func `nobody there is no answer`() async throws {
        let access = FileServer(
            url: "sftp://127.0.0.1:1/", user: "vigie", password: "x",
            hostKey: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", timeout: .seconds(5))
        await #expect {
            try await CurlDepot(server: access).files(fitting: FilePattern("*"))
        } throws: { error in
            guard case .exchange(let failure)? = error as? DepotFailure else { return false }
            return failure.code == .unreachable
        }
    }
}
