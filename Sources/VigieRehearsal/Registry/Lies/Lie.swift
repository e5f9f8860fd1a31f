/// The fourteen ways in which a source lies (goal P6 of `reliability.md`): it answers, and what it says is not true.
package enum Lie: String, Hashable, Sendable, CaseIterable {
    /// Nothing at all, politely.
    case emptyList = "empty_list"
    /// A page for people, with status 200.
    case htmlPage = "html_page"
    /// JSON that stops in the middle.
    case cutJSON = "cut_json"
    /// The state of an earlier day, for ever.
    case frozen
    /// Every second row is gone, and the total agrees.
    case halfRows = "half_rows"
    /// A member that matters has another name.
    case renamedField = "renamed_field"
    /// A member that matters is null everywhere.
    case nullField = "null_field"
    /// A member that matters has another type.
    case wrongType = "wrong_type"
    /// More rows are announced than come.
    case wrongTotal = "wrong_total"
    /// Bytes that claim to be gzip.
    case gzipGarbage = "gzip_garbage"
    /// Always the first page, or the first company, whatever was asked.
    case firstPageRepeated = "first_page_repeated"
    /// The labels come in another language.
    case wrongLanguage = "wrong_language"
    /// Sent to another host, as a hotel's network does.
    case redirect
    /// A body without end.
    case flood
}

/// The ways in which a source does not answer.
package enum Outage: String, Hashable, Sendable, CaseIterable {
    /// Status 500.
    case serverError = "server_error"
    /// Silence.
    case timeout
    /// Nobody listens.
    case refused
    /// The connection breaks in the middle.
    case reset
}

/// What goes wrong with a register.
package enum Fault: Hashable, Sendable {
    case lie(Lie)
    case outage(Outage)

    package static let all = Lie.allCases.map(Fault.lie) + Outage.allCases.map(Fault.outage)
}
