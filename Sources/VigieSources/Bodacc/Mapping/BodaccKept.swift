import VigieDomain
import VigieEngine
import VigieTransport

/// A notice that an earlier version could not read, from the bytes that were kept.
struct BodaccKept {
    let visit: BodaccVisit

    init(_ visit: BodaccVisit) { self.visit = visit }

    /// nil where it still cannot be read, or is one of the narrow rows of a review: those are told whole by the next one.
    func read(_ entry: UnreadableEntry) -> Reading? {
        guard let json = try? JSONValue(bytes: entry.record.bytes), let members = json.members,
            members.keys.contains(where: { !BodaccRowCheck.narrow.contains($0) })
        else { return nil }
        // The answer as it was then: the proof keeps its place and its hour.
        let inquiry = Inquiry(Request(url: entry.record.url ?? visit.settings.baseURL), now: entry.at)
        let answer = Answer(
            inquiry: inquiry, response: Response(status: 200, body: entry.record.bytes), isUnchanged: false)
        let row = PortalRow(json: json, bytes: entry.record.bytes)
        guard let reading = try? visit.matcher().reading(of: [row], in: answer), reading.unreadable.isEmpty else {
            return nil
        }
        return reading
    }
}
