import VigieDomain

extension AuditService {
    /// What is not explained by the state of the source: where it is suspect or down, that is on record, and alarmed when
    /// it lasts; where it asked for silence, it gets it.
    func suspicions(
        about source: Audited, health: SourceHealth?, unseen: [AuditFacts.Unseen], at now: Instant
    ) async throws -> [AuditFinding] {
        if let health, !health.mayBeAsked(at: now) { return [] }
        let isBelieved = health.map { $0.state == .healthy } ?? true
        var found: [AuditFinding] = []
        if source.abilities.isFeed || !isBelieved {
            let last = health?.lastAttempt
            // A clock set back leaves an attempt in the future, which proves nothing either way.
            if last.map({ $0.duration(to: now) > source.interval * 2 }) ?? true {
                found.append(.notChecked(source.id, since: last, progress: unseen.count))
            }
        } else {
            found += try await clientsNotAsked(of: source, at: now)
        }
        guard isBelieved else { return found }
        return found
            + unseen.map { client in
                client.wasAsked
                    ? .unmet(client.company, by: source.id, interval: source.interval)
                    : .notMet(client.company, by: source.id, interval: source.interval)
            }
    }

    /// Clients whom this source can know, and whose watch has begun.
    func askable(_ unseen: [AuditFacts.Unseen], by source: Audited, at now: Instant) -> [AuditFacts.Unseen] {
        // A file of our own house speaks of whom it will.
        guard source.abilities.watches else { return [] }
        let today = policy.today(at: now)
        return unseen.filter { unseen in
            guard let watch = recorder.book[unseen.company], watch.isFollowed(on: today) else { return false }
            return watch.canBeAsked(of: source.id, abilities: source.abilities)
        }
    }

    private func clientsNotAsked(of source: Audited, at now: Instant) async throws -> [AuditFinding] {
        guard let first = try await firstDue(of: source, after: source.interval, at: now) else { return [] }
        var found: [AuditFinding] = [.notAsked(source.id, about: first)]
        if try await firstDue(of: source, after: source.interval * 2, at: now) != nil {
            found.append(.late(source.id, interval: source.interval))
        }
        return found
    }

    private func firstDue(of source: Audited, after wait: Duration, at now: Instant) async throws -> CompanyKey? {
        let askable = recorder.book.askable(of: source.id, abilities: source.abilities, on: policy.today(at: now))
        // Those whom the source cannot know are never asked, and stand first for ever.
        let room = recorder.book.count - askable.count
        return try await journal.due(for: source.id, before: now.adding(.zero - wait), limit: room + 1)
            .first(where: askable.contains)
    }
}
