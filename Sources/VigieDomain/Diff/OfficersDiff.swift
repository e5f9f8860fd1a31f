/// Who manages and audits the company. The list is complete: a name that is no longer there has left.
///
/// Scenarios
/// 1. The same people in another order, or written twice: nothing.
/// 2. A new key: `mgmt.officer.added`. A missing key: `mgmt.officer.left`.
/// 3. One left and one came in the same role: `mgmt.officer.replaced`, once. With two or more on a side nobody can say who
///    followed whom: each is told alone.
/// 4. The same key in another role (gérant, then liquidateur): `mgmt.officer.change`. Several roles of one person are
///    compared as a set; a role added or dropped beside another is the same event.
/// 5. The same name and role under another key (a birth month corrected): `mgmt.officer.replaced` for the history only. It
///    may also be a son who follows his father, so it is not hidden.
/// 6. An empty list, or "there is none", after names: each has left; the source said so. The reverse: each was added.
/// 7. An auditor (`commissaire aux comptes`, alone or as a substitute) who left without a successor: `mgmt.auditor.left`. One
///    who also managed left as an officer.
/// 8. A role or a name spelt otherwise (case, accents): nothing.
///
/// Several changes within a year weigh more (`domain.md` section 3); that needs the history and is not judged here.
enum OfficersDiff {
    static func changes(before: Observed<[Officer]>, after: Observed<[Officer]>) -> [FacetChange] {
        guard let old = before.learnt, let new = after.learnt else { return [] }
        let was = Roster(old ?? [])
        let now = Roster(new ?? [])
        var left = was.people.filter { now[$0.key] == nil }
        var came = now.people.filter { was[$0.key] == nil }
        var changes: [FacetChange] = []
        pair(&left, &came, by: { $0.roleID + "|" + $0.nameID }) { before, after in
            changes.append(replaced(before, after, severity: .info, why: "the same name and role under another key"))
        }
        pair(&left, &came, by: \.roleID) { before, after in
            changes.append(replaced(before, after, severity: nil, why: "one left and one came in the same role"))
        }
        changes += left.map { person in
            FacetChange(
                person.isAuditor ? .mgmtAuditorLeft : .mgmtOfficerLeft, before: .officer(person.officer),
                fact: ["officer", person.key, person.roleID, ""],
                why: "no longer on the complete list of officers")
        }
        changes += came.map { person in
            FacetChange(
                .mgmtOfficerAdded, after: .officer(person.officer), fact: ["officer", person.key, "", person.roleID],
                why: "new on the complete list of officers")
        }
        for person in now.people {
            guard let earlier = was[person.key], earlier.roleID != person.roleID else { continue }
            changes.append(
                FacetChange(
                    .mgmtOfficerChange, before: .officer(earlier.officer), after: .officer(person.officer),
                    fact: ["officer", person.key, earlier.roleID, person.roleID], why: "the same person in another role"
                ))
        }
        return changes
    }

    private static func replaced(
        _ before: Roster.Entry, _ after: Roster.Entry, severity: Severity?, why: String
    ) -> FacetChange {
        FacetChange(
            .mgmtOfficerReplaced, before: .officer(before.officer), after: .officer(after.officer),
            fact: ["officer", before.key, after.key, after.roleID], severity: severity, why: why)
    }

    /// Takes out and hands over those who are alone on both sides under the same mark.
    private static func pair(
        _ left: inout [Roster.Entry], _ came: inout [Roster.Entry], by mark: (Roster.Entry) -> String,
        _ act: (Roster.Entry, Roster.Entry) -> Void
    ) {
        let gone = Dictionary(grouping: left, by: mark)
        let arrived = Dictionary(grouping: came, by: mark)
        for entry in left {
            let own = mark(entry)
            guard gone[own]?.count == 1, let others = arrived[own], others.count == 1 else { continue }
            act(entry, others[0])
            left.removeAll { $0.key == entry.key }
            came.removeAll { $0.key == others[0].key }
        }
    }
}

/// A list of officers with one entry for each person, in the order of their keys.
private struct Roster {
    struct Entry {
        let key: String
        /// With all roles of the person, joined.
        let officer: Officer
        let roleID: String
        let nameID: String

        /// In every role that the person holds; some sources join them with commas.
        var isAuditor: Bool {
            let roles = officer.role.split(separator: ",")
            return !roles.isEmpty && roles.allSatisfy { NormalName(String($0)).text.hasPrefix(Entry.auditor) }
        }

        /// As `NormalName` writes it.
        private static let auditor = "COMMISSAIRE AUX COMPTES"
    }

    let people: [Entry]
    private let byKey: [String: Entry]

    init(_ officers: [Officer]) {
        byKey = Dictionary(grouping: officers, by: \.key).mapValues { entries in
            var roles: [String: String] = [:]
            for entry in entries { roles[NormalName(entry.role).text] = entry.role }
            let sorted = roles.sorted { $0.key < $1.key }
            let officer = Officer(
                key: entries[0].key, name: entries[0].name, role: sorted.map(\.value).joined(separator: ", "))
            return Entry(
                key: officer.key, officer: officer, roleID: sorted.map(\.key).joined(separator: "+"),
                nameID: NormalName(officer.name).text)
        }
        people = byKey.values.sorted { $0.key < $1.key }
    }

    subscript(key: String) -> Entry? { byKey[key] }
}
