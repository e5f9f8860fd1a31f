/// A place where the company works.
package struct Establishment: Hashable, Sendable, Codable {
    /// The SIRET where there is one.
    package var key: String
    /// Sign and address, as a reader would write them.
    package var label: String
    package var isOpen: Bool

    package init(key: String, label: String, isOpen: Bool = true) {
        self.key = key
        self.label = label
        self.isOpen = isOpen
    }
}
