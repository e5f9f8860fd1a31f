import VigieDomain
import VigieRehearsal

/// Everything that a seed decides: the world, what goes wrong and when, and what people do. The daemon knows nothing of it.
struct Scenario: Sendable {
    let seed: UInt64
    let days: Int
    let start: Instant
    let world: World
    /// Lies and outages of the registers, in true time.
    let faults: [ScheduledFault]
    let troubles: [ScheduledTrouble]
    /// In order of time.
    let incidents: [ScheduledIncident]
    /// The watchlist as it lies there when the daemon first starts.
    let watchlist: String
    /// When each client was on the list, since the beginning of the world; the end is open for those who stay.
    let listed: [SIREN: [Listing]]
    let deadAddresses: Set<String>
    let pace: Pace
    let breadth: Breadth

    struct Listing: Hashable, Sendable {
        var from: Duration
        var until: Duration?
    }

    /// How often the sources are asked, and the journal audited.
    struct Pace: Hashable, Sendable {
        var gazette: Duration
        var companySearch: Duration
        var bureau: Duration
        var audit: Duration
    }

    /// At the end of each simulated time nothing goes wrong, so that everything can be found and told.
    static let calm: Duration = .seconds(2 * 86_400)

    /// Every source that is asked, the first three first.
    var sources: [SourceID] { Scenario.firstSources + breadth.sources }

    static let firstSources = ["bodacc", "recherche-entreprises", "bureau"].map { SourceID($0) }

    var length: Duration { .seconds(Int64(days) * 86_400) }
    /// Where the trouble ends.
    var troubled: Duration { length - Scenario.calm }
}
