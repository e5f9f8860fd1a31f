package import VigieEngine

/// What the administrator reads of an alarm: that it began or ended, what was found, what to do.
extension Wording {
    package func alarmSubject(_ alarm: OperatorAlarm, instance: String) -> String {
        let name = Plain.name(instance, limit: 60)
        let sentence = subjectSentence(alarm)
        return alarm.closed == nil
            ? "[\(name)] " + labelled(say("Alarme", "Alarm"), sentence)
            : "[\(name)] " + labelled(say("Fin d'alarme", "Alarm over"), sentence)
    }

    /// A source's own words ("answer 500") say nothing without its name; other sentences name what they are about.
    private func subjectSentence(_ alarm: OperatorAlarm) -> String {
        let sentence = line(alarm.sentence, limit: 160)
        let mark = "source:"
        let name = Plain.name(String(alarm.key.dropFirst(mark.count)), limit: 60)
        guard alarm.key.hasPrefix(mark), !sentence.contains(name) else { return sentence }
        return "\(name) – \(sentence)"
    }

    package func alarmRows(_ alarm: OperatorAlarm) -> [AlertStory.Row] {
        var rows = [
            AlertStory.Row(say("Objet", "About"), Plain.name(alarm.key, limit: 160)),
            AlertStory.Row(say("Début", "Began"), moment(alarm.opened)),
        ]
        if let closed = alarm.closed { rows.append(AlertStory.Row(say("Fin", "Ended"), moment(closed))) }
        return rows
    }

    package func alarmLead(_ alarm: OperatorAlarm) -> String {
        alarm.closed == nil
            ? say(
                "Cette alarme s'adresse à l'administrateur. Tant qu'elle dure, l'absence de nouvelles n'est pas une bonne nouvelle.",
                "This alarm is for the administrator. While it lasts, no news is not good news.")
            : say("L'alarme est terminée, rien d'autre à faire.", "The alarm is over, nothing else to do.")
    }
}
