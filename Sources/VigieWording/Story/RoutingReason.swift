import VigieDomain

/// One reason of the routing table, read back from its neutral form (`RoutingTable+Decisions.swift`).
enum RoutingReason: Hashable {
    enum Role: String, CaseIterable {
        case accountManager = "account manager"
        case creditManager = "credit manager"
    }

    enum Origin: Hashable {
        case rule(String)
        case audience(Audience)
        case possibleMatch
        /// As it is kept: `creditsafe<30`.
        case threshold(String)
    }

    enum End: Hashable {
        case role(Role)
        case fallback(Role)
        case noAddress(Role)
        case nobody
        case history
    }

    case corrects
    case muted(Day)
    case belowMinimum(Severity, Severity)
    case route(Origin, End?)

    /// Far above what a table writes; more is not read but shown as it is.
    private static let longest = 2000
    private static let separator = "; "

    /// - Returns: nil where the text is not wholly made of reasons that we know.
    static func read(_ text: String) -> [RoutingReason]? {
        guard text.utf8.count <= longest else { return nil }
        var hopeless: Set<Int> = []
        return list(text[...], &hopeless)
    }

    /// A rule may bear any name, quotes and separators included, so that where one reason ends is known only once the rest
    /// has been read. `hopeless` keeps what failed, so that no name makes this long.
    private static func list(_ text: Substring, _ hopeless: inout Set<Int>) -> [RoutingReason]? {
        guard !hopeless.contains(text.utf8.count) else { return nil }
        for (reason, rest) in heads(of: text) {
            if rest.isEmpty { return [reason] }
            if rest.hasPrefix(separator), let more = list(rest.dropFirst(separator.count), &hopeless) {
                return [reason] + more
            }
        }
        hopeless.insert(text.utf8.count)
        return nil
    }

    /// Every way to read one reason at the beginning of the text, with what is left.
    private static func heads(of text: Substring) -> [(RoutingReason, Substring)] {
        if let rest = text.after("told before of what this corrects") { return [(.corrects, rest)] }
        if let rest = text.after("client muted until ") {
            return Day(rest.prefix(10)).map { [(.muted($0), rest.dropFirst(10))] } ?? []
        }
        if let rest = text.after("severity ") { return minimum(rest) }
        return origins(of: text).flatMap { origin, rest in
            ends(of: rest).map { (.route(origin, $0), $1) } + [(.route(origin, nil), rest)]
        }
    }

    private static func minimum(_ text: Substring) -> [(RoutingReason, Substring)] {
        for severity in Severity.allCases {
            for minimum in Severity.allCases {
                let words = "\(severity.rawValue) below the client's minimum \(minimum.rawValue)"
                if let rest = text.after(words) { return [(.belowMinimum(severity, minimum), rest)] }
            }
        }
        return []
    }

    private static func origins(of text: Substring) -> [(Origin, Substring)] {
        if let rest = text.after("possible match: credit manager only") { return [(.possibleMatch, rest)] }
        for audience in Audience.allCases {
            if let rest = text.after("audience \(audience.rawValue)") { return [(.audience(audience), rest)] }
        }
        if let named = text.after("client's threshold \""), let end = named.firstIndex(of: "\"") {
            return [(.threshold(String(named[..<end])), named[named.index(after: end)...])]
        }
        guard let named = text.after("rule \"") else { return [] }
        return named.indices.filter { named[$0] == "\"" }.map { end in
            (.rule(String(named[..<end])), named[named.index(after: end)...])
        }
    }

    private static func ends(of text: Substring) -> [(End, Substring)] {
        if let rest = text.after(" tells nobody") { return [(.nobody, rest)] }
        guard let told = text.after(": ") else { return [] }
        if let rest = told.after("severity info stays in the history") { return [(.history, rest)] }
        for role in Role.allCases {
            if let rest = told.after("no \(role.rawValue), and no fallback") { return [(.noAddress(role), rest)] }
            if let rest = told.after("fallback, no \(role.rawValue)") { return [(.fallback(role), rest)] }
            if let rest = told.after(role.rawValue) { return [(.role(role), rest)] }
        }
        return []
    }
}

extension Substring {
    fileprivate func after(_ words: String) -> Substring? { hasPrefix(words) ? dropFirst(words.count) : nil }
}
