/// A company's notices in legal order, and what they come to. The state is a fold: any order of arrival, repetition or
/// delay of the same notices ends in the same proceedings.
package struct Docket: Hashable, Sendable {
    package let company: CompanyKey
    /// In legal order: judgment date, else publication; then publication; then id.
    package let notices: [Notice]

    package init(company: CompanyKey, notices: [Notice] = []) {
        self.company = company
        self.notices = notices
    }
}
