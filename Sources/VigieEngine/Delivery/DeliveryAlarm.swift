import VigieDomain

/// What the administrator reads when a message could not be handed over.
struct DeliveryAlarm {
    var key: String
    var recipient: Recipient
    var now: Instant

    func refused(_ reply: Phrase) -> OperatorAlarm {
        switch recipient {
        case .person(let person):
            alarm(
                "Le serveur de messagerie refuse l'adresse \(person.email)",
                "The mail server refuses the address \(person.email)",
                "Réponse : « \(reply.french) ». Les alertes de cette personne ne partent plus. Corriger l'adresse dans la liste de surveillance ou les routes, puis lancer : vigie redeliver",
                "Answer: “\(reply.english)”. This person's alerts no longer leave. Correct the address in the watchlist or the routes, then run: vigie redeliver"
            )
        case .endpoint(let name):
            alarm(
                "Le point d'accès « \(name) » ne peut pas être appelé", "The endpoint “\(name)” cannot be called",
                "Constat : « \(reply.french) ». Corriger son adresse ou la liste des hôtes de confiance, puis lancer : vigie redeliver --endpoint \(name)",
                "Found: “\(reply.english)”. Correct its address or the list of trusted hosts, then run: vigie redeliver --endpoint \(name)"
            )
        }
    }

    func gone(_ reply: Phrase) -> OperatorAlarm {
        alarm(
            "Le point d'accès « \(name) » dit avoir disparu (410)", "The endpoint “\(name)” says that it is gone (410)",
            "Réponse : « \(reply.french) ». Plus rien ne lui est envoyé ; ses messages sont gardés. S'il revient, lancer : vigie redeliver --endpoint \(name)",
            "Answer: “\(reply.english)”. Nothing more is sent to it; its messages are kept. If it comes back, run: vigie redeliver --endpoint \(name)"
        )
    }

    func givenUp(since: Instant, _ reply: Phrase) -> OperatorAlarm {
        alarm(
            "Le point d'accès « \(name) » est abandonné après cinq jours d'échecs",
            "The endpoint “\(name)” was given up on after five days of failures",
            "Aucun succès depuis \(since). Dernière réponse : « \(reply.french) ». Ses messages sont gardés. Une fois réparé, lancer : vigie redeliver --endpoint \(name)",
            "No success since \(since). Last answer: “\(reply.english)”. Its messages are kept. Once it is mended, run: vigie redeliver --endpoint \(name)"
        )
    }

    func expired(since: Instant, _ reply: Phrase) -> OperatorAlarm {
        alarm(
            "Un message pour \(name) n'a pas pu être remis", "A message for \(name) could not be handed over",
            "Essayé depuis \(since), sans succès. Dernière réponse : « \(reply.french) ». Le message est gardé. Une fois la cause levée, lancer : vigie redeliver",
            "Tried since \(since), without success. Last answer: “\(reply.english)”. The message is kept. Once the cause is mended, run: vigie redeliver"
        )
    }

    private var name: String { recipient.address }

    private func alarm(_ french: String, _ english: String, _ detail: String, _ englishDetail: String) -> OperatorAlarm
    {
        OperatorAlarm(
            key: key, opened: now, sentence: Phrase(french, english), detail: Phrase(detail, englishDetail))
    }
}
