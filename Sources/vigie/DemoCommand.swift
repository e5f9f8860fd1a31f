import ArgumentParser
import FoundationEssentials
import Glibc
import Logging
import VigieDaemon
import VigieDomain
import VigieRehearsal
import VigieWording

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Tout le travail sous vos yeux, sur un monde inventé / the whole job before your eyes.",
        discussion: "Deux jours en quelques secondes, sans réseau ni droits. Two days in seconds, no network, no root.")

    @OptionGroup var language: LanguageOption
    @Option(help: "Dossier neuf ou vide (défaut : temporaire) / new or empty folder (default: temporary).")
    var folder: String?
    @Flag(help: "Un résumé pour les scripts / a summary for scripts.")
    var json = false
    @Flag(help: "Montre aussi le journal du service / shows the service's log too.")
    var verbose = false

    func run() async throws {
        let language = language.language
        let place: DemoFolder
        do throws(DemoFolder.Refusal) {
            place = try DemoFolder(path: folder)
        } catch {
            Terminal.complain(language == .french ? error.french : error.english)
            throw ExitCode(Daemon.Exit.failure.rawValue)
        }
        let report: DemoReport
        do {
            report = try await play(in: place, language: language)
        } catch let ending as Daemon.Ending {
            for line in ending.lines { Terminal.complain(line) }
            throw ExitCode(ending.exit.rawValue)
        } catch let failure as LoopbackFailure {
            Terminal.complain("\(failure)")
            throw ExitCode(Daemon.Exit.temporary.rawValue)
        }
        guard report.succeeded else { throw ExitCode(Daemon.Exit.failure.rawValue) }
    }

    private func play(in place: DemoFolder, language: Language) async throws -> DemoReport {
        let logger = Terminal.logger(level: verbose ? .info : .critical, label: "vigie.demo")
        let demo = Demo(folder: place, language: language, entropy: SystemEntropy(), logger: logger)
        let zone = CivilZone.system(named: "Europe/Paris") ?? .utc
        let story = DemoStory(
            wording: Wording(language, zone: zone), hasColours: Terminal.showsColours,
            program: CommandLine.arguments.first ?? "vigie")
        let report = try await demo.run { news in
            guard !json else { return }
            let lines =
                switch news {
                case .stage(let stage): story.opening(stage, folder: place, clients: stage.world.companies.count)
                case .turn(let turn, let report): story.turn(turn, in: report)
                }
            for line in lines { Terminal.say(line) }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            Terminal.say(String(decoding: try encoder.encode(DemoSummary(report)), as: UTF8.self))
        } else {
            for line in story.ending(report) { Terminal.say(line) }
        }
        return report
    }
}

extension Terminal {
    /// Colours on a terminal only, and not where they are not wanted (no-color.org).
    static var showsColours: Bool {
        let environment = environment
        return isInteractive() && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
}
