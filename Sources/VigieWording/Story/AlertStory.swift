/// One alert as its reader meets it: every sentence chosen, no layout yet. The text and the page of a mail are two layouts of
/// the same story, so that they cannot say different things. All strings are already harmless (`Plain`).
package struct AlertStory: Hashable, Sendable {
    /// `label: value`.
    package struct Row: Hashable, Sendable {
        package var label: String
        package var value: String
        /// Set where the value is a web address.
        package var link: String?
        package var isStrong: Bool

        package init(_ label: String, _ value: String, link: String? = nil, isStrong: Bool = false) {
            self.label = label
            self.value = value
            self.link = link
            self.isStrong = isStrong
        }
    }

    /// A deadline with its two dates.
    package struct Clock: Hashable, Sendable {
        package var right: String
        /// The line to read: what is left.
        package var countdown: String
        package var dates: String
        package var basis: String
        package var isOver: Bool
    }

    /// A titled list of things to do for one reader.
    package struct ToDo: Hashable, Sendable {
        package var reader: String
        package var steps: [String]
    }

    /// `[CRITIQUE]`, then the words beside it.
    package var tag: String
    package var title: String
    /// Name, codes and number of the client.
    package var client: String
    package var identifiers: String
    /// What must be known before reading on: a status, a doubt, a correction.
    package var cautions: [String]
    package var before: String?
    package var after: String?
    package var explanation: String
    package var clocks: [Clock]
    package var toDo: [ToDo]
    /// Whom to write to.
    package var addressee: [Row]
    package var dates: [Row]
    package var exposure: [Row]
    package var severity: [Row]
    package var source: [Row]
    /// The source's own words.
    package var fullText: String?
    package var told: [Row]
    package var references: [Row]
}
