import VigieDomain
import VigieRehearsal

/// Draws the files that other programs put into the folder: whole ones day after day, and now and then one that is written
/// slowly, replaced, late, or no file at all.
struct FileDraw {
    let kind: FileKind
    let companies: [SIREN]
    let start: Instant
    let days: Int
    private var chance: Chance
    /// One name that is written again and again, or a name for each file.
    private let hasOneName: Bool
    private var told: [SIREN: FileTold] = [:]
    private var number = 0

    init(seed: UInt64, kind: FileKind, world: World, start: Instant, days: Int) {
        self.kind = kind
        self.start = start
        self.days = days
        companies = world.companies.map(\.siren)
        chance = Chance(seed: seed, purpose: "files of \(kind.rawValue)")
        hasOneName = chance.happens(perThousand: 300)
        let day = start.dayUTC
        for siren in companies { told[siren] = first(on: day) }
    }

    private var troubled: Duration { .seconds(Int64(days) * 86_400) - Scenario.calm }

    mutating func drawn() -> [ScheduledDrop] {
        var drops: [ScheduledDrop] = []
        var at: Duration = .seconds(Int64(chance.below(40_000)))
        drops.append(whole(at: at, lacking: []))
        while true {
            at += .seconds(Int64(chance.between(30_000, 110_000)))
            guard at < troubled else { break }
            move(on: start.adding(at).dayUTC)
            drops += spoilt(at: at)
        }
        // Whatever went wrong, the last word is a good one.
        let last = troubled + .seconds(Int64(chance.between(600, 20_000)))
        move(on: start.adding(last).dayUTC)
        drops.append(whole(at: last, lacking: []))
        return drops
    }

    private mutating func spoilt(at: Duration) -> [ScheduledDrop] {
        let dice = chance.below(100)
        let pause: Duration = .seconds(Int64(chance.pick([5, 40, 400, 4000])))
        let lacking = hasOneName ? [] : Set(companies.filter { _ in chance.happens(perThousand: 30) })
        var good = whole(at: at, lacking: lacking)
        switch dice {
        case ..<15:
            // Written slowly: the first part lies there for a while, cut in the middle of a line.
            let part = ScheduledDrop(at: at, drop: cut(good.drop))
            good.at += pause
            return [part, good]
        case ..<27:
            // Found wrong by its own writer, and replaced under its name.
            var wrong = good
            wrong.drop.rows = wrong.drop.rows?.mapValues { mistaken($0) }
            wrong.drop.bytes = text(wrong.drop.rows ?? [:])
            good.at += pause
            return [wrong, good]
        case ..<37:
            var broken = good
            broken.drop.rows = nil
            broken.drop.bytes = chance.pick([
                [], Array("<!DOCTYPE html><html><body>Connexion expirée</body></html>".utf8),
                Array("Nom;Ville\r\nMODELE;ANGERS\r\n".utf8), [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08],
            ])
            good.at += pause
            // Its writer tries again, or the next day does.
            return chance.happens(perThousand: 600) && !hasOneName ? [broken] : [broken, good]
        case ..<45 where !hasOneName:
            // On its way for hours, with the date on which it was written.
            good.drop.age = .seconds(Int64(chance.between(600, 28_000)))
            return [good]
        default: return [good]
        }
    }

    // MARK: - What they say

    private mutating func first(on day: Day) -> FileTold {
        switch kind {
        case .ledger: .ledger(outstanding: 500 * chance.between(1, 90), overdue: 0, on: day)
        case .cover: .cover(.granted, 1000 * chance.between(10, 80))
        case .rating: .rating(score: chance.between(25, 95), limit: 1000 * chance.between(5, 60))
        }
    }

    /// Few clients move from one file to the next: many at once would be held by the brake, and rightly.
    private mutating func move(on day: Day) {
        for siren in companies where chance.happens(perThousand: 80) { told[siren] = moved(told[siren], on: day) }
    }

    private mutating func moved(_ old: FileTold?, on day: Day) -> FileTold {
        switch old {
        case .ledger?, nil:
            return .ledger(
                outstanding: 500 * chance.between(1, 150),
                overdue: chance.happens(perThousand: 400) ? 100 * chance.between(1, 90) : 0, on: day)
        case .cover?:
            let word: FileTold.CoverWord = chance.pick([.granted, .granted, .granted, .withdrawn, .refused])
            return .cover(word, word == .granted ? 1000 * chance.between(10, 80) : 0)
        case .rating?: return .rating(score: chance.between(1, 99), limit: 1000 * chance.between(1, 60))
        }
    }

    /// As somebody mistyped it, on the safe side of every threshold of the brake.
    private func mistaken(_ told: FileTold) -> FileTold {
        switch told {
        case .ledger(let outstanding, let overdue, let day) where outstanding == 500 * 7:
            .ledger(outstanding: outstanding * 10, overdue: overdue, on: day)
        case .cover(let word, let amount) where amount == 17_000: .cover(word, amount / 10)
        case .rating(let score, let limit) where score == 42: .rating(score: 24, limit: limit)
        default: told
        }
    }

    // MARK: - How they say it

    private mutating func whole(at: Duration, lacking: Set<SIREN>) -> ScheduledDrop {
        number += 1
        let rows = told.filter { !lacking.contains($0.key) }
        let digits = number < 10 ? "00\(number)" : "0\(number)"
        return ScheduledDrop(
            at: at,
            drop: FileDrop(
                kind: kind, name: hasOneName ? "\(kind.name).csv" : "\(kind.name)-\(digits).csv", bytes: text(rows),
                rows: rows))
    }

    private func text(_ rows: [SIREN: FileTold]) -> [UInt8] {
        let header =
            switch kind {
            case .ledger: "SIREN;Encours;Date encours;Échu"
            case .cover: "SIREN;Décision;Montant accordé"
            case .rating: "SIREN;Score;Limite conseillée"
            }
        let lines = companies.compactMap { siren in rows[siren].map { "\(siren);\($0.cells)" } }
        return Array(([header] + lines).map { $0 + "\r\n" }.joined().utf8)
    }

    /// The first part, never ending with a line.
    private mutating func cut(_ drop: FileDrop) -> FileDrop {
        var part = drop
        var length = drop.bytes.count / 3 + chance.below(max(1, drop.bytes.count / 2))
        while length > 1, drop.bytes[length - 1] == 10 || drop.bytes[length - 1] == 13 { length -= 1 }
        part.bytes = Array(drop.bytes.prefix(length))
        part.rows = nil
        return part
    }
}

extension FileTold {
    fileprivate var cells: String {
        switch self {
        case .ledger(let outstanding, let overdue, let day): "\(outstanding),00;\(day);\(overdue),00"
        case .cover(let word, let amount): "\(word.rawValue);\(amount),00"
        case .rating(let score, let limit): "\(score);\(limit),00"
        }
    }
}
