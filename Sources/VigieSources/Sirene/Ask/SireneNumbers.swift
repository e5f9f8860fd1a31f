import VigieDomain
import VigieEngine

/// Companies asked by their numbers, many in one question: new clients, and all of them again each day.
struct SireneNumbers {
    let visit: SireneVisit

    /// - Returns: an outcome for each target.
    func about(_ targets: [Target]) async throws -> Reading {
        var reading = Reading()
        for target in targets where target.company.siren == nil { reading.sightings[target.company] = .unlisted }
        let numbers = Set(targets.compactMap(\.company.siren)).sorted()
        for start in stride(from: 0, to: numbers.count, by: visit.settings.batch) {
            let batch = Array(numbers[start..<min(start + visit.settings.batch, numbers.count)])
            reading.join(try await ask(batch))
        }
        return reading
    }

    /// The next batch of the watched numbers.
    func round(_ place: WatchedRound) async throws -> (Reading, next: WatchedRound?) {
        let (batch, next) = place.batch(of: visit.ask.watch, atMost: visit.settings.batch)
        guard !batch.isEmpty else { return (Reading(), nil) }
        var reading = try await ask(batch)
        // Whether a client was met is told by the question about it alone.
        reading.sightings = reading.sightings.filter { $0.value.isFailure }
        reading.isComplete = next == nil
        return (reading, next)
    }

    private func ask(_ numbers: [SIREN]) async throws -> Reading {
        let query = numbers.map { "siren:\($0)" }.joined(separator: " OR ")
        guard let page = try await visit.desk.find(query, rows: numbers.count) else {
            return Reading(sightings: Dictionary(uniqueKeysWithValues: numbers.map { (.siren($0), .unlisted) }))
        }
        guard page.count > 0 else {
            throw page.answer.lie(
                .empty,
                Phrase("liste vide là où le registre répond « 404 »", "empty list where the register answers “404”")
            )
        }
        guard page.count == page.total else {
            throw page.answer.lie(
                .totalDiffers,
                Phrase(
                    "\(page.count) entreprises reçues, \(page.total) annoncées pour \(numbers.count) numéros",
                    "\(page.count) companies received, \(page.total) declared for \(numbers.count) numbers"))
        }
        var reader = SireneReader(visit: visit, page: page, ours: Set(numbers))
        try reader.read { _ throws(RowProblem) in }
        return try reader.outcomes(of: numbers)
    }
}
