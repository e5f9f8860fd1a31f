import VigieEngine

/// What a source no longer shows, as one value that bears a seal.
struct StoredDoubts: Codable {
    var doubts: [Doubt]

    init(_ doubts: [Doubt]) { self.doubts = doubts }
}
