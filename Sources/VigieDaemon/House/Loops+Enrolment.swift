import VigieDomain
import VigieEngine

extension Loops {
    static func name(of enrolled: Household.Enrolled) -> String { "enrolment \(enrolled.enroller.source)" }

    func enrolmentService(_ enrolled: Household.Enrolled) -> EnrolmentService {
        EnrolmentService(
            enroller: enrolled.enroller, abilities: enrolled.abilities, recorder: house.recorder,
            policy: household.policy, clock: house.clock, entropy: house.entropy, logger: house.logger,
            turned: turned(Loops.name(of: enrolled)))
    }

    /// A list that the settings name no more stays as it is at the provider; its alarm would stay open for ever.
    func endForgottenEnrolments() async throws {
        let kept = Set(household.enrollers.map { [$0.enroller.source.name, $0.enroller.list] })
        var forgotten: [EnrolmentList] = []
        for var list in try await house.journal.enrolmentLists()
        where list.alarmed != nil && !kept.contains([list.source.name, list.list]) {
            list.alarmed = nil
            forgotten.append(list)
        }
        guard !forgotten.isEmpty else { return }
        var entry = JournalEntry(at: house.clock.now())
        entry.enrolmentLists = forgotten
        entry.alarmsClosed = Set(forgotten.map { EnrolmentService.alarmKey($0.source) }).sorted()
        do {
            try await house.recorder.record(entry, day: household.policy.today(at: entry.at))
        } catch let failure as JournalFailure where failure.code == .full {
            // The next start or reload ends it; the loops turn without.
            house.cramped.ring()
        }
    }
}
