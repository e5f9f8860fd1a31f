import VigieDomain

/// What a file of another program tells.
enum FileKind: String, Hashable, Sendable, CaseIterable {
    case ledger, cover, rating

    /// As the settings name the source, and the files begin.
    var source: SourceID { SourceID(name) }

    var name: String {
        switch self {
        case .ledger: "encours"
        case .cover: "garanties"
        case .rating: "scores"
        }
    }
}

/// What one row says of a client, in whole euros.
enum FileTold: Hashable, Sendable {
    case ledger(outstanding: Int, overdue: Int, on: Day)
    case cover(CoverWord, Int)
    case rating(score: Int, limit: Int)

    enum CoverWord: String, Hashable, Sendable {
        case granted = "accordé"
        case withdrawn = "résilié"
        case refused = "refusé"
    }
}

/// One file put into the folder by another program.
struct FileDrop: Hashable, Sendable {
    var kind: FileKind
    var name: String
    var bytes: [UInt8]
    /// What it says; nil where nobody can read it, or half of it is missing.
    var rows: [SIREN: FileTold]?
    /// How much older than the moment its date is: an old file that comes late.
    var age: Duration = .zero
}

struct ScheduledDrop: Hashable, Sendable {
    var at: Duration
    var drop: FileDrop
}

/// A file as it came to lie in the folder.
struct LaidFile: Hashable, Sendable {
    var drop: FileDrop
    /// By the world's time, since its beginning.
    var at: Duration
    /// By the clock of the machine: the file's date.
    var modified: Instant
}
