package import VigieDomain
package import VigieTables
package import VigieTransport

/// A file that another program leaves for us: where its rows lie, and what its columns are called.
package struct FileSourceSettings: Hashable, Sendable {
    package enum Format: Hashable, Sendable {
        case csv
        /// The array of rows, or an array at a path.
        case json(list: JSONPath?)
    }

    package var id: SourceID
    package var content: FileContent
    package var pattern: FilePattern
    package var format: Format
    /// Headers in the place of those that we know.
    package var columns: [FileColumn: [String]]
    /// Of an amount that bears none.
    package var currency: String
    /// Of a rating.
    package var scale: Scale?
    /// Who covers, where the file does not say.
    package var insurer: String?
    /// The insurer's own words beside those that we know.
    package var decisions: [String: Cover.Decision]
    /// A file is due so often; later, the program that writes it has fallen silent. nil where nobody says.
    package var expectedEvery: Duration?
    package var limits: Limits

    /// Bounds, each against a file that is not what was agreed.
    package struct Limits: Hashable, Sendable {
        package var bytes = 64 << 20
        package var rows = 500_000
        /// Files in the folder that fit the pattern.
        package var files = 1000
        /// Wrong lines of one reading that are kept with their words; the others are counted.
        package var wrongLines = 100
        /// How long a file must lie unchanged before it is read.
        package var rest: Duration = .seconds(30)
        /// The same, by the date that a server with a clock of its own gives.
        package var restElsewhere: Duration = .seconds(3600)

        package init() {}
    }

    package init(
        id: SourceID, content: FileContent, pattern: FilePattern, format: Format = .csv,
        columns: [FileColumn: [String]] = [:], currency: String = "EUR", scale: Scale? = nil, insurer: String? = nil,
        decisions: [String: Cover.Decision] = [:], expectedEvery: Duration? = nil, limits: Limits = Limits()
    ) {
        self.id = id
        self.content = content
        self.pattern = pattern
        self.format = format
        self.columns = columns
        self.currency = currency
        self.scale = scale
        self.insurer = insurer
        self.decisions = decisions
        self.expectedEvery = expectedEvery
        self.limits = limits
    }
}
