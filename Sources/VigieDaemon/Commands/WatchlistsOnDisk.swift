import FoundationEssentials
import Glibc
package import VigieConfiguration
package import VigieDomain
import VigieWording

/// The watchlists of the settings' folder as they lie there now, for commands that ask without a daemon.
package enum WatchlistsOnDisk {
    /// - Throws: `Daemon.Ending` where the folder cannot be read.
    package static func read(_ context: CommandContext) throws(Daemon.Ending) -> [WatchlistFileState] {
        let folder = context.settings.watchlists
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            let reason = String(cString: strerror(errno))
            throw Daemon.Ending(
                exit: errno == EACCES ? .permission : .configuration,
                lines: [
                    context.wording.say(
                        "Le dossier des listes « \(folder) » ne peut pas être lu (\(reason)). Créez-le, lancez la commande en tant que root, ou corrigez « watchlists ».",
                        "The folder of watchlists \"\(folder)\" cannot be read (\(reason)). Create it, run the command as root, or correct \"watchlists\"."
                    )
                ])
        }
        let reading = WatchlistFile.Context(
            fallback: context.settings.routing.fallback, sources: context.settings.sources.map(\.id))
        return WatchlistFolder.files(among: names, folder: folder).watchlists.map { name in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                return .unreadable(name: name, reason: String(cString: strerror(errno)))
            }
            return .read(WatchlistFile.read(bytes: [UInt8](data), name: name, context: reading))
        }
    }

    /// Everyone whom the files name, one entry per company.
    package static func clients(_ context: CommandContext) throws(Daemon.Ending) -> [Client] {
        let lines = try read(context).flatMap { state -> [Client] in
            if case .read(let reading) = state { reading.clients } else { [] }
        }
        return Watchlist(lines: lines).clients
    }
}
