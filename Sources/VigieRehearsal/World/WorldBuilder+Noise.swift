import VigieDomain

extension WorldBuilder {
    /// Prints ordinary notices about companies that nobody watches: all families, in about the shares that the gazette has.
    mutating func makeNoise(_ count: Int, on day: Day) {
        for position in 0..<count {
            let families = NoticeDraft.Family.allCases
            // The first ten show each family once, so that no day lacks one.
            let family = position < families.count && count >= families.count ? families[position] : weighted()
            publish(noise(family, on: day), on: day)
        }
    }

    private mutating func weighted() -> NoticeDraft.Family {
        switch chance.below(100) {
        case ..<46: .dpc
        case ..<64: .modification
        case ..<78: .creation
        case ..<87: .radiation
        case ..<95: .collective
        case ..<98: .vente
        default: .immatriculation
        }
    }

    private mutating func noise(_ family: NoticeDraft.Family, on day: Day) -> NoticeDraft {
        let stranger = company(founded: day.adding(days: -400 - chance.below(9000)))
        let recent = day.adding(days: -3 - chance.below(12))
        switch family {
        case .dpc:
            return stranger.accountsFiled(
                closing: Day(year: day.year - 1, month: 12, day: 31) ?? recent, isConfidential: chance.below(2) == 0)
        case .modification: return stranger.modified(chance.pick(WorldBuilder.modifications), effective: recent)
        case .creation:
            var young = stranger
            young.founded = recent
            return young.created()
        case .radiation: return stranger.struckOff()
        case .vente:
            let seller = company(founded: stranger.founded)
            return stranger.buys(from: seller, price: 1000 * (20 + chance.below(400)), effective: recent)
        case .immatriculation: return stranger.registered(on: recent)
        case .collective:
            let draft = proceeding(of: stranger, judged: recent)
            return switch chance.below(100) {
            case ..<7: draft.aboutSoleTrader(stranger, isRegistered: false)
            case ..<20: draft.aboutSoleTrader(stranger, isRegistered: true)
            default: draft
            }
        case .conciliation:
            return stranger.judgment(
                family: "Extrait de jugement", nature: "Jugement homologuant l'accord de conciliation", date: recent,
                complement: "Jugement homologuant l'accord de conciliation. Le jugement est déposé au greffe.",
                kind: .conciliation)
        case .recovery:
            return stranger.judgment(
                family: "Jugement de clôture",
                nature: "Jugement prononçant la clôture de la procédure de rétablissement professionnel", date: recent,
                complement: "Jugement prononçant la clôture de la procédure de rétablissement professionnel.",
                kind: .recovery
            ).aboutSoleTrader(stranger, isRegistered: false)
        case .divers:
            return NoticeDraft(
                .divers, of: stranger,
                [
                    .divers:
                        ([
                            "titre": "Avis divers", "texte": .text("Avis aux créanciers de \(stranger.name)."),
                        ] as OrderedJSON).inString
                ])
        }
    }

    private mutating func proceeding(of stranger: WorldCompany, judged: Day) -> NoticeDraft {
        let practitioner = chance.pick(Practitioner.all)
        let ceased = judged.adding(days: -chance.below(500))
        switch chance.below(10) {
        case ..<4: return stranger.closedForLackOfAssets(judged: judged)
        case ..<7: return stranger.liquidationOpens(judged: judged, ceased: ceased, by: practitioner)
        case ..<9: return stranger.recoveryOpens(judged: judged, ceased: ceased, by: practitioner)
        default: return stranger.safeguardOpens(judged: judged, by: practitioner)
        }
    }

    private static let modifications = [
        "Modification survenue sur l'administration.", "modification survenue sur le capital (augmentation)",
        "Transfert du siège social.", "Modification de la dénomination.",
        "modification survenue sur l'administration, l'activité, le capital",
    ]
}
