package import VigieDomain

/// Why the daemon could not be reached.
package struct ControlFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// Nobody listens: no daemon runs.
        case absent
        case permission
        /// The daemon hung up, or answered what cannot be read.
        case broken
        case timeout
        /// The path of the socket is longer than the system allows (107 bytes).
        case pathTooLong = "path_too_long"
    }

    package let code: Code
    package let phrase: Phrase

    package init(_ code: Code, _ french: String, _ english: String) {
        self.code = code
        phrase = Phrase(french, english)
    }

    /// For logs, which speak English.
    package var sentence: String { phrase.english }

    package var description: String { sentence }
}
