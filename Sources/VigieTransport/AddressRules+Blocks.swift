extension AddressRules {
    /// A run of addresses that share their first bits.
    struct Block {
        let prefix: [UInt8]
        let bits: Int
        let reason: Reason

        init(_ prefix: [UInt8], _ bits: Int, _ reason: Reason) {
            self.prefix = prefix
            self.bits = bits
            self.reason = reason
        }

        func holds(_ bytes: [UInt8]) -> Bool {
            for index in 0..<((bits + 7) / 8) {
                let given = index < prefix.count ? prefix[index] : 0
                let kept = min(8, bits - index * 8)
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> kept)
                if bytes[index] & mask != given & mask { return false }
            }
            return true
        }
    }

    /// The IANA registry of special IPv4 addresses (RFC 6890 and its followers). A few of its entries are reachable;
    /// none is a place where a source or a webhook lives.
    static let fourBlocks: [Block] = [
        Block([0], 8, .unspecified),
        Block([10], 8, .privateNetwork),
        Block([100, 64], 10, .carrierNetwork),
        Block([127], 8, .loopback),
        Block([169, 254], 16, .linkLocal),
        Block([172, 16], 12, .privateNetwork),
        Block([192, 0, 0], 24, .reserved),
        Block([192, 0, 2], 24, .documentation),
        Block([192, 88, 99], 24, .tunnel),
        Block([192, 168], 16, .privateNetwork),
        Block([198, 18], 15, .benchmark),
        Block([198, 51, 100], 24, .documentation),
        Block([203, 0, 113], 24, .documentation),
        Block([224], 4, .multicast),
        Block([255, 255, 255, 255], 32, .broadcast),
        Block([240], 4, .reserved),
        // A public number, but every virtual machine of one large cloud finds its host there.
        Block([168, 63, 129, 16], 32, .metadata),
    ]

    /// The special blocks of IPv6; those that carry an IPv4 address are read before.
    static let sixBlocks: [Block] = [
        Block([], 128, .unspecified),
        Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
        // IPv4-compatible, given up in 2006 (RFC 4291 section 2.5.5.1).
        Block([], 96, .tunnel),
        // A translator of the office's own (RFC 8215): what lies behind is inside.
        Block([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48, .privateNetwork),
        Block([0x01, 0x00], 64, .reserved),
        Block([0xFC], 7, .privateNetwork),
        Block([0xFE, 0x80], 10, .linkLocal),
        Block([0xFE, 0xC0], 10, .privateNetwork),
        Block([0xFF], 8, .multicast),
        // Teredo: carries two IPv4 addresses, one of them disguised.
        Block([0x20, 0x01, 0x00, 0x00], 32, .tunnel),
        Block([0x20, 0x01, 0x00, 0x02, 0x00, 0x00], 48, .benchmark),
        Block([0x20, 0x01, 0x0D, 0xB8], 32, .documentation),
        Block([0x20, 0x01, 0x00], 23, .reserved),
        Block([0x3F, 0xFF, 0x00], 20, .documentation),
        // The test network of the first years, handed back (RFC 3701).
        Block([0x3F, 0xFE], 16, .reserved),
    ]

    static let mapped = Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, .tunnel)
    static let translated = Block([0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0], 96, .tunnel)
    static let nat64 = Block([0x00, 0x64, 0xFF, 0x9B], 96, .tunnel)
    static let sixToFour = Block([0x20, 0x02], 16, .tunnel)
}
