import Synchronization
import VigieEngine

/// Chance that can be repeated (SplitMix64).
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A stream of its own for each purpose, so that one more draw here changes nothing there.
    init(seed: UInt64, purpose: String) {
        var mixed = seed ^ 0x51_6D_75_6C_61_74_65_64
        for byte in purpose.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state = mixed
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func between(_ lowest: Int, _ highest: Int) -> Int { lowest + below(highest - lowest + 1) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func happens(perThousand: Int) -> Bool { below(1000) < perThousand }
}

/// The chance that the product draws from: jitter above all.
final class SeededEntropy: Entropy {
    private let chance: Mutex<Chance>

    init(seed: UInt64, purpose: String) { chance = Mutex(Chance(seed: seed, purpose: purpose)) }

    func next() -> UInt64 { chance.withLock { $0.next() } }
}
