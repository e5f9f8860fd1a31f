import VigieDomain

/// The rules on free text, in the order in which they must be tried: what ends or changes a proceeding before what opens
/// one, liquidation before redressement, redressement before sauvegarde (`domain.md` section 1). Openings by a verb come
/// before deposits and orders, because an opening also fixes delays for lists; a mere mention comes last.
enum TextTable {
    static let rules: [TextRule] =
        dismissals + appeals + persons + reopenings + closures + failures + conversions + resolutions + refusals + plans
        + extensions
        + openings + unsure + deposits + orders + mentions
}
