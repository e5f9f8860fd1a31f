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
    package let sentence: String

    package init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    package var description: String { sentence }
}
