package import VigieConfiguration
import VigieDelivery
import VigieDomain
package import VigieEngine
import VigieLaw
import VigieSources
import VigieTables
package import VigieTransport

/// The only place that knows every concrete type: makes a household out of the settings. Reads secrets, asks nobody.
package struct Composition: Sendable {
    let settings: Settings
    /// Folder of the settings file, where relative paths start.
    let folder: String
    let secrets: SecretReader
    /// See `WatchlistKeeper`.
    let hearsEvents: Bool

    package init(settings: Settings, folder: String, secrets: SecretReader, hearsEvents: Bool = true) {
        self.settings = settings
        self.folder = folder
        self.secrets = secrets
        self.hearsEvents = hearsEvents
    }

    /// What stands in the way, all at once, as sentences in the language of the settings.
    package struct Refusal: Error, Hashable, Sendable {
        package let lines: [String]
        package init(lines: [String]) { self.lines = lines }
    }

    package func household(
        exchange: any Exchange, mail: any MailSubmission, turnpike: Turnpike, clock: any WorldClock
    ) throws -> Household {
        var problems: [String] = []
        var policy: Policy?
        do throws(Refusal) {
            policy = try self.policy()
        } catch {
            problems += error.lines
        }
        let polite = PoliteExchange(exchange, turnpike: turnpike, clock: clock)
        let enabled = settings.sources.filter(\.isEnabled)
        var feeds: [Household.Feed] = []
        var lookups: [Household.Lookup] = []
        var paces: [String: Pace] = [:]
        var enrollers: [Household.Enrolled] = []
        for source in enabled {
            do throws(Refusal) {
                let made = try SourceMaker(settings: settings, folder: folder, secrets: secrets)
                    .make(source, exchange: polite)
                let pace = Pace(perSecond: source.requestsPerSecond, concurrency: source.concurrency)
                paces[made.host] = paces[made.host].map { $0.gentler(of: pace) } ?? pace
                if let enroller = made.enroller {
                    enrollers.append(.init(enroller: enroller, abilities: made.source.abilities))
                }
                if made.source.abilities.isFeed {
                    feeds.append(.init(source: made.source, settings: .init(interval: source.interval)))
                } else {
                    lookups.append(
                        .init(
                            source: made.source,
                            settings: .init(interval: source.interval, concurrency: source.concurrency)))
                }
            } catch {
                problems += error.lines
            }
        }
        var channels: [ChannelKind: any Channel] = [:]
        do throws(Refusal) {
            channels = try self.channels(exchange: exchange, mail: mail)
        } catch {
            problems += error.lines
        }
        let heartbeat = heartbeat(&problems)
        guard problems.isEmpty, let policy else { throw Refusal(lines: problems) }
        var household = Household(
            policy: policy, feeds: feeds, lookups: lookups, composers: composers(zone: policy.zone), channels: channels,
            paces: paces,
            watchlists: WatchlistKeeper(
                folder: settings.watchlists,
                context: .init(settings), language: settings.language, hearsEvents: hearsEvents))
        household.enrollers = enrollers
        household.evidenceDays = settings.evidenceDays
        household.backup = settings.backup.map {
            BackupKeeper(settings: $0, state: settings.stateDirectory)
        }
        household.auditEvery = settings.auditEvery
        household.heartbeat = heartbeat
        household.calendar = calendar
        household.bulletins = BulletinService.Settings(
            canary: settings.canary.map { .init(at: $0.at, to: $0.to) }, isWeekly: settings.hasWeeklyNote)
        return household
    }

    /// A rule stands here only where a source tells what it needs.
    private var calendar: [any CalendarRule] {
        var rules: [any CalendarRule] = []
        let hasCovers = settings.sources.contains { source in
            guard source.isEnabled, case .file(let file) = source.kind else { return false }
            return file.content == .cover
        }
        if hasCovers { rules.append(CoverEnding(days: settings.coverDays)) }
        // Those that see filings: the gazette tells all of France, Pappers those of each client.
        let enabled = settings.sources.filter(\.isEnabled)
        let feeds = Set(enabled.filter { $0.kind == .bodacc }.map(\.id))
        let lookups = Set(enabled.filter { $0.kind.name == "pappers" }.map(\.id))
        if !feeds.isEmpty || !lookups.isEmpty {
            rules.append(
                AccountsDue(
                    lateMonths: settings.lateMonths, missingMonths: settings.missingMonths, feeds: feeds,
                    lookups: lookups))
        }
        return rules
    }

    private func heartbeat(_ problems: inout [String]) -> HeartbeatService.Settings? {
        guard let heartbeat = settings.heartbeat else { return nil }
        let trusted = settings.transport.trustedHosts
        let url: String
        switch heartbeat.url {
        case .text(let text): url = text
        case .secret(let reference):
            let place = "heartbeat.url"
            guard let text = secrets.value(of: reference, for: place, language: settings.language, &problems) else {
                return nil
            }
            guard HeartbeatSettings.accepts(text, trusted: trusted) else {
                problems.append(Composition.badHeartbeat(place, in: settings.language))
                return nil
            }
            url = text
        }
        return HeartbeatService.Settings(url: url, every: heartbeat.every, trustedHosts: Set(trusted))
    }

    package func policy() throws(Refusal) -> Policy {
        guard let zone = CivilZone.system(named: settings.timeZone) else {
            throw Refusal(lines: [Composition.noZone(settings.timeZone, in: settings.language)])
        }
        return Policy(
            routing: settings.routing, residence: residence, zone: zone, workingDays: .france,
            digestHour: settings.digestHour, language: settings.language, operators: settings.operators,
            endpointTypes: Dictionary(
                settings.endpoints.filter { !$0.types.isEmpty }.map { ($0.name, $0.types) },
                uniquingKeysWith: { first, _ in first }),
            operatorEndpoints: settings.operatorEndpoints, brake: settings.brake, removal: settings.removal,
            merging: settings.merging, memory: settings.memory)
    }

    /// The way out as the office's network wants it.
    package var transport: TransportSettings {
        let network = settings.transport
        return TransportSettings(
            userAgent: "vigie/\(Version.text) (+\(settings.contact))", proxy: network.proxy, noProxy: network.noProxy,
            authorityFile: network.caFile,
            allowedHosts: network.allowedHosts.isEmpty ? nil : Set(network.allowedHosts))
    }

    private var residence: CreditorResidence {
        switch settings.residence {
        case .metropolitan: .metropolitanFrance
        case .overseas: .france(.overseas(""))
        case .abroad: .abroad
        }
    }

    private func composers(zone: CivilZone) -> [ChannelKind: any Composer] {
        let sender = settings.mail.from
        return [
            .email: EmailComposer(
                settings: EmailComposerSettings(
                    sender: sender.email, senderName: sender.name ?? "Vigie", language: settings.language, zone: zone)),
            .webhook: WebhookComposer(language: settings.language, zone: zone),
        ]
    }

    private func channels(
        exchange: any Exchange, mail: any MailSubmission
    ) throws(Refusal) -> [ChannelKind: any Channel] {
        var problems: [String] = []
        var password: String?
        if let reference = settings.mail.password {
            password = secrets.value(of: reference, for: "mail.password", language: settings.language, &problems)
        }
        var endpoints: [WebhookEndpoint] = []
        for endpoint in settings.endpoints {
            let place = "endpoints.\(endpoint.name).secret"
            let keys = endpoint.secrets.compactMap { reference -> WebhookSecret? in
                let text = secrets.value(of: reference, for: place, language: settings.language, &problems)
                guard let text else { return nil }
                let secret = WebhookSecret(text)
                if secret == nil { problems.append(Composition.badWebhookSecret(place, in: settings.language)) }
                return secret
            }
            endpoints.append(
                WebhookEndpoint(
                    name: endpoint.name, url: endpoint.url, secrets: keys,
                    trustedHosts: Set(settings.transport.trustedHosts)))
        }
        guard problems.isEmpty else { throw Refusal(lines: problems) }
        return [
            .email: EmailChannel(
                server: settings.mail.mailServer(password: password), sender: settings.mail.from.email,
                submission: mail),
            .webhook: WebhookChannel(endpoints: endpoints, exchange: exchange),
        ]
    }

    private static func noZone(_ name: String, in language: Language) -> String {
        switch language {
        case .french:
            "time_zone : les données du fuseau « \(name) » manquent ou sont fausses. Installez le paquet tzdata."
        case .english: "time_zone: the data of zone \"\(name)\" is missing or wrong. Install the package tzdata."
        }
    }

    private static func badHeartbeat(_ place: String, in language: Language) -> String {
        switch language {
        case .french: "\(place) : le secret n’est pas une adresse « https://… » sur une ligne."
        case .english: "\(place): the secret is not an address \"https://…\" on one line."
        }
    }

    private static func badWebhookSecret(_ place: String, in language: Language) -> String {
        switch language {
        case .french:
            "\(place) : le secret doit s’écrire « whsec_ » suivi de 24 à 64 octets en base64. Créez-en un avec : echo whsec_$(openssl rand -base64 32)"
        case .english:
            "\(place): the secret must be written \"whsec_\" followed by 24 to 64 bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)"
        }
    }
}

extension Pace {
    /// What two sources of one host may do together without either being rude: the slower rate, the fewer at once.
    fileprivate func gentler(of other: Pace) -> Pace {
        let isSlower = window * Int32(clamping: other.requests) >= other.window * Int32(clamping: requests)
        var pace = isSlower ? self : other
        pace.concurrency = min(concurrency, other.concurrency)
        return pace
    }
}
