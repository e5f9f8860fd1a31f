package import VigieDomain
package import VigieEngine
package import VigieTransport

/// One question put to a register and the judgment on its answer: every source asks through here, so that a lie is
/// recognised by one rule.
package struct Inquiry: Sendable {
    package var request: Request
    /// The address as people may see it.
    package var shownURL: String
    package var redaction: Redaction
    /// Language that the answer must be in, where it says one (`Content-Language`).
    package var language: String
    package var now: Instant
    /// Statuses under which there is something to read.
    package var accepts: Set<Int>

    package init(
        _ request: Request, shownURL: String? = nil, redaction: Redaction = Redaction(), language: String = "fr",
        accepts: Set<Int> = [200], now: Instant
    ) {
        self.request = request
        self.shownURL = redaction.clean(shownURL ?? request.url)
        self.redaction = redaction
        self.language = language
        self.accepts = accepts
        self.now = now
    }

    /// Asks, and hands back an answer that can be read: a whole body of the right kind, or "nothing new".
    ///
    /// - Throws: `SourceFault` for anything else, `CancellationError`.
    package func answer(from exchange: any Exchange) async throws -> Answer {
        let response: Response
        do {
            response = try await exchange.answer(to: request)
        } catch let failure as ExchangeFailure {
            throw SourceFault(failure.cleaned(redaction.clean), url: shownURL)
        }
        if response.status == 304 {
            let asked = request.headers.contains { $0.name == "If-None-Match" || $0.name == "If-Modified-Since" }
            guard asked else {
                throw lie(
                    .empty,
                    Phrase(
                        "« 304 » sans question conditionnelle : rien n’a été reçu",
                        "“304” to a question without condition: nothing was received"), response)
            }
            return Answer(inquiry: self, response: response, isUnchanged: true)
        }
        try AnswerCheck(inquiry: self, response: response).run()
        return Answer(inquiry: self, response: response, isUnchanged: false)
    }

    package func lie(_ lie: SourceFault.Lie, _ sentence: Phrase, _ response: Response?) -> SourceFault {
        fault(.lie(lie), sentence, response)
    }

    package func fault(_ kind: SourceFault.Kind, _ sentence: Phrase, _ response: Response?) -> SourceFault {
        let proof = response.map {
            Evidence(
                bytes: Array($0.body.prefix(Inquiry.proofBytes)), url: shownURL, fetched: now,
                contentType: $0.header("Content-Type"))
        }
        return SourceFault(
            kind, sentence.mapped(redaction.clean), url: shownURL, evidence: proof,
            notBefore: response.flatMap { RetryTime(response: $0, now: now).instant })
    }

    /// What is kept of an answer that was refused: enough to see what it was, too little to fill the disk.
    static let proofBytes = 64 << 10
}

/// An answer that passed the common checks.
package struct Answer: Sendable {
    package let inquiry: Inquiry
    package let response: Response
    /// 304: what we hold is still true.
    package let isUnchanged: Bool

    package var bytes: [UInt8] { response.body }
    package var url: String { inquiry.shownURL }

    /// The whole body as one tree.
    package func json(checksNames: Bool = true) throws -> JSONValue {
        do {
            return try JSONValue(bytes: response.body, checksNames: checksNames)
        } catch {
            throw fault(of: error)
        }
    }

    package func fault(of failure: JSONFailure, at place: Phrase = Phrase("", "")) -> SourceFault {
        switch failure {
        case .cut:
            lie(
                .cut,
                Phrase(
                    "réponse coupée\(place.french) : le texte JSON s’arrête avant sa fin",
                    "answer cut off\(place.english): the JSON text stops before its end"))
        case .malformed(let why):
            lie(
                .notTheFormat,
                Phrase(
                    "réponse qui n’est pas du JSON\(place.french) (« \(why) »)",
                    "answer that is not JSON\(place.english) (“\(why)”)"))
        }
    }

    package func lie(_ kind: SourceFault.Lie, _ sentence: Phrase) -> SourceFault {
        inquiry.lie(kind, sentence, response)
    }

    /// Some bytes of the answer, or all of it, as proof.
    package func evidence(_ bytes: some Sequence<UInt8>) -> Evidence {
        Evidence(bytes: Array(bytes), url: url, fetched: inquiry.now, contentType: response.header("Content-Type"))
    }
}
