/// What an observation no longer shows, though nothing says that it ended. Silence is no departure: such a side is believed
/// after several healthy answers only.
///
/// 1. An office that is no longer on a list of officers has ended: the register's list is complete. An emptied list, or
///    "there is none", shows nothing.
/// 2. A holder who is no longer on a list that makes up the whole capital has left. On a list that does not, he may have
///    been left out. An emptied list is never believed (`ShareholdersDiff`), and a majority that vanished is told at once:
///    a doubt of that weight belongs to a person.
/// 3. A bureau that says "no proceeding" or "not rated" has said it. One that says nothing any more has not.
/// 4. A beneficial owner or an establishment that is no longer on its list is gone once the silence has lasted; an
///    establishment shown as closed is closed at once.
/// 5. A cover that is no longer in the insurer's file has not been withdrawn: only a decision ends it.
/// 6. A status or an identity that is not told again is kept for ever (`Facets.merging`).
package enum Absence {
    /// The sides that would lose something by silence alone.
    package static func sides(before: Facets, after: Facets) -> Set<Facet> {
        var sides: Set<Facet> = []
        if case .known(let old) = before.officers, !old.isEmpty, after.officers.isEmptied { sides.insert(.officers) }
        if ShareholdersDiff.isShortened(before.shareholders, after.shareholders) { sides.insert(.shareholders) }
        if case .known(let old) = before.proceedings, old.open, case .absent = after.proceedings {
            sides.insert(.proceedings)
        }
        if case .known(let old) = before.rating, old.band != .none, case .absent = after.rating {
            sides.insert(.rating)
        }
        if OwnersDiff.isShortened(before.owners, after.owners) { sides.insert(.owners) }
        if EstablishmentsDiff.isShortened(before.establishments, after.establishments) {
            sides.insert(.establishments)
        }
        return sides
    }
}

extension Observed where Value: Collection {
    fileprivate var isEmptied: Bool {
        switch self {
        case .known(let list): list.isEmpty
        case .absent: true
        case .unknown: false
        }
    }
}

extension Facets {
    /// The sides of which something was learnt.
    package var told: Set<Facet> {
        var sides: Set<Facet> = []
        if !identity.isUnknown { sides.insert(.identity) }
        if !life.isUnknown { sides.insert(.life) }
        if !officers.isUnknown { sides.insert(.officers) }
        if !shareholders.isUnknown { sides.insert(.shareholders) }
        if !proceedings.isUnknown { sides.insert(.proceedings) }
        if !rating.isUnknown { sides.insert(.rating) }
        if !capital.isUnknown { sides.insert(.capital) }
        if !owners.isUnknown { sides.insert(.owners) }
        if !establishments.isUnknown { sides.insert(.establishments) }
        if !accounts.isUnknown { sides.insert(.accounts) }
        if !cover.isUnknown { sides.insert(.cover) }
        if !ledger.isUnknown { sides.insert(.ledger) }
        return sides
    }

    /// These sides alone, the others not told.
    package func only(_ sides: Set<Facet>) -> Facets {
        Facets(
            identity: sides.contains(.identity) ? identity : .notTold, life: sides.contains(.life) ? life : .notTold,
            officers: sides.contains(.officers) ? officers : .notTold,
            shareholders: sides.contains(.shareholders) ? shareholders : .notTold,
            proceedings: sides.contains(.proceedings) ? proceedings : .notTold,
            rating: sides.contains(.rating) ? rating : .notTold,
            capital: sides.contains(.capital) ? capital : .notTold,
            owners: sides.contains(.owners) ? owners : .notTold,
            establishments: sides.contains(.establishments) ? establishments : .notTold,
            accounts: sides.contains(.accounts) ? accounts : .notTold,
            cover: sides.contains(.cover) ? cover : .notTold,
            ledger: sides.contains(.ledger) ? ledger : .notTold,
            act: sides.contains(.shareholders) || sides.contains(.capital) ? act : nil)
    }

    package func without(_ sides: Set<Facet>) -> Facets { only(Set(Facet.allCases).subtracting(sides)) }
}
