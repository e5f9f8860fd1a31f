import Foundation
import VigieDomain

/// The pass that the register gives for a name and a password: good for some hours.
struct RneToken: Hashable, Sendable {
    let text: String
    /// Of the pass itself (`exp` of the JWT); nil where it cannot be read: then a refusal says so.
    let expires: Instant?

    init(_ text: String) {
        self.text = text
        expires = RneToken.expiry(text)
    }

    /// A pass about to end would end within the question.
    private static let margin: Duration = .seconds(60)

    func isGood(at now: Instant) -> Bool { expires.map { now.adding(RneToken.margin) < $0 } ?? true }

    private static func expiry(_ text: String) -> Instant? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        // Ten digits of seconds last until the year 2286; more would be milliseconds, or a mistake.
        guard let data = Data(base64Encoded: base64), let claims = try? JSONValue(bytes: data),
            let seconds = claims["exp"]?.integer, (1...9_999_999_999).contains(seconds)
        else { return nil }
        return Instant(milliseconds: Int64(seconds) * 1000)
    }
}
