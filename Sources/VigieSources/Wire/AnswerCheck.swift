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
        case 200: return
        case 204: throw inquiry.lie(.empty, "réponse « 204 » sans contenu", response)
        case 300..<400:
            // The driver follows what may be followed; what arrives here points elsewhere.
            let target = response.header("Location") ?? "une adresse non donnée"
            throw inquiry.lie(.otherHost, "réponse « \(status) » qui renvoie ailleurs (\(target))", response)
        case 401, 403, 407:
            throw inquiry.fault(
                .denied(status), "accès refusé (« \(status) »)\(words) : vérifier la clé ou le mot de passe", response)
        case 429:
            let until = RetryTime(response: response, now: inquiry.now).instant
            throw inquiry.fault(.quota(until: until), "trop de questions (« 429 »)\(words)", response)
        default: throw inquiry.fault(.status(status), "réponse « \(status) »\(words)", response)
        }
    }

    /// What the server says about its refusal, in one line.
    private var words: String {
        guard let value = try? JSONValue(bytes: response.body.prefix(Inquiry.proofBytes)) else { return "" }
        for name in ["message", "erreur", "error", "detail"] {
            if let text = value[name]?.string { return " : « \(text.prefix(200)) »" }
        }
        return ""
    }

    private func checkSize() throws {
        guard response.body.count <= inquiry.request.limits.bodyBytes else {
            throw inquiry.lie(
                .tooLarge,
                "réponse de \(response.body.count) octets, au plus \(inquiry.request.limits.bodyBytes) sont acceptés",
                response)
        }
        guard response.body.contains(where: { !JSONSlices.isBlank($0) }) else {
            throw inquiry.lie(.empty, "réponse vide", response)
        }
    }

    private func checkKind() throws {
        let type = (response.header("Content-Type") ?? "").lowercased()
        let body = response.body
        if body.starts(with: [0x1F, 0x8B]) {
            throw inquiry.lie(.garbled, "octets compressés au lieu de texte", response)
        }
        let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = body[start...].first { !JSONSlices.isBlank($0) }
        if first == UInt8(ascii: "<") || type.contains("html") || type.contains("xml") {
            throw inquiry.lie(.notTheFormat, "une page HTML ou XML (« \(type) ») au lieu de JSON", response)
        }
        guard body.contains(0) == false, String(validating: body, as: UTF8.self) != nil else {
            throw inquiry.lie(.garbled, "octets qui ne sont pas du texte UTF-8", response)
        }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            throw inquiry.lie(.notTheFormat, "contenu qui ne commence ni par { ni par [ (« \(type) »)", response)
        }
    }

    private func checkLanguage() throws {
        guard let told = response.header("Content-Language")?.lowercased(), !told.isEmpty else { return }
        guard told.split(separator: ",").contains(where: { $0.contains(inquiry.language) }) else {
            throw inquiry.lie(
                .language, "réponse en langue « \(told) », « \(inquiry.language) » est attendue", response)
        }
    }
}
