package import VigieDomain

/// What an event means, in plain words.
extension Wording {
    /// One or two sentences for someone who is no lawyer.
    package func explanation(_ code: EventCode) -> String {
        self(Wording.explanationPhrase(code))
    }

    private static func explanationPhrase(_ code: EventCode) -> Phrase {
        switch code {
        case .procOpenLiquidation:
            Phrase(
                "Le tribunal a constaté que le client ne peut plus payer et que son redressement est "
                    + "impossible : l'activité s'arrête et un liquidateur remplace le dirigeant. Les factures "
                    + "antérieures au jugement ne seront payées que si elles sont déclarées à temps.",
                "The court found that the client can no longer pay and cannot recover: business stops and a "
                    + "liquidator replaces the manager. Invoices from before the judgment can only be paid if they "
                    + "are declared in time.")
        case .procOpenRecovery:
            Phrase(
                "Le client est en cessation des paiements mais continue son activité sous le contrôle du "
                    + "tribunal. Les dettes antérieures sont gelées ; ce qui est livré après le jugement doit être "
                    + "payé à l'échéance.",
                "The client can no longer pay its debts but goes on trading under the court's control. "
                    + "Earlier debts are frozen; what is delivered after the judgment must be paid when due.")
        case .procOpenSafeguard:
            Phrase(
                "Le client n'est pas en cessation des paiements mais demande la protection du tribunal. Les "
                    + "dettes antérieures sont gelées et l'activité continue.",
                "The client is not insolvent but asks for the court's protection. Earlier debts are frozen "
                    + "and business goes on.")
        case .procOpenAccelerated:
            Phrase(
                "Un plan préparé en conciliation est soumis au tribunal en quelques mois. Il peut ne lier "
                    + "que certaines catégories de créanciers : vérifier si notre créance en fait partie.",
                "A plan prepared in conciliation goes before the court within a few months. It may bind only "
                    + "some classes of creditors: check whether our claim is among them.")
        case .procOpenUnknown:
            Phrase(
                "Une annonce de procédure collective concerne ce client, mais sa nature n'a pas pu être "
                    + "reconnue. Elle est signalée plutôt qu'écartée : il faut lire l'avis.",
                "An insolvency notice concerns this client, but its kind could not be recognised. It is told "
                    + "rather than dropped: the notice must be read.")
        case .procOpenProfRecovery:
            Phrase(
                "Procédure courte pour un entrepreneur individuel sans salarié. Les dettes portées à la "
                    + "connaissance du juge sont effacées à la clôture.",
                "A short procedure for a sole trader without staff. Debts made known to the judge are erased "
                    + "when it closes.")
        case .procOrgans:
            Phrase(
                "Le mandataire, l'administrateur ou le liquidateur change : c'est à la nouvelle adresse "
                    + "qu'il faut écrire.",
                "The creditors' representative, administrator or liquidator changes: letters now go to the "
                    + "new address.")
        case .procFiling:
            Phrase(
                "Un document de la procédure a été déposé au greffe. L'état de la procédure ne change pas.",
                "A document of the proceeding was filed at the court registry. The state of the proceeding "
                    + "does not change.")
        case .procOther:
            Phrase(
                "Le tribunal ou le juge-commissaire a rendu une autre décision dans la procédure en cours.",
                "The court or the supervising judge made another order in the running proceeding.")
        case .procExtension:
            Phrase(
                "La procédure ouverte contre une autre entreprise s'étend à notre client. Pour lui, cette "
                    + "publication vaut ouverture et fait courir les délais.",
                "The proceeding opened against another company is extended to our client. For the client, "
                    + "this publication counts as an opening and starts the clocks.")
        case .procConversion:
            Phrase(
                "La procédure en cours change de nature, le plus souvent en redressement ou en liquidation. "
                    + "Aucun nouveau délai ne s'ouvre pour déclarer les créances anciennes.",
                "The running proceeding changes its kind, mostly into reorganisation or liquidation. No new "
                    + "period opens to declare old claims.")
        case .procResolution:
            Phrase(
                "Le client n'a pas tenu son plan et le tribunal y met fin, souvent en ouvrant une nouvelle "
                    + "procédure dans le même jugement.",
                "The client did not keep to its plan and the court ends it, often opening a new proceeding "
                    + "in the same judgment.")
        case .procPlanAdopted:
            Phrase(
                "Le tribunal a adopté un plan : les dettes sont payées par échéances, jusqu'à dix ans. La "
                    + "période d'observation prend fin, pas le risque.",
                "The court adopted a plan: debts are paid in instalments over up to ten years. The "
                    + "observation period ends, the risk does not.")
        case .procPlanModified:
            Phrase(
                "Le tribunal a modifié le plan en cours : les échéances ou leur montant ont pu changer.",
                "The court modified the running plan: instalments or their amounts may have changed.")
        case .procPlanSale:
            Phrase(
                "Le tribunal vend l'entreprise à un repreneur. Notre créance ancienne reste à l'ancienne "
                    + "société ; le repreneur est un nouveau client.",
                "The court sells the business to a buyer. Our old debt stays with the old company; the buyer "
                    + "is a new customer.")
        case .procConciliationApproved:
            Phrase(
                "Le client a négocié avec ses principaux créanciers un accord que le tribunal a homologué. "
                    + "C'est le signe de difficultés récentes.",
                "The client negotiated with its main creditors an agreement that the court approved. It is a "
                    + "sign of recent difficulties.")
        case .procProfRecoveryClosed:
            Phrase(
                "La procédure est close : les dettes portées à la connaissance du juge sont effacées.",
                "The procedure is closed: debts made known to the judge are erased.")
        case .procCessationDate:
            Phrase(
                "Le tribunal fait remonter la date à laquelle le client ne pouvait plus payer. Des paiements "
                    + "et garanties reçus depuis peuvent être contestés.",
                "The court moves back the date on which the client could no longer pay. Payments and "
                    + "securities received since may be challenged.")
        case .procClaimsList:
            Phrase(
                "La liste des créances admises est consultable au greffe. Les tiers ont un mois pour la "
                    + "contester.",
                "The list of admitted claims can be read at the registry. Third parties have one month to "
                    + "contest it.")
        case .procClosedNoAssets:
            Phrase(
                "La liquidation est terminée sans que les créanciers soient payés en totalité. Sauf "
                    + "exception, on ne peut plus poursuivre le client.",
                "The liquidation ended without creditors being paid in full. With few exceptions, the client "
                    + "can no longer be sued.")
        case .procClosedPaid:
            Phrase(
                "Toutes les dettes de la procédure ont été payées ou peuvent l'être : c'est une bonne fin.",
                "All debts of the proceeding were paid or can be: a good end.")
        case .procClosedOther: Phrase("Le tribunal a mis fin à la procédure.", "The court ended the proceeding.")
        case .procReopened:
            Phrase(
                "Une liquidation close est rouverte, en général parce que des actifs ont été retrouvés.",
                "A closed liquidation is reopened, usually because assets were found.")
        case .procAppeal:
            Phrase(
                "Une cour d'appel s'est prononcée sur la procédure : l'état connu peut être remis en cause. "
                    + "Une personne doit lire la décision.",
                "A court of appeal ruled on the proceeding: the known state may be reversed. Someone must "
                    + "read the decision.")
        case .procCorrection:
            Phrase(
                "Une annonce déjà signalée a été rectifiée par sa source. Les informations et les délais "
                    + "ci-dessous sont recalculés.",
                "A notice told earlier was corrected by its source. The information and deadlines below are "
                    + "recomputed.")
        case .procWithdrawn:
            Phrase(
                "Une annonce déjà signalée a été annulée par sa source : ce qu'elle disait ne vaut plus.",
                "A notice told earlier was annulled by its source: what it said no longer holds.")
        case .procSanctionPerson:
            Phrase(
                "Le tribunal a sanctionné une personne, qui ne peut plus diriger d'entreprise.",
                "The court sanctioned a person, who may no longer manage a company.")
        case .procBureauOpen:
            Phrase(
                "Un bureau d'information indique une procédure ouverte. L'annonce officielle n'a pas encore "
                    + "été lue ici : elle seule fait courir les délais.",
                "A credit bureau reports an open proceeding. The official notice was not read here yet: it "
                    + "alone starts the clocks.")
        case .procBureauClosed:
            Phrase(
                "Un bureau d'information n'indique plus de procédure ouverte.",
                "A credit bureau no longer reports an open proceeding.")
        case .ownShareholderChange:
            Phrase("La répartition du capital a changé.", "The ownership of the capital changed.")
        case .ownShareholderMajority:
            Phrase(
                "Un actionnaire passe ou perd la majorité : celui qui décide, et qui soutient l'entreprise, "
                    + "a pu changer.",
                "A shareholder gains or loses the majority: who decides, and who supports the company, may "
                    + "have changed.")
        case .ownThresholdCrossed:
            Phrase(
                "Un actionnaire de cette société cotée déclare avoir passé un seuil du capital ou des droits de vote. "
                    + "Le document déposé dit qui, et dans quel sens.",
                "A shareholder of this listed company declares that a threshold of capital or votes was crossed. The "
                    + "document filed says who, and which way.")
        case .ownUboChange:
            Phrase(
                "Les personnes qui contrôlent l'entreprise en dernier lieu ont changé.",
                "The people who control the company in the end have changed.")
        case .ownCapitalReduction:
            Phrase(
                "Le capital diminue : si ce n'est pas à cause de pertes, les créanciers peuvent s'y opposer "
                    + "pendant un délai court.",
                "The capital goes down: unless losses are the cause, creditors may oppose it for a short "
                    + "time.")
        case .ownCapitalIncrease:
            Phrase("Le capital augmente : c'est plutôt un bon signe.", "The capital goes up: rather a good sign.")
        case .ownCapitalChange:
            Phrase(
                "Le capital a été modifié ; l'avis ne dit pas clairement dans quel sens.",
                "The capital was changed; the notice does not clearly say which way.")
        case .ownCapitalVariable:
            Phrase(
                "Le capital est variable : il bouge sans formalité entre un plancher et un plafond.",
                "The capital is variable: it moves freely between a floor and a ceiling.")
        case .ownEquityBelowHalf:
            Phrase(
                "Les pertes ont mangé plus de la moitié du capital. Les associés décident de continuer et "
                    + "doivent reconstituer les fonds propres.",
                "Losses have eaten more than half of the capital. The members decide whether to go on and "
                    + "must rebuild the equity.")
        case .ownEquityRestored:
            Phrase("Les fonds propres sont revenus à un niveau normal.", "The equity is back at a normal level.")
        case .mgmtOfficerAdded:
            Phrase("Une personne ou une société entre à la direction.", "A person or a company joins the management.")
        case .mgmtOfficerLeft:
            Phrase("Une personne ou une société quitte la direction.", "A person or a company leaves the management.")
        case .mgmtOfficerReplaced:
            Phrase("Un dirigeant est remplacé par un autre.", "One officer is replaced by another.")
        case .mgmtOfficerChange:
            Phrase(
                "La composition de la direction a changé ; l'avis ne nomme pas toujours les personnes.",
                "The management changed; the notice does not always name the persons.")
        case .mgmtAuditorLeft:
            Phrase(
                "Le commissaire aux comptes s'en va. Un départ avant la fin du mandat peut cacher un désaccord.",
                "The statutory auditor leaves. A departure before the end of the term may hide a disagreement.")
        case .idName:
            Phrase(
                "L'entreprise change de nom, son numéro reste le même.",
                "The company changes its name, its number stays the same.")
        case .idLegalForm:
            Phrase(
                "L'entreprise change de forme juridique, son numéro reste le même.",
                "The company changes its legal form, its number stays the same.")
        case .idBrand:
            Phrase(
                "Le nom sous lequel l'entreprise se présente a changé.",
                "The name under which the company presents itself changed.")
        case .idSeatMoved:
            Phrase(
                "Le siège change d'adresse, parfois de tribunal. Des déménagements répétés sont un signe de "
                    + "fragilité.",
                "The registered office moves, sometimes to another court. Repeated moves are a sign of "
                    + "weakness.")
        case .idActivity: Phrase("L'activité déclarée a changé.", "The declared activity changed.")
        case .idEstablishmentOpened:
            Phrase("L'entreprise ouvre un établissement.", "The company opens an establishment.")
        case .idEstablishmentClosed:
            Phrase("L'entreprise ferme un établissement.", "The company closes an establishment.")
        case .idDiffusion:
            Phrase(
                "Le registre ne montre plus, ou montre de nouveau, le nom et l'adresse à tous. Ce n'est pas "
                    + "un changement de nom.",
                "The register no longer shows, or shows again, the name and address to everyone. This is not "
                    + "a change of name.")
        case .idModified:
            Phrase(
                "Le registre publie une modification dont le détail n'a pas été reconnu.",
                "The register publishes a change whose detail was not recognised.")
        case .idMismatch:
            Phrase(
                "Le nom que donne la source ne ressemble pas à celui de notre fichier : le numéro saisi "
                    + "n'est peut-être pas celui de ce client.",
                "The name that the source gives does not look like the one in our file: the number entered "
                    + "may not be this client's.")
        case .lifeCreated: Phrase("L'entreprise vient d'être créée.", "The company was just created.")
        case .lifeRegistered:
            Phrase(
                "L'entreprise est immatriculée à un registre ; ce peut être la suite d'un transfert de "
                    + "siège.",
                "The company is entered in a register; a move of the registered office may be the cause.")
        case .lifeDormant:
            Phrase(
                "L'entreprise arrête son activité sans disparaître.",
                "The company stops trading without disappearing.")
        case .lifeResumed: Phrase("L'entreprise reprend son activité.", "The company resumes its activity.")
        case .lifeCeased:
            Phrase(
                "Le registre indique que l'entreprise a cessé son activité.",
                "The register says that the company ceased its activity.")
        case .lifeReactivated:
            Phrase(
                "Le registre indique de nouveau l'entreprise comme active.",
                "The register shows the company as active again.")
        case .lifeDissolved:
            Phrase(
                "Les associés ont décidé de fermer la société. Un liquidateur amiable paie les dettes tant "
                    + "qu'il reste de l'argent.",
                "The members decided to close the company. An amicable liquidator pays the debts while there "
                    + "is money.")
        case .lifeTup:
            Phrase(
                "La société disparaît et sa maison mère reprend son patrimoine et ses dettes : notre "
                    + "débiteur change. Les créanciers ont 30 jours pour s'y opposer.",
                "The company disappears and its parent takes over its assets and debts: our debtor changes. "
                    + "Creditors have 30 days to oppose.")
        case .lifeMergerProject:
            Phrase(
                "Une opération va changer le débiteur ou son patrimoine. Les créanciers ont 30 jours pour "
                    + "s'y opposer.",
                "An operation will change the debtor or its assets. Creditors have 30 days to oppose.")
        case .lifeMergerDone:
            Phrase(
                "L'opération est faite : le débiteur ou son patrimoine a changé.",
                "The operation is done: the debtor or its assets changed.")
        case .lifeStruckOff:
            Phrase(
                "L'entreprise est radiée du registre : elle n'existe plus pour les tiers.",
                "The company is struck off the register: it no longer exists for third parties.")
        case .lifeStruckOffReversed:
            Phrase(
                "La radiation est annulée : l'entreprise existe toujours.",
                "The strike-off is cancelled: the company still exists.")
        case .lifeFundSold:
            Phrase(
                "Notre client vend son fonds. Le prix est bloqué quelques jours : un créancier peut se faire "
                    + "payer dessus, s'il s'oppose à temps.",
                "Our client sells its business. The price is blocked for some days: a creditor may be paid "
                    + "out of it by opposing in time.")
        case .lifeFundBought:
            Phrase(
                "Notre client achète un fonds : il grandit, ou il s'endette.",
                "Our client buys a business: it grows, or takes on debt.")
        case .lifeFundLeased:
            Phrase(
                "Le fonds est confié à un locataire-gérant : celui qui commande n'est peut-être plus celui "
                    + "qui doit.",
                "The business is run by a lessee: whoever orders may no longer be whoever owes.")
        case .lifeFundLeaseEnd:
            Phrase(
                "La location-gérance prend fin : le fonds revient à son propriétaire.",
                "The lease ends: the business returns to its owner.")
        case .lifeFundContributed:
            Phrase(
                "Le fonds est apporté à une autre société : le débiteur peut changer.",
                "The business is contributed to another company: the debtor may change.")
        case .accFiled: Phrase("De nouveaux comptes annuels sont disponibles.", "New annual accounts are available.")
        case .accConfidential:
            Phrase(
                "Les comptes sont déposés mais le public ne peut pas les lire.",
                "The accounts are filed but the public cannot read them.")
        case .accLate:
            Phrase(
                "Les comptes de l'exercice auraient dû être déposés, et aucune source ne les a montrés.",
                "The accounts of the year should have been filed, and no source has shown them.")
        case .accMissing:
            Phrase(
                "Bien après le terme du dépôt, aucune source n'a encore montré les comptes de l'exercice.",
                "Well after they were due, no source has shown the accounts of the year yet.")
        case .accDeterioration:
            Phrase(
                "Les derniers comptes sont nettement moins bons que les précédents.",
                "The last accounts are markedly worse than those before.")
        case .riskRatingDown:
            Phrase(
                "Un bureau juge que le client paiera moins sûrement qu'avant.",
                "A bureau finds the client less likely to pay than before.")
        case .riskRatingUp:
            Phrase(
                "Un bureau juge que le client paiera plus sûrement qu'avant.",
                "A bureau finds the client more likely to pay than before.")
        case .riskRatingLost:
            Phrase(
                "Le bureau ne donne plus de note : ce n'est ni bon ni mauvais, il faut savoir pourquoi.",
                "The bureau no longer gives a rating: neither good nor bad, but the reason must be known.")
        case .riskRatingRescaled:
            Phrase(
                "Le bureau a changé d'échelle ou de modèle : les notes d'avant et d'après ne se comparent "
                    + "pas.",
                "The bureau changed its scale or model: the ratings before and after cannot be compared.")
        case .riskLimitDown:
            Phrase(
                "Le bureau conseille un encours plus petit qu'avant.",
                "The bureau recommends a smaller outstanding than before.")
        case .riskLimitZero:
            Phrase(
                "Le bureau ne conseille plus aucun crédit à ce client.",
                "The bureau no longer recommends any credit to this client.")
        case .riskCoverGranted:
            Phrase(
                "L'assureur couvre ce client, ou le couvre davantage.",
                "The insurer covers this client, or covers more of it.")
        case .riskCoverReduced:
            Phrase(
                "L'assureur couvre moins qu'avant. Ce qui dépasse est à notre seul risque.",
                "The insurer covers less than before. What exceeds it is our own risk.")
        case .riskCoverWithdrawn:
            Phrase(
                "L'assureur ne couvre plus les nouvelles livraisons. Celles d'avant l'avis restent couvertes, "
                    + "selon le contrat.",
                "The insurer no longer covers new deliveries. Those before the notice stay covered, by the policy.")
        case .riskCoverRefused:
            Phrase(
                "L'assureur refuse de couvrir ce client : tout encours est à notre seul risque.",
                "The insurer refuses to cover this client: any outstanding is our own risk.")
        case .riskCoverExpiring:
            Phrase(
                "La garantie prend fin bientôt : sans renouvellement, les livraisons suivantes ne sont plus couvertes.",
                "The cover ends soon: unless renewed, later deliveries are not covered.")
        case .riskPaymentSlower:
            Phrase(
                "Le client paie nettement plus tard qu'avant.",
                "The client pays markedly later than before.")
        case .expOverLimit:
            Phrase(
                "Ce que le client nous doit dépasse le plafond convenu.",
                "What the client owes us exceeds the agreed limit.")
        case .expOverdue:
            Phrase(
                "Des factures sont échues et impayées.",
                "Invoices are due and unpaid.")
        case .diversNotice:
            Phrase(
                "Une annonce sans catégorie connue concerne ce client.",
                "A notice of no known category concerns this client.")
        }
    }
}
