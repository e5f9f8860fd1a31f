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
    /// Companies known before that vanish together are the source's failure, from so many on and above a quarter
    /// of those known.
    static let vanishedTogether = 5

    /// - Parameters:
    ///   - known: companies that this source has told about before.
    ///   - isProbe: the source is down, and one question asks whether it is back.
    init(readings: [Reading], known: Set<CompanyKey>, isProbe: Bool = false) {
        let outcomes = readings.flatMap { $0.sightings.sorted { $0.key < $1.key } }
        let faults = outcomes.compactMap { outcome -> SourceFault? in
            if case .failed(let fault) = outcome.value { fault } else { nil }
        }
        let lies = faults.filter(\.alarmsAtOnce)
        // Three failures end a round: it is judged by what was asked, not by what was meant to be.
        if let lie = lies.first, outcomes.count < RoundVerdict.smallRound || lies.count * 20 >= outcomes.count {
            fault = lie.silent(until: faults.notBefore)
        } else if let failure = faults.first(where: { !$0.alarmsAtOnce }) {
            fault = failure.silent(until: faults.notBefore)
        } else if let silence = RoundVerdict.silence(outcomes, known: known, isProbe: isProbe) {
            let url = readings.lazy.flatMap(\.evidence).first?.url ?? ""
            let fault = SourceFault(.lie(.hitRate), silence, url: url)
            self.fault = fault
            // An answer that cannot be believed is no answer.
            self.readings = readings.map { $0.failing(fault) }
            return
        } else {
            // One company's answer that cannot be read is kept aside.
            fault = nil
            self.readings = readings
            return
        }
        // The source's own lies would fill the disk, and say nothing of a company.
        self.readings = readings.map { reading in
            var reading = reading
            reading.unreadable = []
            return reading
        }
    }

    // A bureau may never have known a company; that it forgets many of those it knew is its own failure. And a source that
    // is down does not prove that it is back by knowing nobody.
    private static func silence(
        _ outcomes: [(key: CompanyKey, value: SightingOutcome)], known: Set<CompanyKey>, isProbe: Bool
    ) -> Phrase? {
        let unlisted = outcomes.filter { $0.value == .unlisted }
        if isProbe, !outcomes.isEmpty, unlisted.count == outcomes.count {
            let company = unlisted[0].key.display
            return Phrase(
                "la source, interrogée pour savoir si elle est revenue, ne connaît pas « \(company) »",
                "the source, asked whether it is back, does not know “\(company)”")
        }
        let asked = outcomes.count { known.contains($0.key) }
        let vanished = unlisted.count { known.contains($0.key) }
        // Few witnesses speak for many: two of ten who are gone are enough to doubt, and one is any company's fate.
        let share = isProbe && vanished >= 2 ? 10 : 4
        guard isProbe || vanished >= vanishedTogether, vanished * share > asked else { return nil }
        return Phrase(
            "\(vanished) entreprises sur \(asked) ne sont plus connues de la source",
            "\(vanished) of \(asked) companies are no longer known to the source")
    }
}

extension Reading {
    /// The same, where what it says of unknown companies is not believed.
    fileprivate func failing(_ fault: SourceFault) -> Reading {
        var reading = self
        reading.sightings = sightings.mapValues { $0 == .unlisted ? .failed(fault) : $0 }
        return reading
    }
}
