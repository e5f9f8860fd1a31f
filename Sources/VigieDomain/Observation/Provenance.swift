/// The name of a source in configuration, journal and alerts: `bodacc`, `recherche-entreprises`, `bureau`.
package struct SourceID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let name: String
    package init(_ name: String) { self.name = name }
    package var description: String { name }
    package static func < (left: SourceID, right: SourceID) -> Bool { left.name < right.name }
    package init(from decoder: any Decoder) throws { name = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// The name of raw bytes that a source sent: the SHA-256 of what was received, in hexadecimal.
package struct EvidenceID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let digest: String
    package init(digest: String) { self.digest = digest }
    package var description: String { digest }
    package init(from decoder: any Decoder) throws { digest = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digest)
    }
}

/// Where a fact comes from: which source said it, at which address, when it was fetched, and the proof.
package struct Provenance: Hashable, Sendable, Codable {
    package var source: SourceID
    package var url: String
    package var fetched: Instant
    package var evidence: EvidenceID

    package init(source: SourceID, url: String, fetched: Instant, evidence: EvidenceID) {
        self.source = source
        self.url = url
        self.fetched = fetched
        self.evidence = evidence
    }
}
