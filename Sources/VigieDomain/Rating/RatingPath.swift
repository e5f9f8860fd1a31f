/// The way that one bureau's score of one client went: what a move means after those before it. Pure.
///
/// Scenarios
/// 1. Nothing before it within the spans: it means what it means by itself.
/// 2. It goes back where the score was within the last seven days, or lies between the best and the worst band of those days,
///    after a move the other way: a bounce. What is damped is the return and what follows; the first move was told at once,
///    because nobody knew the future then.
/// 3. It goes deeper than anything of those days: no bounce, whatever came before.
/// 4. Into default or out of it: never a bounce.
/// 5. Several falls within thirty days, each small, that together would weigh more as one: a slide, told once at that weight. A
///    small rise between them does not begin the count again; where the score stands now is what counts.
/// 6. Where one of the falls was told at that weight already: nothing more.
/// 7. Another scale or version: the way begins anew.
package struct RatingPath: Sendable {
    package struct Move: Hashable, Sendable {
        package var before: Rating
        package var after: Rating
        package var at: Instant

        package init(before: Rating, after: Rating, at: Instant) {
            self.before = before
            self.after = after
            self.at = at
        }
    }

    package enum Meaning: Hashable, Sendable {
        case plain
        case bounce
        /// Together they weigh this, from the score that stood before the first of them.
        case slide(Severity, from: Rating)
    }

    let rule: MemoryRule

    package init(_ rule: MemoryRule) { self.rule = rule }

    /// - Parameter earlier: moves of the same score, oldest first.
    package func meaning(of move: Move, after earlier: [Move]) -> Meaning {
        // A clock set back may place them after it: they came before all the same.
        let known = earlier.filter { move.after.scale.isComparable(with: $0.after.scale) }
        if returns(move, known.filter { within(rule.bounceDays, $0, move) }) { return .bounce }
        guard let slide = slide(move, known, told: levels(of: known)) else { return .plain }
        return .slide(slide.severity, from: slide.from)
    }

    private func within(_ days: Int, _ earlier: Move, _ move: Move) -> Bool {
        days > 0 && earlier.at.duration(to: move.at) <= .seconds(days * 86_400)
    }

    // MARK: - There and back

    private func returns(_ move: Move, _ window: [Move]) -> Bool {
        guard let step = step(move), move.before.band != .default, move.after.band != .default else { return false }
        let steps = window.compactMap(self.step).filter { $0.from != $0.to }
        guard step.from != step.to, steps.contains(where: { ($0.to > $0.from) != (step.to > step.from) }) else {
            return false
        }
        let depths = steps.flatMap { [$0.from, $0.to] }
        guard let best = depths.min(), let worst = depths.max() else { return false }
        return (best...worst).contains(step.to)
    }

    /// From band to band, read with the limits that hold now.
    private func step(_ move: Move) -> (from: Int, to: Int)? {
        guard let from = move.after.scale.band(of: move.before).depth, let to = move.after.band.depth else {
            return nil
        }
        return (from, to)
    }

    // MARK: - Step by step

    /// What each of the moves was told at, with the falls before it.
    private func levels(of moves: [Move]) -> [Severity?] {
        var levels: [Severity?] = []
        for (index, move) in moves.enumerated() {
            let own = RatingDiff.fall(from: move.before, to: move.after)
            let slide = slide(move, Array(moves[..<index]), told: levels)?.severity
            levels.append([own, slide].compactMap(\.self).max())
        }
        return levels
    }

    private func slide(
        _ move: Move, _ earlier: [Move], told: [Severity?]
    ) -> (severity: Severity, from: Rating)? {
        guard let own = RatingDiff.fall(from: move.before, to: move.after) else { return nil }
        var gravest: (severity: Severity, from: Rating)?
        // The heaviest that was told since the score from which we count.
        var heaviest: Severity?
        for (start, level) in zip(earlier, told).reversed() where within(rule.slideDays, start, move) {
            heaviest = [heaviest, level].compactMap(\.self).max()
            guard let together = RatingDiff.fall(from: start.before, to: move.after), together > own,
                heaviest.map({ $0 < together }) ?? true, gravest.map({ $0.severity < together }) ?? true
            else { continue }
            gravest = (together, start.before)
        }
        return gravest
    }
}
