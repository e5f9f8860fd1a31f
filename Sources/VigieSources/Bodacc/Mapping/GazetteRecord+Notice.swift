package import VigieDomain
package import VigieLaw

/// From a notice as it was read to the line that enters a company's docket.
extension GazetteRecord {
    package func notice(about company: CompanyKey, _ reading: GazetteReading, source: SourceID) -> Notice {
        Notice(
            id: NoticeID(source: source, number: id), company: company, role: reading.role, family: noticeFamily,
            publication: publication, judgment: reading.judgment, correction: reading.correction,
            corrects: reading.corrects.map { NoticeID(source: source, number: $0) }, court: court,
            meanings: reading.meanings, text: words, link: link, name: reading.name ?? trader)
    }

    var noticeFamily: NoticeFamily {
        switch family {
        case "collective": .collective
        case "conciliation": .conciliation
        case "retablissement_professionnel": .professionalRecovery
        case "creation": .creation
        case "immatriculation": .registration
        case "modification": .modification
        case "radiation": .striking
        case "vente": .sale
        case "dpc": .accounts
        case "divers": .miscellaneous
        default: .other(family)
        }
    }

    /// The gazette's own words, whole, in the order in which it prints them.
    var words: String {
        var parts: [String?] = [judgment?.family, judgment?.nature, judgment?.complement]
        if let act {
            switch act.kind {
            case .creation(let category), .registration(let category): parts.append(category)
            case .sale(let category, let opposition, let claims, let description):
                parts += [category, description, opposition, claims]
            case .unknown: break
            }
            parts.append(act.description)
        }
        parts += establishments.map(\.origin)
        parts += [modification?.description, striking?.comment, deposit?.kind, deposit?.description]
        parts += [miscellaneous?.title, miscellaneous?.text]
        parts += persons.map(\.administration)
        var told: [String] = []
        for part in parts.compactMap(\.self) where !told.contains(part) { told.append(part) }
        return told.joined(separator: "\n")
    }
}
