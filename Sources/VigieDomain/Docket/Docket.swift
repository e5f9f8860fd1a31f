/// A company's notices in legal order, and what they come to. The state is a fold: any order of arrival, repetition or
/// delay of the same notices ends in the same proceedings.
package struct Docket: Hashable, Sendable {
    package let company: CompanyKey
    /// In legal order: judgment date, else publication; then publication; then id. Each once.
    package let notices: [Notice]

    package init(company: CompanyKey, notices: [Notice] = []) {
        self.company = company
        self.notices = Docket.ordered(notices)
    }

    package func adding(_ notice: Notice) -> Docket { adding([notice]) }

    package func adding(_ more: some Sequence<Notice>) -> Docket {
        Docket(company: company, notices: notices + more)
    }

    package func removing(_ id: NoticeID) -> Docket {
        Docket(company: company, notices: notices.filter { $0.id != id })
    }

    /// Every proceeding, by the day it opened.
    package var proceedings: [Proceeding] { DocketFold(self).proceedings }

    /// Where the company stands: the gravest of what is open, else the last state known.
    package var state: ProceedingState { Docket.state(of: proceedings) }

    /// The same, without what no judgment has touched for ten years.
    package func state(on today: Day) -> ProceedingState {
        Docket.state(of: proceedings.filter { !$0.isStale(on: today) })
    }

    private static func state(of proceedings: [Proceeding]) -> ProceedingState {
        let open = proceedings.filter(\.isOpen).map(\.state)
        return open.max { $0.gravity < $1.gravity } ?? proceedings.last?.state ?? .none
    }

    private static func ordered(_ notices: [Notice]) -> [Notice] {
        var kept: [Part: Notice] = [:]
        for notice in notices {
            let part = Part(id: notice.id, role: notice.role)
            guard let other = kept[part], other != notice else {
                kept[part] = notice
                continue
            }
            // The same notice read twice in two ways: the choice must not depend on which came first.
            kept[part] = [notice, other].max { preference($0) < preference($1) }
        }
        return kept.values.sorted { $0.legalOrder < $1.legalOrder }
    }

    /// A company may stand twice in one notice, in two parts.
    private struct Part: Hashable {
        var id: NoticeID
        var role: NoticeRole
    }

    private static func preference(_ notice: Notice) -> (Int, Int, String) {
        (notice.meanings.count { $0.certain }, notice.text.utf8.count, String(describing: notice))
    }
}

extension Notice {
    /// The day that the law counts from where a judgment is told: its own date, else its publication.
    package var legalDay: Day { judgment ?? publication }

    /// Judgment, publication, id; ids of one issue grow in length before they grow in letters (`A2026015373`, `A20260153319`).
    var legalOrder: LegalOrder { LegalOrder(day: legalDay, publication: publication, id: id, role: role) }

    /// Publication, then id: what corrects is later than what it corrects.
    var publicationOrder: LegalOrder { LegalOrder(day: publication, publication: publication, id: id, role: role) }
}

/// A total order on notices.
struct LegalOrder: Comparable {
    var day: Day
    var publication: Day
    var id: NoticeID
    var role: NoticeRole

    static func < (left: LegalOrder, right: LegalOrder) -> Bool {
        (left.day, left.publication, left.id.text.utf8.count, left.id.text, left.role.rawValue)
            < (right.day, right.publication, right.id.text.utf8.count, right.id.text, right.role.rawValue)
    }
}
