import FoundationEssentials
package import VigieDomain
package import VigieEngine
package import VigieTransport

/// What a lookup remembers of an answer, and how it knows the same answer again.
///
/// The digest of the bytes carries the reading rule's own mark (`mapping:digest`): when the mapping changes, an answer that
/// did not move is read again by the new rule instead of passing for unchanged.
package struct SightingMark: Sendable {
    /// Names the rule by which answers are read.
    package let rule: String

    package init(rule: String) { self.rule = rule }

    /// The conditional headers, unless the last answer was read by another rule.
    package func conditions(_ previous: Sighting?) -> [HeaderField] {
        guard let previous, read(previous) else { return [] }
        return previous.validators.conditions
    }

    /// Whether what is remembered was read by this rule.
    package func read(_ previous: Sighting) -> Bool { previous.bodyDigest.hasPrefix("\(rule):") }

    package func bodyDigest(_ bytes: [UInt8]) -> String { "\(rule):\(Digest(of: bytes).hexadecimal)" }

    package func facetsDigest(_ facets: Facets) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(facets) else { return "" }
        return Digest(of: data).hexadecimal
    }

    /// The outcome for an answer that was not read again: nothing new since `previous`.
    package func unchanged(_ previous: Sighting?, answer: Answer, now: Instant) -> SightingOutcome {
        guard var same = previous else { return .unchanged(nil) }
        same.seen = now
        // A 304 may repeat the validators or leave them out; what we hold stays true then.
        if !answer.response.validators.isEmpty { same.validators = answer.response.validators }
        return .unchanged(same)
    }

    /// Compares what was mapped with what is remembered.
    package func outcome(
        of facets: Facets, previous: Sighting?, answer: Answer, now: Instant
    ) -> (outcome: SightingOutcome, isNew: Bool) {
        let sighting = Sighting(
            validators: answer.response.validators, bodyDigest: bodyDigest(answer.bytes),
            facetsDigest: facetsDigest(facets), seen: now)
        let isSame = previous?.facetsDigest == sighting.facetsDigest && !sighting.facetsDigest.isEmpty
        return isSame ? (.unchanged(sighting), false) : (.told(sighting), true)
    }
}
