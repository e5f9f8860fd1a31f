/// A country by its two letters, its three letters or its name, in French or English.
package enum CountryCell {
    /// - Returns: ISO 3166 alpha-2, or nil for a word that names no country that we know.
    package static func read(_ cell: String) -> String? {
        let text = Folded.text(cell)
        if let code = names[text] { return code }
        let capitals = text.uppercased()
        return codes.contains(capitals) ? capitals : nil
    }

    /// Officially assigned codes (ISO 3166-1).
    private static let codes: Set<String> = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init))

    /// Names of the countries with which a French company trades most, folded.
    private static let names: [String: String] = [
        "france": "FR", "fra": "FR", "belgique": "BE", "belgium": "BE", "bel": "BE", "luxembourg": "LU", "lux": "LU",
        "allemagne": "DE", "germany": "DE", "deu": "DE", "suisse": "CH", "switzerland": "CH", "che": "CH",
        "italie": "IT", "italy": "IT", "ita": "IT", "espagne": "ES", "spain": "ES", "esp": "ES", "portugal": "PT",
        "prt": "PT", "paysbas": "NL", "netherlands": "NL", "hollande": "NL", "nld": "NL", "royaumeuni": "GB",
        "unitedkingdom": "GB", "grandebretagne": "GB", "angleterre": "GB", "uk": "GB", "gbr": "GB", "irlande": "IE",
        "ireland": "IE", "irl": "IE", "autriche": "AT", "austria": "AT", "aut": "AT", "pologne": "PL", "poland": "PL",
        "pol": "PL", "tchequie": "CZ", "republiquetcheque": "CZ", "czechia": "CZ", "suede": "SE", "sweden": "SE",
        "danemark": "DK", "denmark": "DK", "norvege": "NO", "norway": "NO", "finlande": "FI", "finland": "FI",
        "monaco": "MC", "maroc": "MA", "morocco": "MA", "tunisie": "TN", "tunisia": "TN", "algerie": "DZ",
        "etatsunis": "US", "usa": "US", "unitedstates": "US", "guadeloupe": "GP", "martinique": "MQ", "guyane": "GF",
        "lareunion": "RE", "reunion": "RE", "mayotte": "YT", "nouvellecaledonie": "NC", "polynesiefrancaise": "PF",
        "roumanie": "RO", "romania": "RO", "hongrie": "HU", "hungary": "HU", "grece": "GR", "greece": "GR",
    ]
}
