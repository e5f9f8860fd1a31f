import VigieDomain
package import VigieEngine

/// What one cycle of a source came to, for `vigie once`.
extension Wording {
    /// `bodacc : 14 lus, 3 rapprochés, 1 changement …`. Every figure stands in every line, zeros too, so that lines compare.
    package func tally(_ tally: Recorder.Tally, of source: String) -> String {
        let figures = [
            count(tally.read, Phrase("lu", "read"), Phrase("lus", "read")),
            count(tally.matched, Phrase("rapproché", "matched"), Phrase("rapprochés", "matched")),
            count(tally.changes, Phrase("changement", "change"), Phrase("changements", "changes")),
            count(tally.alerts, Phrase("alerte", "alert"), Phrase("alertes", "alerts")),
            count(tally.baseline, Phrase("du passé", "of the past"), Phrase("du passé", "of the past")),
            count(tally.known, Phrase("déjà connu", "already known"), Phrase("déjà connus", "already known")),
            count(tally.confirmed, Phrase("confirmé", "confirmed"), Phrase("confirmés", "confirmed")),
            count(tally.unreadable, Phrase("illisible", "unreadable"), Phrase("illisibles", "unreadable")),
        ]
        return labelled(Plain.name(source, limit: 60), figures.joined(separator: ", "))
    }
}
