/// INSEE's register of companies, asked with a key of one's own.
package struct SireneSourceSettings: Hashable, Sendable {
    /// `key`: a reference to the key of the application subscribed at portail-api.insee.fr, required.
    package var key: SecretReference
    /// `batch`: 1 to 80 numbers in one question; default 40.
    package var batch = 40
    /// `page_size`: 20 to 1000 companies a page of the feed; default 1000.
    package var pageSize = 1000
    /// `overlap`: `2h` to `7d` read again at each question, because treatments appear late; default 4 h.
    package var overlap: Duration = .seconds(4 * 3600)

    package init(key: SecretReference) { self.key = key }
}
