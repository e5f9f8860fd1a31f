package import VigieDomain
package import VigieEngine

/// What the settings make of the house: which sources are asked and how, who is told and in which words. Made anew by
/// each reload; holds no state.
package struct Household: Sendable {
    package struct Feed: Sendable {
        package var source: any Source
        package var settings: FeedService.Settings
    }

    package struct Lookup: Sendable {
        package var source: any Source
        package var settings: LookupService.Settings
    }

    /// A provider's list of watched companies, and whom its source can know.
    package struct Enrolled: Sendable {
        package var enroller: any Enroller
        package var abilities: SourceAbilities
    }

    package var policy: Policy
    package var feeds: [Feed]
    package var lookups: [Lookup]
    package var composers: [ChannelKind: any Composer]
    package var channels: [ChannelKind: any Channel]
    /// The pace of each host that sources ask.
    package var paces: [String: Pace]
    package var watchlists: WatchlistKeeper
    package var backup: BackupKeeper?
    /// How long the raw answers of sources are kept, in days.
    package var evidenceDays = 730
    /// How often the self-audit looks.
    package var auditEvery: Duration = .seconds(180)
    package var bulletins = BulletinService.Settings()
    package var enrollers: [Enrolled] = []
    /// What is looked for once a day; empty where nothing of it can be known.
    package var calendar: [any CalendarRule] = []
    /// Where the outside is told that we live; nil where nobody asked for it.
    package var heartbeat: HeartbeatService.Settings?

    package init(
        policy: Policy, feeds: [Feed], lookups: [Lookup], composers: [ChannelKind: any Composer],
        channels: [ChannelKind: any Channel], paces: [String: Pace], watchlists: WatchlistKeeper
    ) {
        self.policy = policy
        self.feeds = feeds
        self.lookups = lookups
        self.composers = composers
        self.channels = channels
        self.paces = paces
        self.watchlists = watchlists
    }
}

extension Household {
    /// Feeds first: what a clock of the law runs from.
    var sources: [SourceID] { feeds.map(\.source.id) + lookups.map(\.source.id) }

    /// Whom each feed can know.
    var reach: [FeedReach] {
        feeds.filter(\.source.abilities.watches).map {
            FeedReach(source: $0.source.id, countries: $0.source.abilities.countries)
        }
    }

    /// What the self-audit holds each source to.
    var audited: [AuditService.Audited] {
        feeds.map {
            AuditService.Audited(id: $0.source.id, abilities: $0.source.abilities, interval: $0.settings.interval)
        }
            + lookups.map {
                AuditService.Audited(id: $0.source.id, abilities: $0.source.abilities, interval: $0.settings.interval)
            }
    }
}
