/// How soon someone must act.
package enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Nothing to do: history only.
    case info
    /// In the next digest.
    case low
    /// This week.
    case medium
    /// Within two working days.
    case high
    /// Money or a legal clock is running: today.
    case critical

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    package var raised: Severity { Severity.allCases[min(rank + 1, Severity.allCases.count - 1)] }
    package var lowered: Severity { Severity.allCases[max(rank - 1, 0)] }
}

/// Whom an event concerns by default: the Who column of `domain.md` section 3.
package enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
    case creditManager = "credit_manager"
    case accountManager = "account_manager"
    case everyone
}
