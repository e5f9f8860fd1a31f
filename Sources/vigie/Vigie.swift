import ArgumentParser
import VigieDaemon

@main
struct Vigie: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vigie",
        abstract: "La vigie de vos clients : procédures collectives, notations, actionnaires.",
        discussion: """
            Lookout for your clients: insolvency notices, ratings, shareholders. Chaque commande s’explique / each command \
            explains itself: vigie help COMMAND.

            Codes de sortie / exit statuses:
              0   fait / done
              1   quelque chose demande une personne / something needs a person
              64  ligne de commande fausse / wrong command line
              65  journal endommagé / damaged journal
              66  client, fichier ou message introuvable / client, file or message not found
              69  aucun démon en marche / no daemon runs
              70  défaut de Vigie / a bug of Vigie
              75  à recommencer plus tard (journal tenu, source en panne) / try again later
              77  droits insuffisants / no right
              78  réglages ou listes faux / wrong settings or watchlists
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, OnceCommand.self, CheckCommand.self, StatusCommand.self, CoverageCommand.self,
            ShowCommand.self,
            HistoryCommand.self, EventsCommand.self, ReadCommand.self, TestRouteCommand.self, RedeliverCommand.self,
            ReloadCommand.self,
            WatchlistCommand.self, ReleaseCommand.self, BackfillCommand.self, BackupCommand.self, RestoreCommand.self,
            PruneCommand.self,
            DoctorCommand.self,
            DemoCommand.self,
        ])
}
