import Foundation
import Testing
import VigieControl
import VigieTesting

@Suite("A command without a daemon") struct CommandSideTests {
    private let folder = TemporaryFolder()

    private func failure(at path: String) -> ControlFailure? {
        #expect(throws: ControlFailure.self) { try ControlClient(path: path).ask(.status) }
    }

    @Test("no socket, or one that a killed daemon left behind, means that no daemon runs") func absent() throws {
        #expect(failure(at: folder.file("control").path)?.code == .absent)
        do { _ = try ControlServer(path: folder.file("control").path) }
        #expect(failure(at: folder.file("control").path)?.code == .absent)
    }

    @Test("a path that no socket can have is said to be so") func long() {
        #expect(failure(at: "/" + String(repeating: "x", count: 200))?.code == .pathTooLong)
    }

    @Test(
        "requests keep their form on the wire",
        arguments: [
            ControlRequest.status, .reload, .acceptWatchlist(name: "nord “été”.csv"),
            .redeliver(message: nil, endpoint: "erp", since: -1, includingDelivered: true),
        ]) func wire(request: ControlRequest) throws
    {
        let bytes = try JSONEncoder().encode(request)
        #expect(!bytes.contains(10), "one line")
        #expect(try JSONDecoder().decode(ControlRequest.self, from: bytes) == request)
    }
}
