import ArgumentParser
import Foundation
import Glibc
import VigieDaemon
import VigieDomain
import VigieWording

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Ce que dit chaque annonce d’un fichier, en JSON Lines / what each notice of a file means.",
        discussion: "« - » lit l’entrée standard / reads standard input. Membres / members: docs/read.md.")

    enum SourceName: String, ExpressibleByArgument, CaseIterable { case bodacc }

    @OptionGroup var lang: LanguageOption
    @Flag(help: "Plie aussi le fichier par entreprise / folds the file by company too.") var docket = false
    @Argument(help: "bodacc") var source: SourceName
    @Argument(help: "Fichiers / files.", completion: .file()) var files: [String]

    func run() throws {
        let wording = Wording(lang.language)
        var isMissing = false
        for file in files {
            do {
                guard file != "-" else {
                    try report(file, [UInt8](FileHandle.standardInput.readToEnd() ?? Data()), wording)
                    continue
                }
                let pieces = try NoticeFiles(path: file)
                while let piece = try pieces.next() { report(piece.name, piece.bytes, wording) }
            } catch {
                let reason = (error as? NoticeFiles.Failure)?.words ?? String(cString: strerror(errno))
                Terminal.complain(
                    wording.say(
                        "\(file) : le fichier ne peut pas être lu (\(reason)).", "\(file): cannot be read (\(reason)).")
                )
                isMissing = true
            }
        }
        if isMissing { throw ExitCode(Daemon.Exit.noInput.rawValue) }
    }

    private func report(_ file: String, _ bytes: [UInt8], _ wording: Wording) {
        let progress = Progress(isShown: Terminal.isInteractive(STDERR_FILENO))
        progress.show(wording.say("\(file) : lecture…", "\(file): reading…"))
        let report = NoticeReport(bytes)
        progress.clear()
        Terminal.say(report.objects().lazy.map(\.line))
        if docket { Terminal.say(report.dockets().lazy.map(\.line)) }
        let counted = wording.count(report.count, Phrase("annonce", "notice"), Phrase("annonces", "notices"))
        Terminal.complain(
            wording.labelled(
                file,
                wording.say(
                    "\(counted), \(report.unreadable) illisible(s).", "\(counted), \(report.unreadable) unreadable.")))
    }
}
