package import VigieConfiguration
package import VigieDomain
package import VigieEngine
import VigieSources
import VigieWording

extension Dossier {
    /// A source that cannot be asked about the client, for want of a number that the watchlists do not give.
    package struct Unasked: Hashable, Sendable {
        package var source: SourceID
        package var missing: [Identifiers.Kind]
    }

    /// With what the settings say of it.
    package static func load(
        _ watch: WatchRecord, from journal: any Journal, _ settings: Settings
    ) async throws -> Dossier {
        var dossier = try await load(watch, from: journal)
        dossier.unasked = unasked(about: watch.client, settings)
        dossier.mergingDays = settings.merging.days
        return dossier
    }

    /// Sources of the settings whose address wants a number that this client has not. It is no error: the client is not
    /// watched by that source, and a person should see it.
    package static func unasked(about client: Client, _ settings: Settings) -> [Unasked] {
        settings.sources.filter(\.isEnabled).compactMap { source in
            guard case .json(let json) = source.kind, client.sources?.contains(source.id) ?? true,
                let template = try? URLTemplate(json.url)
            else { return nil }
            let missing = template.placeholders.filter { client.identifiers[$0] == nil }.sorted()
            return missing.isEmpty ? nil : Unasked(source: source.id, missing: missing)
        }
    }

    func addNumbers(to page: inout TextPage, _ wording: Wording) {
        for source in unasked {
            let missing = source.missing.map { wording.number($0) }.joined(separator: ", ")
            page.add(
                wording.say(
                    "Pas surveillé par \(source.source) : il faut à cette source un numéro que les listes ne donnent pas (\(missing)).",
                    "Not watched by \(source.source): it asks by a number that the watchlists do not give (\(missing))."
                ))
        }
        var numbers: [String] = []
        if let lei = client.lei { numbers.append("LEI \(lei)") }
        if let isin = client.isin { numbers.append("ISIN \(isin)") }
        if !numbers.isEmpty { page.add(numbers.joined(separator: ", ")) }
        if !client.thresholds.isEmpty {
            page.add(
                wording.labelled(
                    wording.say("Seuils du client", "Client's thresholds"),
                    client.thresholds.map(wording.threshold).joined(separator: ", ")))
        }
    }
}
