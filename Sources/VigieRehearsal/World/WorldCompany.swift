package import VigieDomain

/// A company that does not exist, with everything that a register would know of it.
package struct WorldCompany: Hashable, Sendable {
    package enum Form: String, Hashable, Sendable, CaseIterable {
        case sarl = "Société à responsabilité limitée"
        case sas = "Société par actions simplifiée"
        case sa = "Société anonyme"

        /// INSEE's code.
        var code: String {
            switch self {
            case .sarl: "5499"
            case .sas: "5710"
            case .sa: "5599"
            }
        }

        var managerRole: String {
            switch self {
            case .sarl: "Gérant"
            case .sas: "Président de SAS"
            case .sa: "Directeur général"
            }
        }
    }

    package var siren: SIREN
    package var name: String
    package var form: Form
    package var town: WorldTown
    package var streetNumber: String
    package var street: String
    package var manager: WorldPerson
    package var activity: WorldActivity
    /// Whole euros.
    package var capital: Int
    package var founded: Day

    var seat: CompanySheet.Seat {
        CompanySheet.Seat(number: streetNumber, street: street, postcode: town.postcode, town: town.name)
    }

    func sheet(updated: Day) -> CompanySheet {
        CompanySheet(
            siren: siren, name: name, legalFormCode: form.code, activityCode: activity.code, seat: seat,
            founded: founded, officers: [manager.officer(role: form.managerRole)], updated: updated)
    }
}

/// A person who does not exist: the family names say so.
package struct WorldPerson: Hashable, Sendable {
    package var familyName: String
    package var firstName: String
    /// `YYYY-MM`
    package var born: String

    var shown: String { "\(firstName) \(familyName)" }

    func officer(role: String) -> CompanySheet.Officer {
        CompanySheet.Officer(
            .natural(name: familyName.uppercased(), firstNames: firstName, born: born), role: role)
    }
}

package struct WorldActivity: Hashable, Sendable {
    package var text: String
    /// NAF rev. 2.
    package var code: String
}
