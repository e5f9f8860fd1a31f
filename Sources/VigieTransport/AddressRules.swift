/// Which network addresses Vigie may call: those of the public Internet. Anything local, private or reserved is refused
/// unless the operator listed the host, so that no web address typed by a user can reach inside the office.
///
/// The rules read the resolved address, never the text of a URL: `127.1`, `0x7f000001` and a name that resolves to
/// `127.0.0.1` are the same bytes here.
package enum AddressRules {
    /// Why an address may not be called.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case unspecified
        case loopback
        case privateNetwork = "private network"
        case linkLocal = "link-local"
        /// Between a customer and its Internet provider (RFC 6598).
        case carrierNetwork = "carrier network"
        case documentation
        case benchmark
        case multicast
        case broadcast
        /// Answers questions about the machine itself inside a cloud.
        case metadata = "cloud metadata"
        case reserved
        /// Carries an IPv4 address in a way that nobody should use any more.
        case tunnel
        /// Neither IPv4 nor IPv6.
        case unknownFamily = "unknown address family"

        package var french: String {
            switch self {
            case .unspecified: "adresse non précisée"
            case .loopback: "cette machine"
            case .privateNetwork: "réseau privé"
            case .linkLocal: "lien local"
            case .carrierNetwork: "réseau d’opérateur"
            case .documentation: "documentation"
            case .benchmark: "banc d’essai"
            case .multicast: "multidiffusion"
            case .broadcast: "diffusion"
            case .metadata: "métadonnées d’un nuage"
            case .reserved: "réservée"
            case .tunnel: "tunnel"
            case .unknownFamily: "famille d’adresses inconnue"
            }
        }
    }

    package enum Verdict: Hashable, Sendable {
        case allowed
        case forbidden(Reason)
    }

    /// The verdict on an address in network order: 4 bytes of IPv4 or 16 of IPv6.
    package static func verdict(on bytes: [UInt8]) -> Verdict {
        switch bytes.count {
        case 4: verdict(onFour: bytes)
        case 16: verdict(onSix: bytes)
        default: .forbidden(.unknownFamily)
        }
    }

    private static func verdict(onFour bytes: [UInt8]) -> Verdict {
        reason(for: bytes, in: fourBlocks).map(Verdict.forbidden) ?? .allowed
    }

    /// Addresses that carry an IPv4 address are judged by what they carry; the rest must lie in 2000::/3, the only part
    /// of IPv6 given out so far, and outside its special blocks.
    private static func verdict(onSix bytes: [UInt8]) -> Verdict {
        if let carried = carriedAddress(in: bytes) { return verdict(onFour: carried) }
        if let reason = reason(for: bytes, in: sixBlocks) { return .forbidden(reason) }
        return bytes[0] & 0xE0 == 0x20 ? .allowed : .forbidden(.reserved)
    }

    private static func reason(for bytes: [UInt8], in blocks: [Block]) -> Reason? {
        blocks.first { $0.holds(bytes) }?.reason
    }

    /// The IPv4 address inside: mapped (RFC 4291), translated (RFC 2765, RFC 6052), 6to4 (RFC 3056), ISATAP (RFC 5214).
    private static func carriedAddress(in bytes: [UInt8]) -> [UInt8]? {
        let tail = Array(bytes[12...])
        if mapped.holds(bytes) || translated.holds(bytes) || nat64.holds(bytes) { return tail }
        if sixToFour.holds(bytes) { return Array(bytes[2..<6]) }
        // ISATAP may use any prefix: the interface identifier says it (the universal bit may be set or not).
        if bytes[8] & 0xFD == 0, Array(bytes[9..<12]) == [0x00, 0x5E, 0xFE] {
            // A public one still has to have an allowed prefix: only a forbidden inside settles it.
            if case .forbidden = verdict(onFour: tail) { return tail }
        }
        return nil
    }
}
