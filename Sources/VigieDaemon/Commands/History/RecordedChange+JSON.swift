import VigieDomain
import VigieEngine
import VigieWording

extension RecordedChange {
    /// A change as `vigie history --json` and `vigie show --json` give it. Words are those of the reader; every other value
    /// is the same in all languages.
    func json(client: Client?, _ wording: Wording) -> JSONOutput {
        .object([
            .init("sequence", .number(sequence)), .init("id", .text(change.id.text)),
            .init("company", .text(change.company.description)),
            .init("siren", .text(change.company.siren?.description)), .init("client", .text(client?.name)),
            .init("account_codes", .texts(client?.accountCodes ?? [])), .init("code", .text(change.code.rawValue)),
            .init("title", .text(wording.title(change.code))), .init("severity", .text(change.severity.rawValue)),
            .init("before", .text(change.before.map(wording.value))),
            .init("after", .text(change.after.map(wording.value))),
            .init("effective", .text(change.effective?.description)),
            .init("judgment", .text(change.judgment?.description)),
            .init("publication", .text(change.publication?.description)),
            .init("detected", .text(change.detected.description)), .init("case", .text(change.case.text)),
            .init("certain", .bool(change.details.certain)), .init("status", .bool(change.details.isStatus)),
            .init("possible", .bool(change.details.isPossibleMatch)),
            .init("deadlines", .list(change.details.deadlines.map(\.json))),
            .init("corrects", .texts(change.details.corrects.map(\.text))),
            .init("source", .text(change.provenance.source.name)), .init("notice", .text(change.notice?.number)),
            .init("link", .text(change.details.link)), .init("url", .text(change.provenance.url)),
            .init("evidence", .text(change.provenance.evidence.digest)),
        ])
    }
}

extension Deadline {
    var json: JSONOutput {
        .object([
            .init("right", .text(right.rawValue)), .init("safe", .text(safe.description)),
            .init("legal", .text(legal.description)), .init("start", .text(start.description)),
            .init("articles", .text(articles)),
        ])
    }
}
