import VigieDomain
import VigieEngine

/// What the statuses of Pappers mean where they mean something of their own (specification 2.16.0).
enum PappersRefusal {
    /// 404: the company is not known there. A page made for people is somebody else's answer, and says nothing.
    static func isUnlisted(_ fault: SourceFault) -> Bool { fault.kind == .status(404) && !fault.showsPage }

    /// 403 is a spent quota of tokens or of companies under watch; a wrong key is 401.
    static func reworded(_ fault: SourceFault) -> SourceFault {
        guard fault.kind == .denied(403), !fault.showsPage else { return fault }
        return SourceFault(
            .quota,
            Phrase(
                "quota épuisé ou droit absent du contrat (\(fault.sentence.french))",
                "quota spent, or not in the contract (\(fault.sentence.english))"),
            url: fault.url, evidence: fault.evidence, notBefore: fault.notBefore)
    }
}
