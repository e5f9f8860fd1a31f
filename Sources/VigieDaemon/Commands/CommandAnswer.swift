/// What a command says and how it ends: lines for standard output, complaints for standard error, an exit status.
package struct CommandAnswer: Hashable, Sendable {
    package var lines: [String]
    package var complaints: [String]
    package var exit: Daemon.Exit

    package init(lines: [String] = [], complaints: [String] = [], exit: Daemon.Exit = .success) {
        self.lines = lines
        self.complaints = complaints
        self.exit = exit
    }

    package static func failed(_ exit: Daemon.Exit, _ complaints: String...) -> CommandAnswer {
        CommandAnswer(complaints: complaints, exit: exit)
    }
}
