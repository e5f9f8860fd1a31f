/// The places where the company works.
///
/// Scenarios
/// 1. A new open one: `id.establishment.opened`. One that is shown as closed: `id.establishment.closed`.
/// 2. One that is no longer shown: the same event, once the silence has lasted (`Absence`).
/// 3. More than three of one kind at once: one event for all of them, for a chain of shops moves in bulk.
/// 4. Another address or sign under the same number: nothing; the number is the place.
/// 5. An empty list after places, or none: nothing; the source lost sight.
enum EstablishmentsDiff {
    /// Up to here each is told alone.
    static let toldAlone = 3

    static func changes(
        before: Observed<[Establishment]>, after: Observed<[Establishment]>, isConfirmed: Bool = false
    ) -> [FacetChange] {
        guard let old = before.value, let new = after.value, !old.isEmpty, !new.isEmpty else { return [] }
        let was = byKey(old)
        let now = byKey(new)
        let opened = now.values.filter { $0.isOpen && was[$0.key]?.isOpen != true }
        let closed = was.values.filter { place in
            guard place.isOpen else { return false }
            return now[place.key].map { !$0.isOpen } ?? isConfirmed
        }
        return told(.idEstablishmentOpened, opened, why: "a new place of work")
            + told(.idEstablishmentClosed, closed, why: "a place of work that is closed, or no longer shown")
    }

    static func isShortened(_ before: Observed<[Establishment]>, _ after: Observed<[Establishment]>) -> Bool {
        guard let old = before.value, let new = after.value, !new.isEmpty else { return false }
        let now = byKey(new)
        return old.contains { $0.isOpen && now[$0.key] == nil }
    }

    /// The list to compare the next one with: no place leaves it by silence alone.
    static func merged(
        _ old: Observed<[Establishment]>, _ new: Observed<[Establishment]>, isConfirmed: Bool
    ) -> Observed<[Establishment]> {
        guard let before = old.value, !before.isEmpty else { return new.isUnknown && !old.isUnknown ? old : new }
        guard let after = new.value, !after.isEmpty else { return old }
        if isConfirmed { return new }
        let now = byKey(after)
        return .known(after + before.filter { $0.isOpen && now[$0.key] == nil })
    }

    private static func byKey(_ places: [Establishment]) -> [String: Establishment] {
        Dictionary(places.map { ($0.key, $0) }) { first, _ in first }
    }

    private static func told(
        _ code: EventCode, _ places: some Collection<Establishment>, why: String
    ) -> [FacetChange] {
        let places = places.sorted { $0.key < $1.key }
        let isOpening = code == .idEstablishmentOpened
        func change(_ value: ChangeValue, _ keys: [String]) -> FacetChange {
            FacetChange(
                code, before: isOpening ? nil : value, after: isOpening ? value : nil, fact: ["establishment"] + keys,
                why: why)
        }
        guard places.count > toldAlone else { return places.map { change(.establishments([$0]), [$0.key]) } }
        return [change(.establishments(places), places.map(\.key))]
    }
}
