/// Regulated information of listed companies: free and without a key.
package struct InfoFinanciereSourceSettings: Hashable, Sendable {
    /// `batch`: 1 to 40 clients in one question; default 20.
    package var batch = 20
    /// `page_size`: 10 to 100 publications a page; default 100.
    package var pageSize = 100
    /// `overlap_days`: 1 to 30 days read again at each question, because publications appear late; default 4.
    package var overlapDays = 4
    /// `past_days`: 1 to 7300 days of a new client's past; default 1,095.
    package var pastDays = 1095
    /// `crossings`: kinds of information that declare the crossing of a threshold, besides those that say so by their words;
    /// default `Décision de franchissement de seuil`.
    package var crossings = ["Décision de franchissement de seuil"]

    package init() {}
}
