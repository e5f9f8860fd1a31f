/// The titles of an alert's parts.
extension Wording {
    package var changeHeading: String { say("Ce qui change", "What changes") }
    package var beforeLabel: String { say("Avant", "Before") }
    package var afterLabel: String { say("Après", "After") }
    package var deadlineHeading: String { say("Délais", "Deadlines") }
    package var actionHeading: String { say("À faire", "What to do") }
    package var addresseeHeading: String { say("À qui écrire", "Whom to write to") }
    package var datesHeading: String { say("Dates", "Dates") }
    package var exposureHeading: String { say("Notre exposition", "Our exposure") }
    package var severityHeading: String { say("Niveau", "Severity") }
    package var sourceHeading: String { say("Source", "Source") }
    package var fullTextHeading: String { say("Texte intégral de la source", "Full text of the source") }
    package var toldHeading: String { say("Destinataires", "Recipients") }
    package var referencesHeading: String { say("Références", "References") }
    package var contentsHeading: String { say("Sommaire", "Contents") }
}
