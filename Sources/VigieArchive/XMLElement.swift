/// One element of a document with what stands inside it: names without prefixes, texts joined, comments gone.
package struct XMLElement: Hashable, Sendable {
    package var name: String
    /// The text directly inside, as written.
    package var text = ""
    package var children: [XMLElement] = []

    package init(name: String, text: String = "", children: [XMLElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The first child of that name.
    package subscript(name: String) -> XMLElement? { children.first { $0.name == name } }
}
