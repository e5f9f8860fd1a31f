import Foundation
package import VigieDomain

extension CivilZone {
    /// The zone of that name from the system's data; nil where the data is missing, which a start must refuse: a static
    /// build without it would shift every date.
    package static func system(named name: String) -> CivilZone? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        let result = CivilZone(name: name) { instant in
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.secondsSince1970)))
        }
        return result.isTrustworthy ? result : nil
    }

    /// Europe/Paris is one hour ahead in January and two in July; data that says otherwise is broken.
    private var isTrustworthy: Bool {
        guard name == "Europe/Paris" else { return true }
        guard let winter = Instant("2026-01-15T12:00:00Z"), let summer = Instant("2026-07-15T12:00:00Z") else {
            return false
        }
        return secondsFromUTC(at: winter) == 3600 && secondsFromUTC(at: summer) == 7200
    }
}
