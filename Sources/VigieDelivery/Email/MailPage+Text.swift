import VigieWording

/// The mail for a reader without a page: the same story in plain lines.
extension MailPage {
    var text: String {
        var lines: [String] = []
        if isGrouped {
            lines += [heading(wording.contentsHeading)]
            lines += stories.enumerated().map { "\($0.offset + 1). \(contents($0.element))" }
            if let furtherLine { lines.append(furtherLine) }
            lines.append("")
        }
        for (index, story) in stories.enumerated() {
            if isGrouped { lines += ["", "======== \(index + 1)/\(stories.count) ========", ""] }
            lines += text(of: story)
        }
        if !further.isEmpty { lines += ["", heading(furtherHeading)] + further.map { "- \($0)" } }
        if let hiddenLine { lines += ["", hiddenLine] }
        lines += ["", "-- "] + footer
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of story: AlertStory) -> [String] {
        var lines = ["\(story.tag) \(story.title)", story.client, story.identifiers, ""]
        lines += story.cautions.map { "! \($0)" }
        if !story.cautions.isEmpty { lines.append("") }
        lines.append(story.explanation)
        if let before = story.before, let after = story.after {
            lines += section(
                wording.changeHeading,
                [
                    AlertStory.Row(wording.beforeLabel, before), AlertStory.Row(wording.afterLabel, after),
                ])
        }
        if !story.clocks.isEmpty {
            lines += ["", heading(wording.deadlineHeading)]
            for clock in story.clocks {
                lines += [wording.labelled(clock.right, clock.countdown), "  \(clock.dates)", "  \(clock.basis)"]
            }
        }
        let toDo = story.toDo.filter { !$0.steps.isEmpty }
        if !toDo.isEmpty {
            lines += ["", heading(wording.actionHeading)]
            for list in toDo { lines += [wording.labelled(list.reader, "")] + list.steps.map { "- \($0)" } }
        }
        lines += section(wording.addresseeHeading, story.addressee)
        lines += section(wording.exposureHeading, story.exposure)
        lines += section(wording.datesHeading, story.dates)
        lines += section(wording.severityHeading, story.severity)
        lines += section(wording.sourceHeading, story.source)
        if let fullText = story.fullText {
            lines += ["", heading(wording.fullTextHeading)]
            // Quoted, so that the source's lines cannot pass for ours.
            lines += fullText.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        }
        lines += section(wording.toldHeading, story.told)
        lines += section(wording.referencesHeading, story.references)
        return lines
    }

    private func section(_ title: String, _ rows: [AlertStory.Row]) -> [String] {
        rows.isEmpty ? [] : ["", heading(title)] + rows.map { wording.labelled($0.label, $0.value) }
    }

    private func heading(_ title: String) -> String { "— \(title.uppercased()) —" }
}
