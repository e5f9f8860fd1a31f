package import VigieDomain

/// One thing to do. The steps are shared, so that the same situation is always answered in the same words.
package struct Step: Hashable, Sendable {
    package let phrase: Phrase
    private init(_ french: String, _ english: String) { phrase = Phrase(french, english) }

    static let declare = Step(
        "Déclarer la créance au plus tard à la date sûre, au mandataire ou au liquidateur nommé ci-dessous : "
            + "montants échus et à échoir, intérêts, sûretés, réserve de propriété.",
        "Declare the claim by the safe date to the office-holder named below: sums due and to fall "
            + "due, interest, securities, retention of title.")
    static let reclaim = Step(
        "Revendiquer les marchandises impayées sous réserve de propriété (3 mois à compter de la "
            + "publication, L624-9, à confirmer) et demander un inventaire signé.",
        "Reclaim unpaid goods under retention of title (3 months from publication, L624-9, to be "
            + "confirmed) and ask for a signed stock count.")
    static let insurer = Step(
        "Prévenir l'assureur-crédit et l'affactureur dans les délais du contrat.",
        "Tell the credit insurer and the factor within the times of the contract.")
    static let stop = Step(
        "Bloquer le compte, provisionner, préparer la récupération de la TVA.",
        "Block the account, make a provision, prepare the recovery of VAT.")
    static let newOnlyPaid = Step(
        "N'accepter de nouvelles commandes qu'après validation et paiement d'avance.",
        "Accept new orders only after approval and payment in advance.")
    static let contracts = Step(
        "Mettre l'administrateur en demeure de se prononcer sur les contrats en cours (L622-13) ; isoler "
            + "les dettes antérieures.",
        "Give the administrator formal notice to decide on running contracts (L622-13); keep old debts "
            + "apart.")
    static let readClasses = Step(
        "Vérifier si notre créance est dans le périmètre de l'accord.",
        "Check whether our claim is within the agreement.")
    static let readNotice = Step(
        "Lire l'avis complet et qualifier la procédure.",
        "Read the whole notice and find out which proceeding it is.")
    static let holdCredit = Step(
        "Suspendre tout nouveau crédit jusqu'à la décision.",
        "Suspend new credit until a decision is taken.")
    static let answerJudge = Step(
        "Répondre à la demande du juge sur le montant dû ; aucune déclaration n'est à faire.",
        "Answer the judge's request for the amount due; no claim is to be declared.")
    static let thirdParty = Step(
        "Tierce opposition possible dans les 10 jours de la publication (R661-2, à confirmer).",
        "Third-party opposition is possible within 10 days of publication (R661-2, to be confirmed).")
    static let noNewPeriod = Step(
        "Vérifier que la créance a été déclarée dans le délai de la première procédure.",
        "Check that the claim was declared within the time of the first proceeding.")
    static let reclaimIfTime = Step(
        "Revendiquer les marchandises s'il est encore temps.",
        "Reclaim goods if there is still time.")
    static let declareNew = Step(
        "Déclarer les créances nées depuis le plan ; celles déjà admises n'ont pas à l'être de nouveau "
            + "(L626-27).",
        "Declare claims born since the plan; those already admitted need not be declared again (L626-27).")
    static let checkDeclared = Step(
        "Vérifier que la créance a été déclarée ; sinon le faire au plus tard à la date sûre.",
        "Check that the claim was declared; if not, do it by the safe date.")
    static let findNotice = Step(
        "Chercher l'annonce officielle au BODACC et, dès qu'elle paraît, déclarer la créance.",
        "Look for the official notice in the BODACC and declare the claim as soon as it appears.")
    static let stopDeliveries = Step(
        "Arrêter les livraisons et prévenir la logistique.",
        "Stop deliveries and tell logistics.")
    static let noPromise = Step(
        "Ne rien promettre au client ; tout paiement passe par le liquidateur.",
        "Promise nothing to the client; any payment goes through the liquidator.")
    static let askStock = Step(
        "Relever chez le client les marchandises impayées encore en stock.",
        "Note at the client's which unpaid goods are still in stock.")
    static let cashFirst = Step(
        "Livrer seulement contre paiement d'avance, après accord du crédit.",
        "Deliver only against payment in advance, after credit agrees.")
    static let noOldDebt = Step(
        "Ne pas demander le paiement des anciennes factures : il est interdit au client de les payer.",
        "Do not ask for payment of old invoices: the client is forbidden to pay them.")
    static let holdOrders = Step(
        "Ne rien accepter de nouveau avant l'avis du crédit.",
        "Accept nothing new before credit has decided.")
    static let writeNew = Step("Écrire désormais à l'adresse ci-dessous.", "From now on, write to the address below.")
    static let nothing = Step("Rien à faire dans l'immédiat.", "Nothing to do for now.")
    static let readDecision = Step(
        "Lire la décision et décider si elle nous concerne.",
        "Read the decision and see whether it concerns us.")
    static let diary = Step(
        "Noter les échéances du plan et garder une limite prudente.",
        "Put the plan's instalments in the diary and keep a prudent limit.")
    static let prudent = Step(
        "Rester prudent : paiements courts, pas de dépassement.",
        "Stay prudent: short payment terms, no overrun.")
    static let newAccount = Step(
        "Ouvrir un nouveau compte au nom de l'acquéreur (nouveau SIREN), sans reprise de l'ancienne dette.",
        "Open a new account for the buyer (new SIREN), without the old debt.")
    static let meetBuyer = Step(
        "Prendre contact avec le repreneur ; ne rien livrer sur l'ancien compte.",
        "Contact the buyer; deliver nothing on the old account.")
    static let tighten = Step(
        "Resserrer les conditions ; tierce opposition possible dans les 10 jours (R661-2, à confirmer).",
        "Tighten the terms; third-party opposition possible within 10 days (R661-2, to be confirmed).")
    static let writeOff = Step(
        "Passer la créance en perte, demander le certificat d'irrécouvrabilité et récupérer la TVA.",
        "Write the claim off, ask for the certificate of irrecoverability and recover the VAT.")
    static let pursuit = Step(
        "Vérifier si l'avis autorise la reprise des poursuites individuelles.",
        "Check whether the notice lets creditors sue again.")
    static let suspectPayments = Step(
        "Revoir les paiements et garanties reçus depuis la nouvelle date : ils peuvent être contestés ; "
            + "tierce opposition 10 jours (R661-2, à confirmer).",
        "Review payments and securities received since the new date: they may be challenged; third-party "
            + "opposition 10 days (R661-2, to be confirmed).")
    static let checkList = Step(
        "Vérifier que notre créance figure à l'état ; réclamation des tiers dans le mois (R624-8, à "
            + "confirmer).",
        "Check that our claim is in the list; third parties may complain within a month (R624-8, to be "
            + "confirmed).")
    static let reopenTerms = Step(
        "Réexaminer les conditions de paiement : elles peuvent être rouvertes prudemment.",
        "Review the payment terms: they may be reopened with care.")
    static let askShare = Step(
        "Demander au liquidateur si une répartition est prévue.",
        "Ask the liquidator whether a distribution is planned.")
    static let humanReview = Step(
        "Faire lire la décision par un juriste : l'état de la procédure peut revenir en arrière.",
        "Have a lawyer read the decision: the state of the proceeding may go back.")
    static let recompute = Step(
        "Relire le dossier avec les dates recalculées ; en cas de doute, garder la date la plus proche.",
        "Go through the file again with the recomputed dates; in doubt, keep the earlier one.")
    static let undo = Step(
        "Revenir sur les mesures prises à cause de l'avis annulé, après vérification.",
        "Undo what was decided because of the annulled notice, after checking.")
    static let otherCompanies = Step(
        "Chercher les autres entreprises que dirige cette personne.",
        "Look for the other companies that this person manages.")
    static let confirmEnd = Step(
        "Vérifier auprès de la source officielle avant de rouvrir le crédit.",
        "Check with the official source before reopening credit.")
    static let group = Step(
        "Réexaminer le soutien du groupe, les garanties reçues et la connaissance du client (KYC).",
        "Re-assess the group's support, the guarantees held and the know-your-customer file.")
    static let askOwner = Step(
        "Demander au client ce que change le nouvel actionnaire.",
        "Ask the client what the new shareholder changes.")
    static let opposeCapital = Step(
        "Vérifier la cause et, si ce ne sont pas des pertes, l'opposition possible (20 jours en SA et SAS, "
            + "1 mois en SARL, à compter du dépôt au greffe, à confirmer).",
        "Check the cause and, if it is not losses, the possible opposition (20 days for SA and SAS, 1 "
            + "month for SARL, from the filing, to be confirmed).")
    static let checkCapital = Step(
        "Comparer le capital avec la fiche précédente.",
        "Compare the capital with the earlier entry.")
    static let equity = Step(
        "Demander les comptes et le calendrier de reconstitution (avant la fin du deuxième exercice ; "
            + "L223-42, L225-248).",
        "Ask for the accounts and the timetable for rebuilding (before the end of the second year; "
            + "L223-42, L225-248).")
    static let positive = Step(
        "Signe favorable : en tenir compte à la prochaine revue.",
        "A favourable sign: bear it in mind at the next review.")
    static let officers = Step(
        "Noter le changement ; plusieurs en douze mois sont un signal.",
        "Note the change; several within twelve months are a signal.")
    static let meetOfficer = Step(
        "Identifier le nouvel interlocuteur et mettre à jour les contacts.",
        "Find out who the new contact is and update the contacts.")
    static let updateAccount = Step(
        "Mettre à jour le compte et le nom du cocontractant.",
        "Update the account and the name of the contract party.")
    static let seat = Step(
        "Mettre à jour l'adresse et le tribunal compétent ; se méfier de déménagements répétés ou d'une "
            + "domiciliation.",
        "Update the address and the competent court; beware of repeated moves or a business-address "
            + "provider.")
    static let stillCustomer = Step(
        "Vérifier que l'activité correspond toujours à ce que nous livrons.",
        "Check that the activity still fits what we deliver.")
    static let sites = Step("Vérifier les adresses de livraison.", "Check the delivery addresses.")
    static let notRename = Step(
        "Ne pas lire ce statut comme un changement de nom.",
        "Do not read this status as a change of name.")
    static let verifyNumber = Step(
        "Vérifier le numéro SIREN de la ligne dans la liste de surveillance.",
        "Check the SIREN of the line in the watchlist.")
    static let collect = Step(
        "Recouvrer sans attendre ; au besoin déposer une injonction de payer.",
        "Collect without delay; if needed, ask for an order to pay.")
    static let visit = Step(
        "Prendre contact avec le client et obtenir le paiement du solde.",
        "Contact the client and obtain payment of the balance.")
    static let writeLiquidator = Step(
        "Adresser la créance au liquidateur amiable ; sans paiement, agir avant la radiation.",
        "Send the claim to the amicable liquidator; without payment, act before the strike-off.")
    static let opposeTup = Step(
        "Faire opposition en justice dans les 30 jours de la publication (C. civ. 1844-5, à confirmer) si "
            + "la société mère est moins solide ; une lettre au greffe ne vaut rien.",
        "Oppose in court within 30 days of publication (C. civ. 1844-5, to be confirmed) if the parent is "
            + "weaker; a letter to the registry is void.")
    static let opposeMerger = Step(
        "Opposition possible dans les 30 jours de la publication (L236-15, à confirmer).",
        "Opposition is possible within 30 days of publication (L236-15, to be confirmed).")
    static let remap = Step("Rattacher le compte au nouveau débiteur.", "Link the account to the new debtor.")
    static let petition = Step(
        "Sans paiement, la liquidation judiciaire peut être demandée dans l'année de la radiation (L640-5, "
            + "à confirmer).",
        "Without payment, judicial liquidation may be sought within a year of the strike-off (L640-5, to "
            + "be confirmed).")
    static let opposePrice = Step(
        "Faire opposition sur le prix dans les 10 jours de la publication au BODACC (L141-14, à "
            + "confirmer), par acte d'huissier ou lettre recommandée au domicile élu.",
        "Oppose payment of the price within 10 days of publication in the BODACC (L141-14, to be "
            + "confirmed), by bailiff or registered letter to the elected domicile.")
    static let whoPays = Step(
        "Établir qui est désormais le débiteur ; action possible dans les 3 mois de la publication "
            + "(L144-6, à confirmer).",
        "Establish who the debtor now is; action is possible within 3 months of publication (L144-6, to be "
            + "confirmed).")
    static let declareContribution = Step(
        "Déclarer la créance comme l'indique la publication (10 jours, à confirmer).",
        "Declare the claim as the publication says (10 days, to be confirmed).")
    static let refresh = Step(
        "Rafraîchir l'analyse avec les nouveaux comptes.",
        "Refresh the analysis with the new accounts.")
    static let askAccounts = Step("Demander les comptes au client.", "Ask the client for the accounts.")
    static let reviewLimit = Step(
        "Revoir le plafond et les conditions de paiement.",
        "Review the limit and the payment terms.")
    static let talk = Step(
        "En parler au client et surveiller ses règlements.",
        "Talk to the client and watch its payments.")
    static let askBureau = Step("Demander la raison au bureau.", "Ask the bureau why.")
    static let newBaseline = Step(
        "Prendre la nouvelle note comme référence ; ne pas la comparer à l'ancienne.",
        "Take the new rating as the reference; do not compare it with the old one.")
    static let cutLimit = Step(
        "Ramener le plafond à ce que le bureau conseille, ou motiver l'écart.",
        "Bring the limit down to what the bureau recommends, or give the reason for the difference.")
    static let tellCredit = Step(
        "Laisser le crédit décider ; lui transmettre ce que dit le client.",
        "Let credit decide; pass on what the client says.")
    static let askPlans = Step(
        "Demander au client ce que l'opération change pour nos livraisons et pour la facturation.",
        "Ask the client what the operation changes for our deliveries and invoices.")
    static let screenOwners = Step(
        "Mettre à jour la connaissance du client (KYC) et vérifier les listes de sanctions.",
        "Update what is known of the client (KYC) and check the sanctions lists.")
    static let askAuditor = Step(
        "Demander au client pourquoi le commissaire aux comptes s'en va.",
        "Ask the client why the auditor leaves.")
    static let cutToCover = Step(
        "Ramener le plafond à la garantie, ou décider qui porte le reste ; prévenir l'assureur de l'encours.",
        "Bring the limit down to the cover, or decide who bears the rest; tell the insurer the outstanding.")
    static let renewCover = Step(
        "Demander à l'assureur le renouvellement de la garantie avant son terme.",
        "Ask the insurer to renew the cover before it ends.")
    static let remind = Step("Relancer, et revoir le plan de relance.", "Send reminders, and review their schedule.")
    static let derogate = Step(
        "Bloquer les nouvelles commandes, ou accorder une dérogation écrite.",
        "Block new orders, or grant a written derogation.")
}
