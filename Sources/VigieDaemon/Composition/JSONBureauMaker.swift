import VigieConfiguration
import VigieDomain
import VigieSources
import VigieTransport

/// From the words of the settings to the bureau's source: paths parsed, secrets fetched, every problem kept.
struct JSONBureauMaker {
    let source: SourceSettings
    let json: JSONSourceSettings
    let language: Language
    let secrets: SecretReader

    func settings(limits: Limits, trusted: Set<String>) throws(Composition.Refusal) -> JSONBureauSettings {
        var problems: [String] = []
        let headers = fields(json.headers, of: "headers", &problems)
        let parameters = fields(json.parameters, of: "parameters", &problems)
        let mapping = BureauMapping(json.mapping, source: source.id, language: language, &problems)
        let template: URLTemplate
        do throws(URLTemplate.Problem) {
            template = try URLTemplate(json.url)
        } catch {
            throw Composition.Refusal(lines: problems + ["sources.\(source.id).request.url: \(error.phrase[language])"])
        }
        guard problems.isEmpty else { throw Composition.Refusal(lines: problems) }
        return JSONBureauSettings(
            id: source.id, url: template, headers: headers, secretParameters: parameters, mapping: mapping,
            countries: Set(json.countries), limits: limits, trustedHosts: trusted,
            unlistedStatuses: Set(json.unlistedStatuses))
    }

    private func fields(_ settings: [HeaderSetting], of part: String, _ problems: inout [String]) -> [HeaderField] {
        settings.compactMap { setting in
            switch setting.value {
            case .text(let text): return HeaderField(setting.name, text)
            case .secret(let reference, let prefix):
                let place = "sources.\(source.id).request.\(part).\(setting.name)"
                let value = secrets.value(of: reference, for: place, language: language, &problems)
                return value.map { HeaderField(setting.name, prefix + $0, isSecret: true) }
            }
        }
    }
}

extension BureauMapping {
    /// - Parameter problems: a sentence for each path that is not one, with its place in the settings file.
    init(_ settings: JSONMappingSettings, source: SourceID, language: Language, _ problems: inout [String]) {
        var found: [String] = []
        func path(_ path: JSONMappingSettings.Path?) -> JSONPath? {
            guard let path else { return nil }
            do throws(JSONPathProblem) {
                return try JSONPath(path.text)
            } catch {
                found.append("\(path.line):\(path.column): sources.\(source): \(error.phrase[language])")
                return nil
            }
        }
        let rating = settings.rating.map { rating in
            RatingMapping(
                score: path(rating.score), label: path(rating.label), scale: rating.scale, limit: path(rating.limit),
                currency: rating.currency, date: path(rating.date), missing: Missing(rating.missing))
        }
        let shareholders = settings.shareholders.flatMap { holders -> ShareholdersMapping? in
            guard let list = path(holders.each), let name = path(holders.name) else { return nil }
            return ShareholdersMapping(
                list: list, name: name, identifier: path(holders.identifier), share: path(holders.share),
                unit: holders.unit == .percent ? .percent : .fraction, declared: path(holders.declared),
                missing: Missing(holders.missing))
        }
        let status = settings.status.flatMap { status -> StatusMapping? in
            guard let value = path(status.value) else { return nil }
            return StatusMapping(
                path: value, active: status.active, ceased: status.ceased, ceasedOn: path(status.date),
                missing: Missing(status.missing))
        }
        let proceedings = settings.proceedings.flatMap { proceedings -> ProceedingsMapping? in
            guard let value = path(proceedings.value) else { return nil }
            return ProceedingsMapping(
                path: value, open: proceedings.open, closed: proceedings.closed, label: path(proceedings.label),
                since: path(proceedings.date), missing: Missing(proceedings.missing))
        }
        self.init(
            subject: path(settings.subject), rating: rating, shareholders: shareholders, status: status,
            proceedings: proceedings)
        problems += found
    }
}

extension BureauMapping.Missing {
    init(_ missing: JSONMappingSettings.Missing) {
        switch missing {
        case .fault: self = .fault
        case .absent: self = .absent
        case .unknown: self = .unknown
        }
    }
}
