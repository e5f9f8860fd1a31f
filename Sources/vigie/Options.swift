import ArgumentParser
import Glibc
import Logging
import VigieConfiguration
import VigieDaemon
import VigieDomain

/// Where the settings lie; every command that needs them takes it.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .shortAndLong, help: "Fichier de réglages / settings file.")
    var config = ConfigurationOption.standard

    static let standard = "/etc/vigie/vigie.yaml"
}

/// In which language this command speaks.
struct LanguageOption: ParsableArguments {
    @Option(help: "Langue : fr ou en (défaut : celle du système) / language.")
    var lang: LanguageName?

    enum LanguageName: String, ExpressibleByArgument, CaseIterable { case fr, en }

    /// What was asked for, else what the locale says, else French.
    var language: Language {
        if let lang { return lang == .fr ? .french : .english }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
            return value.hasPrefix("en") ? .english : .french
        }
        return .french
    }
}

/// What a command tells a person goes to standard output, what went wrong to standard error.
enum Terminal {
    static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }
    static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Prints what a command answers and ends with its status.
    static func finish(_ answer: CommandAnswer) throws {
        for line in answer.lines { say(line) }
        for line in answer.complaints { complain(line) }
        guard answer.exit == .success else { throw ExitCode(answer.exit.rawValue) }
    }

    /// Runs a command that reads, and says in words why it could not.
    static func answering(
        _ file: ConfigurationOption, _ lang: LanguageOption, _ act: (CommandContext) async throws -> CommandAnswer
    )
        async throws
    {
        let context: CommandContext
        do throws(Daemon.Ending) {
            context = try CommandContext(
                configuration: file.config, language: lang.language, now: SystemClock().now())
        } catch {
            return try finish(CommandAnswer(complaints: error.lines, exit: error.exit))
        }
        let answer: CommandAnswer
        do {
            answer = try await act(context)
        } catch {
            let ending = context.ending(error)
            answer = CommandAnswer(complaints: ending.lines, exit: ending.exit)
        }
        try finish(answer)
    }

    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    /// Many lines, a few hundred at a time.
    static func say(_ lines: some Sequence<String>) {
        var text = ""
        for line in lines {
            text += line + "\n"
            if text.utf8.count >= 1 << 16 {
                write(text, to: STDOUT_FILENO)
                text = ""
            }
        }
        write(text, to: STDOUT_FILENO)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }

    static func isInteractive(_ descriptor: Int32 = STDOUT_FILENO) -> Bool { isatty(descriptor) == 1 }

    /// The environment as a value.
    static var environment: [String: String] {
        var result: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return result
    }

    static func logger(level: Logger.Level, label: String = "vigie") -> Logger {
        let isJournal = getenv("JOURNAL_STREAM") != nil
        return Logger(label: label) { _ in StandardErrorLog(level: level, showsPriority: isJournal) }
    }
}
