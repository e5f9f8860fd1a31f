import Glibc
import Testing
import VigieTransport

@Suite struct AddressRulesTests {
    /// The bytes of an address as the system writes it; a wrong row fails its test.
    private func bytes(_ text: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes[..<4]) }
        try #require(inet_pton(AF_INET6, text, &bytes) == 1, "\(text) is not an address")
        return bytes
    }

    @Test(
        arguments: [
            ("0.0.0.0", .unspecified), ("0.1.2.3", .unspecified),
            ("10.0.0.0", .privateNetwork), ("10.255.255.255", .privateNetwork),
            ("100.64.0.0", .carrierNetwork), ("100.100.100.200", .carrierNetwork), ("100.127.255.255", .carrierNetwork),
            ("127.0.0.1", .loopback), ("127.0.0.53", .loopback), ("127.255.255.255", .loopback),
            ("169.254.0.1", .linkLocal), ("169.254.169.254", .linkLocal), ("169.254.170.2", .linkLocal),
            ("172.16.0.0", .privateNetwork), ("172.17.0.1", .privateNetwork), ("172.31.255.255", .privateNetwork),
            ("192.0.0.1", .reserved), ("192.0.0.192", .reserved),
            ("192.0.2.1", .documentation), ("198.51.100.7", .documentation), ("203.0.113.255", .documentation),
            ("192.88.99.1", .tunnel),
            ("192.168.0.1", .privateNetwork), ("192.168.255.255", .privateNetwork),
            ("198.18.0.1", .benchmark), ("198.19.255.255", .benchmark),
            ("224.0.0.1", .multicast), ("239.255.255.255", .multicast),
            ("240.0.0.1", .reserved), ("255.255.255.254", .reserved), ("255.255.255.255", .broadcast),
            ("168.63.129.16", .metadata),
            ("::", .unspecified), ("::1", .loopback), ("::2", .tunnel), ("::127.0.0.1", .tunnel),
            ("::ffff:0.0.0.0", .unspecified), ("::ffff:127.0.0.1", .loopback), ("::ffff:10.0.0.1", .privateNetwork),
            ("::ffff:169.254.169.254", .linkLocal), ("::ffff:100.64.0.1", .carrierNetwork),
            ("::ffff:0:127.0.0.1", .loopback), ("::ffff:0:192.168.1.1", .privateNetwork),
            ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b::10.1.2.3", .privateNetwork),
            ("64:ff9b::169.254.169.254", .linkLocal), ("64:ff9b:1::8.8.8.8", .privateNetwork),
            ("100::1", .reserved),
            ("2001::1", .tunnel), ("2001:0:7f00:1::", .tunnel), ("2001:2::1", .benchmark), ("2001:10::1", .reserved),
            ("2001:20::1", .reserved), ("2001:1ff::1", .reserved), ("2001:db8::1", .documentation),
            ("2001:db8:ffff::1", .documentation), ("3fff::1", .documentation), ("3fff:fff::1", .documentation),
            ("3ffe::1", .reserved),
            ("2002:7f00:1::", .loopback), ("2002:a00:1::1", .privateNetwork), ("2002:c0a8:101::1", .privateNetwork),
            ("2002:a9fe:a9fe::1", .linkLocal), ("2002:e000:1::", .multicast),
            ("2606:4700::5efe:10.0.0.1", .privateNetwork), ("2606:4700::200:5efe:192.168.0.1", .privateNetwork),
            ("2606:4700::5efe:127.0.0.1", .loopback),
            ("fc00::1", .privateNetwork), ("fd00:ec2::254", .privateNetwork), ("fdff::1", .privateNetwork),
            ("fe80::1", .linkLocal), ("fe80::5efe:8.8.8.8", .linkLocal), ("febf::1", .linkLocal),
            ("fec0::1", .privateNetwork), ("feff::1", .privateNetwork),
            ("ff02::1", .multicast), ("ff0e::1", .multicast),
            ("4000::1", .reserved), ("5f00::1", .reserved), ("1000::1", .reserved), ("8000::1", .reserved),
            ("::ffff:0:0:1", .unspecified),
        ] as [(String, AddressRules.Reason)])
    func `an address inside is refused with its reason`(_ row: (text: String, reason: AddressRules.Reason)) throws {
        #expect(AddressRules.verdict(on: try bytes(row.text)) == .forbidden(row.reason))
    }

    @Test(
        arguments: [
            // The neighbours of every refused block, so that none is a bit too wide.
            "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0",
            "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
            "198.20.0.0", "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
            "168.63.129.15", "168.63.129.17", "8.8.8.8", "185.17.3.1",
            "2606:4700:4700::1111", "2001:200::1", "2001:41d0::1", "2001:db7:ffff::1", "2001:db9::1", "2a00:1450::1",
            "2000::1", "3ffd::1", "3fff:1000::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
            "2606:4700::5efe:8.8.8.8",
        ])
    func `an address of the public Internet is allowed`(_ text: String) throws {
        #expect(AddressRules.verdict(on: try bytes(text)) == .allowed)
    }

    @Test(arguments: [0, 1, 3, 5, 15, 17, 64])
    func `what is neither IPv4 nor IPv6 is refused`(_ count: Int) {
        let bytes = [UInt8](repeating: 8, count: count)
        #expect(AddressRules.verdict(on: bytes) == .forbidden(.unknownFamily))
    }

    @Test func `an IPv4 address wears the same verdict mapped, translated and through 6to4`() {
        for first in UInt8.min...UInt8.max {
            for second: UInt8 in [0, 16, 18, 31, 51, 63, 64, 88, 127, 168, 254, 255] {
                let four: [UInt8] = [first, second, 100, 1]
                let expected = AddressRules.verdict(on: four)
                let zeros = [UInt8](repeating: 0, count: 10)
                #expect(AddressRules.verdict(on: zeros + [0xFF, 0xFF] + four) == expected)
                #expect(AddressRules.verdict(on: [0, 0x64, 0xFF, 0x9B] + zeros.prefix(8) + four) == expected)
                #expect(AddressRules.verdict(on: [0x20, 0x02] + four + zeros) == expected)
            }
        }
    }
}
