import VigieDomain

/// Whether a round of lookups was healthy. One company's empty answer is normal, so a lookup is judged on the whole round:
/// a lie that meets one company in a hundred is that company's record, kept aside; one that meets them all is the source's.
struct RoundVerdict {
    /// What may be recorded.
    let readings: [Reading]
    /// What the source is blamed for, if anything.
    let fault: SourceFault?

    static let failuresThatEndARound = 3
    /// Rounds of fewer companies are blamed for a single lie.
    static let smallRound = 20
    /// Companies known before that vanish together are the source's failure, from so many on and above half of the round.
    static let vanishedTogether = 5

    init(readings: [Reading], asked: Int) {
        let outcomes = readings.flatMap { $0.sightings.sorted { $0.key < $1.key }.map(\.value) }
        let faults = outcomes.compactMap { outcome -> SourceFault? in
            if case .failed(let fault) = outcome { fault } else { nil }
        }
        let lies = faults.filter(\.alarmsAtOnce)
        let unlisted = outcomes.count { $0 == .unlisted }
        if let lie = lies.first, asked < RoundVerdict.smallRound || lies.count * 20 >= asked {
            fault = lie
        } else if let failure = faults.first(where: { !$0.alarmsAtOnce }) {
            fault = failure
        } else if unlisted >= RoundVerdict.vanishedTogether, unlisted * 2 > outcomes.count {
            fault = SourceFault(
                .lie(.hitRate), "\(unlisted) of \(outcomes.count) companies are no longer known to the source",
                url: readings.lazy.flatMap(\.evidence).first?.url ?? "")
        } else {
            fault = nil
        }
        self.readings = readings
    }
}
