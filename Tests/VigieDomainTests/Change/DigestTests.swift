import Testing
import VigieDomain

@Suite struct `A digest` {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `is the SHA-256 of the standard's vectors`(text: String, expected: String) {
        #expect(Digest(of: Array(text.utf8)).hexadecimal == expected)
        #expect(Digest(of: [text]).hexadecimal == expected)
    }

    @Test func `tells apart parts that join to the same text`() {
        let lists = [
            ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["a", "b", "c"], [], ["", ""], ["", "", ""],
            ["a\u{1F}b"], ["a", "b"], ["a\u{1E}1b"], ["a\u{1E}b"], ["a\u{1E}0b"], ["a\u{1F}", "b"], ["a", "\u{1F}b"],
        ]
        // No part and one empty part are the same bytes; no id is made of either.
        #expect(Set(lists.map { Digest(of: $0) }).count == lists.count)
    }

    @Test func `is short, wide and made of letters and digits`() {
        let shorts = (0..<2000).map { Digest(of: ["\($0)"]).short }
        #expect(Set(shorts).count == 2000)
        #expect(shorts.allSatisfy { $0.utf8.count == 27 })
        let alphabet = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        #expect(shorts.allSatisfy { $0.allSatisfy(alphabet.contains) })
        #expect(Digest(of: ["abc"]).short == Digest(of: Array("abc".utf8)).short)
    }

    @Test func `digests a large input`() {
        #expect(
            Digest(of: [UInt8](repeating: 97, count: 1_000_000)).hexadecimal
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
