/// INPI's national register of companies, asked under an account of one's own.
package struct RneSourceSettings: Hashable, Sendable {
    /// `username`: a reference to the name of the account, required.
    package var username: SecretReference
    /// `password`: a reference to its password, required.
    package var password: SecretReference
    /// `batch`: 1 to 100 numbers in one question; default 50.
    package var batch = 50
    /// `page_size`: 1 to 100 companies a page of the feed; default 100.
    package var pageSize = 100
    /// `quota`: 10 to 100000 questions a day; default 10,000. What INPI says of it disagrees.
    package var quota = 10_000
    /// `diff`: whether all changes of France are read; default true. A small portfolio is cheaper asked by number, which
    /// happens daily anyway.
    package var readsDiff = true
    /// `overlap_days`: 0 to 30 days read again at each question, besides the last one; default 0.
    package var overlapDays = 0

    package init(username: SecretReference, password: SecretReference) {
        self.username = username
        self.password = password
    }
}
