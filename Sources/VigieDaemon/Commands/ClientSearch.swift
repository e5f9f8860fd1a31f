package import VigieDomain
import VigieWording

/// Finds the client whom a person means: by number, by account code, or by a part of the name.
package enum ClientSearch {
    /// In the order of their keys. A number or an account code names its client; a part of a name is tried only where
    /// neither does.
    package static func find(_ text: String, among clients: [Client]) -> [Client] {
        let exact = clients.filter { isNamed($0, text) }
        if !exact.isEmpty { return exact.sorted { $0.key < $1.key } }
        let wanted = NormalName(text)
        guard !wanted.isEmpty else { return [] }
        return clients.filter { NormalName($0.name).text.contains(wanted.text) }.sorted { $0.key < $1.key }
    }

    private static func isNamed(_ client: Client, _ text: String) -> Bool {
        if client.key.description == text { return true }
        if case .read(let number) = CompanyNumber.read(text, country: client.country), number.key == client.key {
            return true
        }
        return client.accountCodes.contains { $0.lowercased() == text.lowercased() }
    }

    /// The one client meant, or what to say.
    package static func one(
        _ text: String, among clients: [Client], in language: Language
    ) throws(Daemon.Ending) -> Client {
        let found = find(text, among: clients)
        guard let first = found.first else {
            throw Daemon.Ending(exit: .noInput, lines: [CommandWords.noClient(text, in: language)])
        }
        guard found.count == 1 else {
            let shown = found.prefix(listed).map { "  \($0.key.display)  \(Plain.line($0.name))" }
            throw Daemon.Ending(
                exit: .noInput,
                lines: [CommandWords.severalClients(text, found.count, in: language)] + shown
                    + (found.count > listed ? ["  …"] : []))
        }
        return first
    }

    /// Clients offered for a choice.
    private static let listed = 20
}
