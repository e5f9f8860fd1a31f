import VigieDomain

/// The columns of the register, as real answers show them.
enum InfoFinanciereFields {
    static let id = "uin_idt_uin"
    static let published = "informationdeposee_inf_dat_emt"
    static let issuer = "identificationsociete_iso_nom_soc"
    static let isin = "identificationsociete_iso_cd_isi"
    static let lei = "identificationsociete_iso_cd_lei"
    static let title = "informationdeposee_inf_tit_inf"
    static let kind = "sous_type_d_information"
    static let kindInEnglish = "subtype_of_information"
    static let link = "url_de_recuperation"

    /// Never met before: tolerated, counted.
    static func unknown(in rows: [PortalRow]) -> [String] {
        rows.reduce(into: Set<String>()) { $0.formUnion(Set(($1.json.members ?? [:]).keys).subtracting(known)) }
            .sorted()
    }

    private static let known: Set<String> = [
        id, published, issuer, isin, lei, title, kind, kindInEnglish, link, "uin_dat_amf", "uin_dat_mar",
        "identificationsociete_iso_pay_ss", "identificationsociete_iso_code_tkr", "informationdeposee_inf_lng_inf",
        "type_d_information", "type_of_information", "fichierdecontenu_inf_fic_nom",
    ]
}
