import FoundationEssentials
import Testing
import VigieDomain
import VigieEngine
import VigieSources
import VigieTables
import VigieTesting
import VigieTransport

/// A folder with its source, and the clients that its files speak of.
struct FileDrop {
    let depot: StubDepot
    var settings: FileSourceSettings
    var clients: [Client] = FileDrop.clients

    /// Two with an account each, one known by its code alone, one by LEI and ISIN.
    static let clients: [Client] = [
        Client(key: key(1), name: "MARTIN SAS", accounts: [Account(code: "C1", portfolio: "nord")]),
        Client(
            key: key(2), name: "DURAND SARL",
            accounts: [Account(code: "C2", portfolio: "nord"), Account(code: "C3", portfolio: "sud")]),
        Client(key: .account("C9"), name: "Sans numéro", accounts: [Account(code: "C9", portfolio: "nord")]),
        Client(
            key: .foreign(country: "BE", number: "0403170701"), name: "BELGE SA", country: "BE",
            accounts: [Account(portfolio: "nord")], lei: try? LEI("969500VIGIE000000178"),
            isin: try? ISIN("FR0000120271")),
    ]

    static func key(_ index: Int) -> CompanyKey { .siren(Invented.siren(index)) }

    init(
        _ content: FileContent, format: FileSourceSettings.Format = .csv, pattern: String = "*",
        sharesClock: Bool = true
    ) {
        depot = StubDepot(sharesClock: sharesClock)
        settings = FileSourceSettings(
            id: SourceID("fichier"), content: content, pattern: FilePattern(pattern), format: format)
        if content == .rating {
            settings.scale = Scale(
                id: "essai", lowest: 0, highest: 100, higherIsBetter: true, limits: [71, 51, 30, 21],
                labels: ["NC": .none])
        }
    }

    var source: FileSource { FileSource(settings: settings, depot: depot) }

    func ask(_ subject: Ask.Subject, after minutes: Int = 0) -> Ask {
        Invented.ask(subject, watching: clients, now: FileDrop.time(minutes))
    }

    /// So many minutes after the first question.
    static func time(_ minutes: Int) -> Instant { Invented.now.adding(milliseconds: Int64(minutes) * 60_000) }

    /// Puts a file that has lain there for an hour, and asks what is new.
    func news(of text: String, name: String = "a.csv", since cursor: Cursor? = nil) async throws -> Reading {
        depot.put(name, text, at: FileDrop.time(-60))
        return try await source.read(ask(.since(cursor)))
    }

    func fault(of text: String, name: String = "a.csv") async -> SourceFault? {
        do {
            _ = try await news(of: text, name: name)
            return nil
        } catch {
            return error as? SourceFault
        }
    }
}

extension Reading {
    func facets(of company: CompanyKey) -> Facets? {
        for item in items where item.company == company {
            if case .facets(let facets) = item.content { return facets }
        }
        return nil
    }
}
