package import VigieDomain
package import VigieTransport

/// A register as it answers at a given moment: a pure function, served in the same process or over a loopback socket.
package protocol RehearsalAPI: Sendable {
    func reply(to request: Request, at instant: Instant) -> Reply

    /// The beginning of every path that it answers: what tells registers apart that share one loopback address.
    var root: String { get }

    /// Where it answers under several such beginnings; the one alone otherwise.
    var roots: [String] { get }

    /// What this register says to someone who asks too often.
    func tooManyRequests(at instant: Instant) -> Reply

    /// The member that holds the rows of an answer, the one that counts them, and those that no reader can do without:
    /// where a lie strikes.
    var anatomy: Anatomy { get }

    /// The question that a server answers instead when it forgets the page or the company that was asked for.
    func firstPage(of request: Request) -> Request
}

package struct Anatomy: Hashable, Sendable {
    package var rows: String
    /// With dots where it stands inside another member: `header.total`.
    package var total: String
    /// In the order of their weight.
    package var essential: [String]
}

extension RehearsalAPI {
    package var roots: [String] { [root] }

    /// The whole answer in bytes.
    package func answer(_ request: Request, at instant: Instant) -> Response {
        reply(to: request, at: instant).response
    }
}
