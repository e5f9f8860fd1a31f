/// What our side found on the wire, in both languages. The engine reads it as a `Phrase`; this floor knows no language of
/// a reader.
package struct Remark: Hashable, Sendable {
    package let french: String
    package let english: String

    package init(_ french: String, _ english: String) {
        self.french = french
        self.english = english
    }

    /// The words of the other side: quoted, never translated.
    package init(same words: String) {
        french = words
        english = words
    }
}

extension Remark: CustomStringConvertible {
    package var description: String { english }
}
