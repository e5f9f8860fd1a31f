package import Logging
import VigieDomain
package import VigieTransport

/// Tells a monitoring page outside, again and again, that Vigie lives and watches: it raises the alarm when the calls stop,
/// which nobody inside could do (a dead-man's switch). A beat leaves only while every loop turns and the last audit held.
package struct HeartbeatService: Sendable {
    package struct Settings: Hashable, Sendable {
        /// May hold a secret: only its host is ever told.
        package var url: String
        package var every: Duration
        package var trustedHosts: Set<String>

        package init(url: String, every: Duration, trustedHosts: Set<String> = []) {
            self.url = url
            self.every = every
            self.trustedHosts = trustedHosts
        }
    }

    let settings: Settings
    let exchange: any Exchange
    let pulse: Pulse
    let vitals: Vitals
    let clock: any WorldClock
    let logger: Logger
    /// A page that takes a beat answers at once.
    private static let total: Duration = .seconds(20)
    private static let answerBytes = 64 << 10
    private static let longestSilence: Duration = .seconds(3600)

    package init(
        settings: Settings, exchange: any Exchange, pulse: Pulse, vitals: Vitals, clock: any WorldClock, logger: Logger
    ) {
        self.settings = settings
        self.exchange = exchange
        self.pulse = pulse
        self.vitals = vitals
        self.clock = clock
        self.logger = logger
    }

    /// One beat, or none. Never throws for a failed call: that is for the page outside to notice, and a line in the log.
    package func cycle() async throws {
        let silent = pulse.silent
        guard silent.isEmpty, vitals.auditHolds else {
            // Before the first audit nothing is wrong yet.
            guard vitals.audited != nil || !silent.isEmpty else { return }
            return withheld(
                silent.isEmpty ? "the last audit did not hold" : "silent: \(silent.joined(separator: ", "))")
        }
        if let until = vitals.quietUntil, clock.uptime() < until { return }
        do {
            let response = try await exchange.answer(to: request)
            guard (200..<300).contains(response.status) else {
                if let wait = response.header("Retry-After").flatMap({
                    RetryAfter.parse($0, now: clock.now().secondsSince1970)
                }) {
                    vitals.quietUntil = clock.uptime() + min(wait, HeartbeatService.longestSilence)
                }
                return failed("status \(response.status)")
            }
            if vitals.noteBeat(at: clock.now()) {
                logger.notice("heartbeat", metadata: ["heartbeat.host": "\(host)"])
            }
        } catch let failure as ExchangeFailure {
            failed(failure.code.rawValue)
        }
    }

    private var host: String { HostName.of(settings.url) }

    private var request: Request {
        Request(
            url: settings.url,
            limits: Limits(
                total: HeartbeatService.total, bodyBytes: HeartbeatService.answerBytes, redirects: 0,
                trustedHosts: settings.trustedHosts))
    }

    // Told once for each run of failures: an alarm each minute would be noise, and the page outside tells by itself.
    private func failed(_ reason: String) {
        guard vitals.noteSilence() else { return }
        logger.warning("heartbeat failed", metadata: ["heartbeat.host": "\(host)", "heartbeat.reason": "\(reason)"])
    }

    private func withheld(_ reason: String) {
        guard vitals.noteSilence() else { return }
        logger.error("heartbeat withheld", metadata: ["heartbeat.host": "\(host)", "heartbeat.reason": "\(reason)"])
    }
}
