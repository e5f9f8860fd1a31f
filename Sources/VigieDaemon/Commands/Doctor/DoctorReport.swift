package import VigieDomain
import VigieWording

/// What `vigie doctor` found, one line for each thing that it looked at.
package struct DoctorReport: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable {
        case good
        /// Worth knowing; nothing has to be done.
        case remark
        /// Somebody must look.
        case wrong
    }

    package struct Line: Hashable, Sendable {
        /// Stable name for scripts: `journal.damage`, `source.bodacc`.
        package var key: String
        package var verdict: Verdict
        package var sentence: Finding.Phrased
    }

    package private(set) var lines: [Line] = []

    package init() {}

    mutating func add(_ key: String, _ verdict: Verdict, _ french: String, _ english: String) {
        let phrase = Phrase(french, english)
        lines.append(
            Line(key: key, verdict: verdict, sentence: .init(french: phrase.french, english: phrase.english)))
    }

    package var wrong: Int { lines.count { $0.verdict == .wrong } }

    package func answer(in language: Language, json: Bool) -> CommandAnswer {
        CommandAnswer(
            lines: json
                ? [object(in: language).pretty] : lines.map { text($0, in: language) } + [verdict(in: language)],
            exit: wrong == 0 ? .success : .failure)
    }

    private func text(_ line: Line, in language: Language) -> String {
        let mark =
            switch line.verdict {
            case .good: "ok "
            case .remark: "-- "
            case .wrong: "!! "
            }
        return mark
            + Wording(language).labelled(line.key, language == .french ? line.sentence.french : line.sentence.english)
    }

    private func verdict(in language: Language) -> String {
        let wording = Wording(language)
        guard wrong > 0 else { return wording.say("Rien à faire.", "Nothing to do.") }
        return wording.say("\(wrong) ligne(s) « !! » demandent une personne.", "\(wrong) line(s) \"!!\" need a person.")
    }

    private func object(in language: Language) -> JSONOutput {
        .object([
            .init("ok", .bool(wrong == 0)), .init("wrong", .count(wrong)),
            .init(
                "checks",
                .list(
                    lines.map { line in
                        .object([
                            .init("key", .text(line.key)), .init("verdict", .text(line.verdict.rawValue)),
                            .init(
                                "sentence",
                                .text(language == .french ? line.sentence.french : line.sentence.english)),
                        ])
                    })),
        ])
    }
}
