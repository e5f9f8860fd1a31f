package enum SettingsProblem: Hashable, Sendable {
    case placeholder
    package var code: String { "x" }
    package var weight: Diagnostic.Weight { .error }
    var french: String { "" }
    var english: String { "" }
}
