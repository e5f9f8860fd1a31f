import Foundation
import VigieRehearsal
import VigieTransport

/// An answer that would fill the memory of whoever took it whole.
struct Bomb: CustomStringConvertible {
    let name: String
    let answer: Answer

    /// What libcurl itself sees as broken grammar, or reads past until the server gives up, is an interruption.
    var endings: Set<ExchangeFailure.Code> {
        name.hasPrefix("a chunk") ? [.tooLarge, .malformed, .interrupted] : [.tooLarge, .malformed]
    }

    var description: String { name }

    static let all: [Bomb] = compressed + endless

    /// Of `bombs.txt`, whole and in chunks.
    private static let compressed: [Bomb] = Corpus.lines("bombs.txt").flatMap { line -> [Bomb] in
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count == 4, let body = Data(base64Encoded: parts[3]) else { return [] }
        let response = Response(
            status: 200, headers: [HeaderField("Content-Encoding", parts[1])], body: Array(body))
        return [
            Bomb(name: "\(parts[0]), whole", answer: .response(response)),
            Bomb(name: "\(parts[0]), in chunks", answer: .chunked(response)),
        ]
    }

    private static let endless: [Bomb] = [
        Bomb(name: "chunks without end", answer: .fault(.flood(bytes: .max))),
        Bomb(name: "a hundred thousand headers", answer: .fault(.headerFlood(lines: 100_000))),
        Bomb(name: "one header of 4 MiB", answer: raw("HTTP/1.1 200 OK\r\nX-Long: " + long(4 << 20))),
        Bomb(name: "a header without a name's end", answer: raw("HTTP/1.1 200 OK\r\n" + long(4 << 20))),
        Bomb(name: "a status line of 4 MiB", answer: raw("HTTP/1.1 200 " + long(4 << 20))),
        Bomb(
            name: "ten thousand interim answers",
            answer: raw(String(repeating: "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n", count: 10_000))),
        Bomb(
            name: "a chunk's size of 4 MiB",
            answer: raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + long(4 << 20, "0"))),
        Bomb(
            name: "a chunk extension of 16 MiB",
            answer: raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=" + long(16 << 20))),
        Bomb(
            name: "trailers without end",
            answer: raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n"
                    + String(repeating: "X-Trailer: filler\r\n", count: 100_000))),
        Bomb(
            name: "a length that no disk holds",
            answer: raw("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nabc")),
        Bomb(name: "a body until the connection ends", answer: raw("HTTP/1.0 200 OK\r\n\r\n" + long(16 << 20))),
    ]

    private static func raw(_ text: String) -> Answer { .fault(.raw(Array(text.utf8))) }
    private static func long(_ count: Int, _ letter: Character = "a") -> String {
        String(repeating: letter, count: count)
    }
}
