package import VigieDomain

/// Who watches the watcher.
package struct HeartbeatSettings: Hashable, Sendable {
    package enum Address: Hashable, Sendable {
        case text(String)
        case secret(SecretReference)
    }

    /// `heartbeat.url`: `https`, or a reference to a secret that holds it (the address of most such pages is their key).
    /// Called while every loop turns and the last self-audit held; the page there raises the alarm when the calls stop.
    package var url: Address
    /// `heartbeat.every`: `30s` to `1h`; default 1 min.
    package var every: Duration = .seconds(60)

    package init(url: Address) { self.url = url }

    /// Whether a secret holds an address that may be called.
    package static func accepts(_ text: String, trusted: [String]) -> Bool {
        guard let address = SettingsValue.webAddress(text) else { return false }
        return address.scheme == "https" || trusted.contains(address.host)
    }
}

/// A message each day through the whole pipe.
package struct CanarySettings: Hashable, Sendable {
    /// `canary.at`: `HH:MM`; default `07:00`. An alarm says when it has not arrived half an hour later.
    package var at = HourOfDay(hour: 7, minute: 0)
    /// `canary.to`: mail addresses and names of `endpoints`; default `operator`.
    package var to: [Recipient]

    package init(to: [Recipient]) { self.to = to }
}
