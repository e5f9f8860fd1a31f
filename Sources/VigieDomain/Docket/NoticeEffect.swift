/// What one notice changes for its company: the difference of two folds, without it and with it.
package struct NoticeEffect: Hashable, Sendable {
    /// State of the proceeding without the notice; `none` where it opens one.
    package var before: ProceedingState
    package var after: ProceedingState
    /// false where the life cycle knows no such transition: an earlier notice is probably missing.
    package var expected: Bool
    /// The proceeding it belongs to, by its opening day; nil where it belongs to none.
    package var proceeding: Day?
    /// The notice that it corrects, where one was found.
    package var target: NoticeID?
    /// What it means once the history of the company has had its say: an uncertain opening may be a conversion.
    package var meaning: NoticeMeaning
    /// A person must look at the proceeding.
    package var needsReview: Bool
}

extension Docket {
    /// - Parameter notice: one of the docket, or one that it does not hold yet.
    package func effect(of notice: Notice) -> NoticeEffect {
        let with = DocketFold(adding(notice))
        let without = DocketFold(removing(notice.id))
        let target = with.corrected.targets[notice.id]
        let after = with.proceeding(of: notice.id)
        // A correction speaks of the proceeding of what it corrects; a late notice of the one that holds its neighbours.
        let before =
            target.flatMap { without.proceeding(of: $0) ?? without.proceeding(withForm: $0) }
            ?? after.flatMap { known in
                without.proceedings.first { $0.opened == known.opened }
                    ?? known.notices.lazy.compactMap { without.proceeding(of: $0) }.first
            }
        let voided = notice.correction == .annulment
        let kept =
            after
            ?? before.flatMap { known in
                with.proceedings.first { $0.opened == known.opened }
                    ?? known.notices.lazy.compactMap { with.proceeding(of: $0) }.first
            }
        let transition = kept?.history.last { $0.notice == notice.id }
        return NoticeEffect(
            before: before?.state ?? transition?.before ?? .none,
            after: kept?.state ?? (voided && before != nil ? .void : .none),
            expected: transition?.expected ?? true,
            proceeding: (kept ?? before)?.opened, target: target,
            meaning: with.resolved[notice.id] ?? notice.meanings[0],
            needsReview: kept?.needsReview ?? false)
    }
}

extension DocketFold {
    /// The proceeding of a notice that was corrected already: its present form stands for it.
    func proceeding(withForm id: NoticeID) -> Proceeding? {
        // In the order of the docket and never in that of a dictionary, which is another in each process.
        corrected.standing.first { (corrected.earlier[$0.id] ?? []).contains { $0.id == id } }
            .flatMap { proceeding(of: $0.id) }
    }
}
