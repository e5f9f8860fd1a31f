package import VigieDomain
package import VigieEngine

/// Everything that an administrator decides, read from `vigie.yaml`. Each field says its key, what it accepts and what holds when it is left out.
package struct Settings: Hashable, Sendable {
    /// `language`: `fr` or `en`; default `fr`. What people read: mails, diagnostics, commands.
    package var language = Language.french
    /// `time_zone`: a name of the tz database; default `Europe/Paris`. The clock of digests and working days.
    package var timeZone = "Europe/Paris"
    /// `creditor.residence`: `metropolitan`, `overseas` or `abroad`; default `metropolitan`. Where the company that
    /// declares its claims lives, which sets how long it may.
    package var residence = ResidenceSetting.metropolitan
    /// `state_directory`: absolute path; default `/var/lib/vigie`. The journal.
    package var stateDirectory = "/var/lib/vigie"
    /// `runtime_directory`: absolute path; default `/run/vigie`. The control socket.
    package var runtimeDirectory = "/run/vigie"
    /// `watchlists`: absolute path of a folder; default `/etc/vigie/watchlists`.
    package var watchlists = "/etc/vigie/watchlists"
    /// `contact`: mail or `https` address, required. Stands in the User-Agent, so that a source can complain to someone.
    package var contact: String
    /// `operator`: one or more mail addresses, required. Told when a source, a watchlist or a mailbox fails.
    package var operators: [Person]
    /// `operator_endpoints`: names of `endpoints` that are told of alarms too; default none. For the day when mail fails.
    package var operatorEndpoints: [String] = []
    /// `mail`: required.
    package var mail: MailSettings
    /// `transport`.
    package var transport = NetworkSettings()
    /// `sources`, by name. `bodacc` and `recherche-entreprises` are there unless disabled.
    package var sources: [SourceSettings] = SourceSettings.standard
    /// `endpoints`, by name: webhooks.
    package var endpoints: [EndpointSettings] = []
    /// `routes`, a list, and `fallback`: one or more mail addresses, required, told when a client names nobody.
    package var routing: RoutingTable
    /// `digest.hour`: `HH:MM`; default `08:00`. When the daily and weekly digests leave, on working days.
    package var digestHour = HourOfDay(hour: 8, minute: 0)
    /// `audit.every`: `1m` to `1h`; default 3 min. How often Vigie proves to itself that nothing was forgotten.
    package var auditEvery: Duration = .seconds(180)
    /// `heartbeat`; default none.
    package var heartbeat: HeartbeatSettings?
    /// `canary`; default none.
    package var canary: CanarySettings?
    /// `digest.weekly_note`: `true` or `false`; default `true`. Each Monday the credit managers are told what was watched,
    /// even where nothing happened, so that silence can be trusted.
    package var hasWeeklyNote = true
    /// `evidence.keep_days`: 90 to 3,650 days; default 730. How long the raw answers of sources are kept.
    package var evidenceDays = 730
    /// `disk.reserve_mb`: 1 to 1,024 MB; default 16. Room kept back beside the journal: when the disk is full it is given up,
    /// so that what is under way can still be recorded and told.
    package var reserveMegabytes = 16
    /// `backup`: copies of the journal; default none.
    package var backup: BackupSettings?
    /// `brake.share`: 1 to 100 percent, default 5; `brake.least`: 1 to 10,000 clients, default 20; `brake.most`: from
    /// `least` to 10,000 changes, default 500. Where more than `least` clients and more than `share` of those that a source
    /// watches change in one cycle, or more than `most` changes are told, their alerts wait for `vigie release`.
    package var brake = BrakeLimits()
    /// `removal.answers`: 1 to 10, default 3; `removal.hours`: 1 to 168, default 24. What a source no longer shows, without
    /// saying that it ended, is believed after so many healthy answers, so many hours apart.
    package var removal = RemovalRule()
    /// `merging.days`: 0 to 365; default 30. What a second source tells within so many days after another one is kept as a
    /// confirmation and not told again; 0 tells each source's telling.
    package var merging = MergingRule()
    /// `calendar.cover_days`: 1 to 365; default 30. How long before its last day a cover is told to end.
    package var coverDays = 30
    /// `calendar.accounts_late_months`: 8 to 24, default 9; `calendar.accounts_missing_months`: 9 to 36, default 12, after the first.
    /// How long after a year closed its accounts are late, and missing: the law gives eight months, the gazette takes some weeks.
    package var lateMonths = 9
    package var missingMonths = 12
    /// `memory.bounce_days`: 0 to 60, default 7; `memory.slide_days`: 0 to 365, default 30; `memory.officer_changes`: 2 to 20,
    /// default 3, within `memory.officer_days`: 30 to 1095, default 365; `memory.seat_moves`: 2 to 20, default 2, within
    /// `memory.seat_days`: 30 to 1825, default 730. What the recorded past of a client makes of a change.
    package var memory = MemoryRule()
    /// `log.level`: `error`, `warning`, `notice`, `info` or `debug`; default `info`.
    package var logLevel = LogLevel.info

    package init(contact: String, operators: [Person], fallback: [Person], mail: MailSettings) {
        self.contact = contact
        self.operators = operators
        self.mail = mail
        routing = RoutingTable(fallback: fallback)
    }
}

/// Copies of the journal that the service makes by itself.
package struct BackupSettings: Hashable, Sendable {
    /// `backup.folder`: absolute path, required. Best on another disk.
    package var folder: String
    /// `backup.every`: 10 minutes to 7 days; default `1h`.
    package var every = Duration.seconds(3600)
    /// `backup.keep`: 1 to 10,000 copies; default 48. Older ones go.
    package var keep = 48

    package init(folder: String) { self.folder = folder }
}

/// Where the creditor lives: R622-24 C. com. adds two months to those who are not in the court's part of France.
package enum ResidenceSetting: String, Hashable, Sendable, CaseIterable {
    case metropolitan, overseas, abroad

    package var claimRight: Right {
        switch self {
        case .metropolitan: .claimDeclaration
        case .overseas, .abroad: .claimDeclarationAbroad
        }
    }
}

/// How much the daemon writes in its log.
package enum LogLevel: String, Hashable, Sendable, CaseIterable { case error, warning, notice, info, debug }
