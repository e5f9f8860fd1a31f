import VigieDomain
import VigieEngine

/// Companies asked by their numbers, many in one question: new clients, and all of them again each day.
struct RneNumbers {
    let visit: RneVisit

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

    /// Fewer at a time where the register's memory does not hold so many; a company that it cannot hold alone is that
    /// company's failure.
    private func ask(_ numbers: [SIREN]) async throws -> Reading {
        do {
            return try await page(of: numbers)
        } catch let fault as SourceFault where fault.isTooMuchForRegister {
            guard let size = RnePageSize.below(numbers.count) else {
                return Reading(sightings: [.siren(numbers[0]): .failed(fault)])
            }
            var reading = Reading()
            for start in stride(from: 0, to: numbers.count, by: size) {
                reading.join(try await ask(Array(numbers[start..<min(start + size, numbers.count)])))
            }
            return reading
        }
    }

    private func page(of numbers: [SIREN]) async throws -> Reading {
        let parameters = numbers.map { (name: "siren[]", value: $0.description) }
        let answer = try await visit.desk.ask(
            "/companies", parameters + [(name: "pageSize", value: "\(numbers.count)"), (name: "page", value: "1")])
        let page = try RnePage(answer)
        var rows = CompanyRows(source: visit.settings.id, answer: answer, ours: Set(numbers))
        for row in page.rows { rows.take(row, number: visit.number, read: visit.read) }
        try rows.close()
        return try rows.outcomes(of: numbers)
    }
}
