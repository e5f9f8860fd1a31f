package import VigieDomain

/// One piece of regulated information that an invented listed company publishes.
package struct RegulatedEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable, CaseIterable {
        case crossing, ownShares, inside, votes
    }

    package var id: String
    package var issuer: String
    package var isin: String?
    package var lei: String?
    package var published: Instant
    package var kind: Kind
    package var title: String

    package init(
        id: String, issuer: String, isin: String?, lei: String? = nil, published: Instant, kind: Kind, title: String
    ) {
        self.id = id
        self.issuer = issuer
        self.isin = isin
        self.lei = lei
        self.published = published
        self.kind = kind
        self.title = title
    }

    /// As the portal writes it: every column, null where empty.
    package var json: OrderedJSON {
        [
            "uin_idt_uin": .text(id),
            "uin_dat_amf": .text(moment),
            "uin_dat_mar": "1900-01-01T00:00:00+00:00",
            "identificationsociete_iso_nom_soc": .text(issuer),
            "identificationsociete_iso_cd_isi": .text(orNull: isin),
            "identificationsociete_iso_cd_lei": .text(orNull: lei),
            "identificationsociete_iso_pay_ss": "FR",
            "informationdeposee_inf_dat_emt": .text(moment),
            "informationdeposee_inf_tit_inf": .text(title),
            "informationdeposee_inf_lng_inf": "FR",
            "type_d_information": "Informations réglementées continues",
            "type_of_information": "Ongoing regulated information",
            "sous_type_d_information": .text(kind.french),
            "subtype_of_information": .text(kind.english),
            "url_de_recuperation": .text("https://fr.ftp.opendatasoft.com/datadila/INFOFI/\(id).pdf"),
        ]
    }

    private var moment: String { published.description.dropLast() + "+00:00" }
}

extension RegulatedEntry.Kind {
    package var french: String {
        switch self {
        case .crossing: "Décision de franchissement de seuil"
        case .ownShares: "Acquisition ou cession des actions de l'émetteur"
        case .inside: "Informations privilégiées"
        case .votes: "Total du nombre de droits de vote et du capital"
        }
    }

    package var english: String {
        switch self {
        case .crossing: "Threshold crossing"
        case .ownShares: "Acquisition or disposal of the issuer's own shares"
        case .inside: "Inside Information"
        case .votes: "Total number of voting rights and capital"
        }
    }
}
