import VigieDomain
import VigieLaw
import VigieSources

/// `vigie read bodacc`: what each notice of a file means, one object for each notice and company, each read by itself and
/// without a journal. The members and their order are a promise to scripts (`docs/read.md`).
package struct NoticeReport: Sendable {
    private let entries: [BodaccFile.Entry]

    package init(_ bytes: [UInt8]) { entries = BodaccFile.read(bytes) }

    package var count: Int { entries.count }

    package var unreadable: Int {
        entries.count { if case .failure = $0.outcome { true } else { false } }
    }

    /// In the order of the file; what a record says of several companies in the order of the record.
    package func objects() -> some Sequence<JSONOutput> {
        entries.lazy.flatMap { entry -> [JSONOutput] in
            switch entry.outcome {
            case .success(let record): NoticeReport.objects(record, entry)
            case .failure(let problem): [NoticeReport.unreadable(entry, problem.sentence.french)]
            }
        }
    }

    private static func objects(_ record: GazetteRecord, _ entry: BodaccFile.Entry) -> [JSONOutput] {
        FrenchGazette.read(record).map { reading in
            let meanings = reading.meanings
            let first = meanings.first
            let addressee = meanings.lazy.compactMap(\.addressee).first
            return object([
                .count(entry.ordinal), .text(entry.notice), .text(reading.siren?.description),
                .text(reading.role.rawValue), .text(first?.code.rawValue), .text(first?.state?.rawValue),
                .bool(meanings.contains(where: \.startsClaims)), addressee.map(json) ?? .null,
                .text(meanings.lazy.compactMap(\.cessation).first?.description), .text(reading.judgment?.description),
                .text(record.publication.description), correction(reading.correction),
                .text(first?.code.severity.rawValue), .bool(meanings.allSatisfy(\.certain)), .text(first?.why ?? ""),
                .texts(unique(meanings.flatMap(\.problems))),
            ])
        }
    }

    private static func unreadable(_ entry: BodaccFile.Entry, _ problem: String) -> JSONOutput {
        let nulls = Array(repeating: JSONOutput.null, count: members.count - 3)
        return object([.count(entry.ordinal), .text(entry.notice)] + nulls + [.texts([problem])])
    }

    /// The promise: these members, in this order.
    package static let members = [
        "record", "notice", "siren", "role", "code", "state", "claims", "addressee", "cessation", "judgment",
        "publication", "correction", "severity", "certain", "why", "problems",
    ]

    private static func object(_ values: [JSONOutput]) -> JSONOutput {
        .object(zip(members, values).map { JSONOutput.Member($0, $1) })
    }

    private static func json(_ addressee: Addressee) -> JSONOutput {
        .object([
            .init("role", .text(addressee.role)), .init("name", .text(addressee.name)),
            .init("address", .text(addressee.address)),
        ])
    }

    private static func correction(_ correction: Correction?) -> JSONOutput {
        switch correction {
        case nil: .null
        case .rectification: .text("rectificatif")
        case .annulment: .text("annulation")
        }
    }

    private static func unique(_ problems: [String]) -> [String] {
        var kept: [String] = []
        for problem in problems where !kept.contains(problem) { kept.append(problem) }
        return kept
    }

    // MARK: - The docket of each company

    /// One object for each company with a number, by its number: what all the file's notices about it come to.
    package func dockets() -> [JSONOutput] {
        var notices: [CompanyKey: [Notice]] = [:]
        for entry in entries {
            guard case .success(var record) = entry.outcome else { continue }
            // A record without a number is still a notice of its own.
            if record.id.isEmpty { record.id = entry.notice ?? "record-\(entry.ordinal)" }
            for reading in FrenchGazette.read(record) {
                guard let siren = reading.siren else { continue }
                let company = CompanyKey.siren(siren)
                notices[company, default: []].append(
                    record.notice(about: company, reading, source: SourceID("bodacc")))
            }
        }
        return notices.sorted { $0.key < $1.key }.map { company, notices in
            let docket = Docket(company: company, notices: notices)
            return .object([
                .init("siren", .text(company.siren?.description)), .init("state", .text(docket.state.rawValue)),
                .init("proceedings", .list(docket.proceedings.map(\.json))),
            ])
        }
    }
}

extension Proceeding {
    /// As `vigie read --docket` and `vigie show --json` give it.
    var json: JSONOutput {
        .object([
            .init("opened", .text(opened.description)), .init("opening_known", .bool(openingKnown)),
            .init("state", .text(state.rawValue)), .init("open", .bool(isOpen)),
            .init("simplified", .bool(simplified)), .init("last_judgment", .text(lastJudgment.description)),
            .init("superseded_by", .text(supersededBy?.description)), .init("needs_review", .bool(needsReview)),
            .init("notices", .texts(notices.map(\.number))),
            .init(
                "history",
                .list(
                    history.map {
                        .object([
                            .init("day", .text($0.day.description)), .init("before", .text($0.before.rawValue)),
                            .init("after", .text($0.after.rawValue)), .init("notice", .text($0.notice.number)),
                            .init("expected", .bool($0.expected)),
                        ])
                    })),
        ])
    }
}
