import ArgumentParser
import Glibc
import Logging
import VigieConfiguration
import VigieDaemon
import VigieDomain

/// Where the settings lie; every command that needs them takes it.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .shortAndLong, help: "Fichier de réglages / settings file.")
    var config = "/etc/vigie/vigie.yaml"
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

    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
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
