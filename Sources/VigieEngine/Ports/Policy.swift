package import VigieDomain
package import VigieLaw

/// What the settings decide about changes, apart from where things come from: who is told, when, and by which law.
package struct Policy: Sendable {
    package var routing: RoutingTable
    package var residence: CreditorResidence
    package var zone: CivilZone
    package var workingDays: WorkingDays
    /// When the digests leave, to the minute, on the wall clock of `zone`.
    package var digestHour: HourOfDay
    /// In which people are written to.
    package var language: Language
    /// For each endpoint, the codes or families (`proc.*`) that it is sent; an endpoint that is not named is sent all.
    package var endpointTypes: [String: [String]]
    /// Told of alarms.
    package var operators: [Person]
    /// When what a source no longer shows is believed to be over.
    package var removal: RemovalRule
    /// When two sources tell one fact.
    package var merging: MergingRule
    /// Beyond which the changes of one cycle wait for a person.
    package var brake: BrakeLimits
    /// What the recorded past of a client makes of a change.
    package var memory: MemoryRule
    /// Endpoints told of alarms too, for the day when mail is what fails.
    package var operatorEndpoints: [String]

    package init(
        routing: RoutingTable, residence: CreditorResidence, zone: CivilZone, workingDays: WorkingDays,
        digestHour: HourOfDay, language: Language, operators: [Person],
        endpointTypes: [String: [String]] = [:], operatorEndpoints: [String] = [],
        brake: BrakeLimits = BrakeLimits(), removal: RemovalRule = RemovalRule(),
        merging: MergingRule = MergingRule(), memory: MemoryRule = MemoryRule()
    ) {
        self.routing = routing
        self.residence = residence
        self.zone = zone
        self.workingDays = workingDays
        self.digestHour = digestHour
        self.language = language
        self.operators = operators
        self.endpointTypes = endpointTypes
        self.brake = brake
        self.removal = removal
        self.merging = merging
        self.memory = memory
        self.operatorEndpoints = operatorEndpoints
    }

    package func today(at instant: Instant) -> Day { zone.day(of: instant) }
}
