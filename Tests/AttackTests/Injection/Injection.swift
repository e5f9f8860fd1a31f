import Foundation

/// Pieces of text that end a line, a command or a header for somebody, and a seeded way to put them anywhere.
struct Injection {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Rounds of the random tests; `VIGIE_ATTACK_ROUNDS` asks for more.
    static var rounds: Int {
        ProcessInfo.processInfo.environment["VIGIE_ATTACK_ROUNDS"].flatMap { Int($0) } ?? 300
    }

    /// Line ends of every kind, controls of both sets, and letters whose last byte is one (a writer that cuts them down makes
    /// a line end of them), with what an attacker would write behind.
    static let breaks = [
        "\r\n", "\n", "\r", "\n\r", "\0", "\u{1}", "\u{8}", "\t", "\u{B}", "\u{C}", "\u{1A}", "\u{1B}[2J", "\u{7F}",
        "\u{80}", "\u{85}", "\u{9B}31m", "\u{9F}", "\u{2028}", "\u{2029}", "\u{560D}\u{560A}", "\u{10D}\u{10A}",
        "\u{FF0D}\u{FF0A}", "%0d%0a", "%0a", "%00", "\\r\\n", "=0D=0A", "=?UTF-8?Q?=0D=0A?=", "\u{FEFF}", "\u{202E}",
        ".\r\n",
        "\r\n.\r\n", "\r\n ", "\r\n\t",
    ]

    static let tails = [
        "", "RCPT TO:<eve@evil.example>", "MAIL FROM:<eve@evil.example>", "DATA", "QUIT",
        "RSET\r\nMAIL FROM:<eve@evil.example>",
        "Bcc: eve@evil.example", "X-Evil: 1", "Set-Cookie: a=b", "\r\nGET /evil HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "\r\n\r\n<script>alert(1)</script>", "Content-Length: 0\r\n\r\nPOST /evil HTTP/1.1", "<2>critical forged",
        "{\"status\":{}}\n", "> SIZE=1", "<eve@evil.example>", "\"", "'", ";", ",", "@evil.example",
        " eve@evil.example",
    ]

    mutating func next(_ bound: Int) -> Int {
        // SplitMix64: the same seed, the same attack.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[next(choices.count)] }

    /// The text with one to three attacks at chance places.
    mutating func spoil(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...next(3) {
            let piece = Array((pick(Injection.breaks) + pick(Injection.tails)).unicodeScalars)
            scalars.insert(contentsOf: piece, at: next(scalars.count + 1))
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// Every break with every tail, before, inside and behind the text.
    static func table(_ text: String) -> [String] {
        let half = text.count / 2
        var rows: [String] = []
        for cut in breaks {
            for tail in tails {
                let piece = cut + tail
                rows.append(piece + text)
                rows.append(String(text.prefix(half)) + piece + String(text.dropFirst(half)))
                rows.append(text + piece)
            }
        }
        return rows
    }
}
