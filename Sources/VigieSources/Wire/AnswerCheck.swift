import VigieDomain
import VigieEngine
import VigieTransport

/// The checks that every answer passes before anyone reads it: status, kind of content, language, size.
struct AnswerCheck {
    let inquiry: Inquiry
    let response: Response

    func run() throws {
        try checkStatus()
        try checkSize()
        try checkKind()
        try checkLanguage()
    }

    private func checkStatus() throws {
        let status = response.status
        switch status {
        case _ where inquiry.accepts.contains(status): return
        case 204:
            throw inquiry.lie(.empty, Phrase("réponse « 204 » sans contenu", "answer “204” without content"), response)
        case 300..<400:
            // The driver follows what may be followed; what arrives here points elsewhere.
            let target = response.header("Location").map(Phrase.init(same:))
            let place = target ?? Phrase("une adresse non donnée", "an address not given")
            throw inquiry.lie(
                .otherHost,
                Phrase(
                    "réponse « \(status) » qui renvoie ailleurs (\(place.french))",
                    "answer “\(status)” that points elsewhere (\(place.english))"), response)
        case 401, 403, 407:
            throw inquiry.fault(
                .denied(status),
                Phrase(
                    "accès refusé (« \(status) »)\(words.french) : vérifier la clé ou le mot de passe",
                    "access refused (“\(status)”)\(words.english): check the key or the password"), response)
        case 429:
            throw inquiry.fault(
                .quota,
                Phrase("trop de questions (« 429 »)\(words.french)", "too many questions (“429”)\(words.english)"),
                response)
        default:
            throw inquiry.fault(
                .status(status), Phrase("réponse « \(status) »\(words.french)", "answer “\(status)”\(words.english)"),
                response)
        }
    }

    /// What the server says about its refusal, in one line.
    private var words: Phrase {
        guard let value = try? JSONValue(bytes: response.body.prefix(Inquiry.proofBytes)) else {
            return Phrase("", "")
        }
        for name in ["message", "erreur", "error", "detail"] {
            let text = value[name]?.string ?? value["header"]?[name]?.string
            if let text = text?.prefix(200) { return Phrase(" : « \(text) »", ": “\(text)”") }
        }
        return Phrase("", "")
    }

    private func checkSize() throws {
        guard response.body.count <= inquiry.request.limits.bodyBytes else {
            throw inquiry.lie(
                .tooLarge,
                Phrase(
                    "réponse de \(response.body.count) octets, au plus \(inquiry.request.limits.bodyBytes) sont acceptés",
                    "answer of \(response.body.count) bytes, at most \(inquiry.request.limits.bodyBytes) are accepted"),
                response)
        }
        guard response.body.contains(where: { !JSONSlices.isBlank($0) }) else {
            throw inquiry.lie(.empty, Phrase("réponse vide", "empty answer"), response)
        }
    }

    private func checkKind() throws {
        let type = (response.header("Content-Type") ?? "").lowercased()
        let body = response.body
        if body.starts(with: [0x1F, 0x8B]) {
            throw inquiry.lie(
                .garbled, Phrase("octets compressés au lieu de texte", "compressed bytes instead of text"), response)
        }
        let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = body[start...].first { !JSONSlices.isBlank($0) }
        if first == UInt8(ascii: "<") || type.contains("html") || type.contains("xml") {
            throw inquiry.lie(
                .notTheFormat,
                Phrase(
                    "une page HTML ou XML (« \(type) ») au lieu de JSON",
                    "an HTML or XML page (“\(type)”) instead of JSON"),
                response)
        }
        guard body.contains(0) == false, String(validating: body, as: UTF8.self) != nil else {
            throw inquiry.lie(
                .garbled, Phrase("octets qui ne sont pas du texte UTF-8", "bytes that are not UTF-8 text"), response)
        }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            throw inquiry.lie(
                .notTheFormat,
                Phrase(
                    "contenu qui ne commence ni par { ni par [ (« \(type) »)",
                    "content that begins neither with { nor with [ (“\(type)”)"), response)
        }
    }

    private func checkLanguage() throws {
        guard let told = response.header("Content-Language")?.lowercased(), !told.isEmpty else { return }
        guard told.split(separator: ",").contains(where: { $0.contains(inquiry.language) }) else {
            throw inquiry.lie(
                .language,
                Phrase(
                    "réponse en langue « \(told) », « \(inquiry.language) » est attendue",
                    "answer in language “\(told)”, “\(inquiry.language)” is expected"), response)
        }
    }
}
