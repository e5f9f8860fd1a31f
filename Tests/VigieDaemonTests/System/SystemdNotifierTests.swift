import Foundation
import Testing
import VigieTesting

@testable import VigieDaemon

@Suite struct SystemdNotifierTests {
    private let folder = TemporaryFolder()

    private static let messages: [(SystemdNotifier.Message, String)] = [
        (.ready, "READY=1"), (.stopping, "STOPPING=1"), (.watchdog, "WATCHDOG=1"),
        (.status("3 clients, à jour"), "STATUS=3 clients, à jour"),
        (.status("une ligne\nREADY=1"), "STATUS=une ligne"), (.status(""), "STATUS="),
        (.reloading(uptime: .microseconds(1_500_007)), "RELOADING=1\nMONOTONIC_USEC=1500007"),
        (.reloading(uptime: .seconds(90_000)), "RELOADING=1\nMONOTONIC_USEC=90000000000"),
    ]

    @Test(arguments: [false, true])
    func `every message arrives whole and in order, by path and by abstract name`(_ isAbstract: Bool) throws {
        let address = isAbstract ? "@vigie-\(UUID().uuidString)" : folder.file("notify").path
        let ear = try NotifySocket(address)
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": address])
        for (message, _) in Self.messages { notifier.send(message) }
        #expect(ear.messages == Self.messages.map(\.1))
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "/nowhere/notify"]] as [[String: String]])
    func `where nobody listens nothing happens`(_ environment: [String: String]) {
        SystemdNotifier(environment: environment).send(.ready)
    }

    /// A thread of the pool that waits here is one that no source is read with.
    @Test func `a systemd that does not read holds nobody for its food or a status line`() throws {
        let address = folder.file("notify").path
        let ear = try NotifySocket(address, reads: false)
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": address])
        for number in 0..<5_000 { notifier.send(number % 2 == 0 ? .watchdog : .status("\(number)")) }
        #expect(!ear.messages.isEmpty)
        notifier.send(.watchdog)
        #expect(ear.messages.last == "WATCHDOG=1")
    }

    @Test func `an address longer than the system allows is passed over`() {
        for length in [107, 108, 109, 5_000] {
            SystemdNotifier(environment: ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: length)]).send(.ready)
        }
    }

    private static let intervals: [(usec: String?, pid: String?, expected: Duration?)] = [
        (nil, nil, nil), ("60000000", nil, .seconds(60)), ("60000000", "41", .seconds(60)),
        ("60000000", "42", nil), ("0", nil, nil), ("-5", nil, nil), ("soon", nil, nil), ("", nil, nil),
        ("99999999999999999999999", nil, nil),
    ]

    @Test(arguments: intervals)
    func `the watchdog is fed where systemd asks this process, at an interval that is one`(
        _ row: (usec: String?, pid: String?, expected: Duration?)
    ) {
        var environment: [String: String] = [:]
        environment["WATCHDOG_USEC"] = row.usec
        environment["WATCHDOG_PID"] = row.pid
        #expect(SystemdNotifier(environment: environment, processID: 41).watchdogInterval == row.expected)
    }

    @Test func `the monotonic clock never goes back`() {
        let first = SystemdNotifier.monotonic()
        #expect(first > .zero)
        #expect(SystemdNotifier.monotonic() >= first)
    }
}
