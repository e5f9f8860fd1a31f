package import VigieDomain
package import VigieEngine
package import VigieTransport

// Where the words do not matter a test writes one text for both languages. The product cannot: it does not see this file.

extension Phrase: ExpressibleByStringInterpolation {
    package init(stringLiteral words: String) { self.init(same: words) }
}

extension Remark: ExpressibleByStringInterpolation {
    package init(stringLiteral words: String) { self.init(same: words) }
}

extension ExchangeFailure {
    package init(_ code: Code, _ words: String) { self.init(code, Remark(same: words)) }
}

extension JournalFailure {
    package init(_ code: Code, _ words: String) { self.init(code, words, words) }
}
