package import VigieDomain

/// One thing to look at in a file that a person wrote: where it is, what was found, what is accepted, what to do.
///
/// A file gives all its diagnostics at once, in the order of its lines.
package struct Diagnostic: Hashable, Sendable {
    /// How much it costs.
    package enum Weight: String, Hashable, Sendable, CaseIterable {
        /// Something that was written is not used: a person must act.
        case error
        /// It was used, and a person should look.
        case warning
    }

    /// What is wrong, with what was found.
    package enum Problem: Hashable, Sendable {
        case watchlist(WatchlistProblem)
        case folder(FolderProblem)
        case settings(SettingsProblem)
    }

    /// As the person knows it: `watchlists/north.csv`.
    package var file: String
    /// From 1; nil for the whole file.
    package var line: Int?
    /// From 1: the cell of a watchlist (1 is column A), the character of a settings file.
    package var column: Int?
    package var problem: Problem

    package init(file: String, line: Int? = nil, column: Int? = nil, problem: Problem) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// Stable name for scripts: `number.scientific`.
    package var code: String {
        switch problem {
        case .watchlist(let problem): problem.code
        case .folder(let problem): problem.code
        case .settings(let problem): problem.code
        }
    }

    package var weight: Weight {
        switch problem {
        case .watchlist(let problem): problem.weight
        case .folder(let problem): problem.weight
        case .settings(let problem): problem.weight
        }
    }

    package var isError: Bool { weight == .error }
}

extension Diagnostic {
    /// One line: `watchlists/north.csv:14:3: erreur: … [number.scientific]`. The shape before the sentence is the one that
    /// editors and compilers share, so that a click opens the place.
    package func render(in language: Language) -> String {
        var place = file
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        return "\(place): \(word(in: language)): \(sentence(in: language)) [\(code)]"
    }

    /// The sentence alone, for mails and pages that show the place otherwise.
    package func sentence(in language: Language) -> String {
        switch (problem, language) {
        case (.watchlist(let problem), .french): problem.french
        case (.watchlist(let problem), .english): problem.english
        case (.folder(let problem), .french): problem.french
        case (.folder(let problem), .english): problem.english
        case (.settings(let problem), .french): problem.french
        case (.settings(let problem), .english): problem.english
        }
    }

    private func word(in language: Language) -> String {
        switch (weight, language) {
        case (.error, .french): "erreur"
        case (.warning, .french): "attention"
        case (.error, .english): "error"
        case (.warning, .english): "warning"
        }
    }
}

extension Diagnostic: Comparable {
    /// The order of a reader: file, line, column, errors first.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        func key(_ one: Diagnostic) -> (String, Int, Int, Int) {
            (one.file, one.line ?? 0, one.column ?? 0, one.isError ? 0 : 1)
        }
        return key(left) < key(right)
    }
}
