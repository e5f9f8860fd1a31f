package import VigieDomain
package import VigieTransport

extension SourceFault.Kind {
    /// What kind of fault it is, for the administrator.
    package var words: Phrase {
        switch self {
        case .transport(let failure): failure.code.words
        case .status(let status): Phrase("réponse d'erreur \(status)", "error status \(status)")
        case .quota: Phrase("quota épuisé", "quota spent")
        // Not every way in has numbers.
        case .denied(0): Phrase("accès refusé", "access refused")
        case .denied(let status): Phrase("accès refusé (\(status))", "access refused (\(status))")
        case .lie(let lie): lie.words
        }
    }
}

extension SourceFault.Lie {
    package var words: Phrase {
        switch self {
        case .empty: Phrase("réponse vide", "empty answer")
        case .notTheFormat: Phrase("autre chose que le format attendu", "not the format expected")
        case .cut: Phrase("réponse coupée", "answer cut off")
        case .frozen: Phrase("source figée", "frozen source")
        case .rowsMissing: Phrase("lignes manquantes", "rows missing")
        case .fieldMissing: Phrase("champ manquant", "field missing")
        case .fieldType: Phrase("champ d'une autre nature", "field of another kind")
        case .totalDiffers: Phrase("total qui ne correspond pas", "total that differs")
        case .repeated: Phrase("réponse répétée", "repeated answer")
        case .language: Phrase("autre langue", "another language")
        case .otherHost: Phrase("renvoi vers un autre hôte", "sent on to another host")
        case .tooLarge: Phrase("réponse trop grande", "answer too large")
        case .garbled: Phrase("contenu incohérent", "garbled content")
        case .hitRate: Phrase("entreprises connues devenues inconnues", "known companies no longer known")
        }
    }
}

extension ExchangeFailure.Code {
    package var words: Phrase {
        switch self {
        case .unresolved: Phrase("nom d'hôte inconnu", "unknown host name")
        case .unreachable: Phrase("hôte injoignable", "unreachable host")
        case .timeout: Phrase("pas de réponse à temps", "no answer in time")
        case .interrupted: Phrase("connexion rompue", "broken connection")
        case .tls: Phrase("certificat ou chiffrement refusé", "certificate or encryption refused")
        case .tooLarge: Phrase("réponse trop grande", "answer too large")
        case .forbiddenAddress: Phrase("adresse interdite", "forbidden address")
        case .forbiddenScheme: Phrase("schéma interdit", "forbidden scheme")
        case .forbiddenRedirect: Phrase("renvoi interdit", "forbidden redirect")
        case .invalidRequest: Phrase("question impossible à envoyer", "question that cannot be sent")
        case .malformed: Phrase("réponse mal formée", "malformed answer")
        case .other: Phrase("autre échec", "another failure")
        }
    }
}
