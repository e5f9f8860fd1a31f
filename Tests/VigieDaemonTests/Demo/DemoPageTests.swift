import Testing
import VigieDaemon
import VigieDomain

@Suite("A page for a terminal")
struct DemoPageTests {
    @Test(arguments: [
        "", "court", String(repeating: "mot ", count: 80), String(repeating: "x", count: 450),
        "https://example.com/" + String(repeating: "a", count: 200) + " puis des mots",
    ])
    func `no line is wider than a hundred columns, and no word is lost`(text: String) {
        var page = DemoPage(hasColours: false)
        page.add(text, indent: 6, label: "courriel  ")
        #expect(page.lines.allSatisfy { $0.count <= DemoPage.width })
        func letters(_ text: String) -> String { text.filter { $0 != " " } }
        #expect(letters(page.lines.joined()) == letters("courriel" + text))
    }

    @Test func `a quoted text keeps its lines and its indents`() {
        var page = DemoPage(hasColours: false)
        page.quote("Titre\n\n  retrait\n" + String(repeating: "long ", count: 30), mark: "│ ")
        #expect(Array(page.lines.prefix(3)) == ["│ Titre", "│", "│   retrait"])
        #expect(page.lines.count == 5)
        #expect(page.lines.allSatisfy { $0.count <= DemoPage.width })
    }

    @Test func `colours stand only where they are wanted`() {
        for hasColours in [true, false] {
            var page = DemoPage(hasColours: hasColours)
            page.add("grave", ink: .severity(.critical))
            #expect(page.lines == [hasColours ? "\u{1B}[1;31mgrave\u{1B}[0m" : "grave"])
        }
    }
}
