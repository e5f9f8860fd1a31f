import VigieTables

extension SettingsProblem {
    var french: String {
        switch self {
        case .notText: "ce n’est pas un fichier texte. Enregistrez-le en UTF-8."
        case .tooLarge(let bytes, let limit):
            "le fichier pèse \(Spelled.french(bytes)) octets ; la limite est de \(Spelled.french(limit)).".unbroken
        case .syntax(let message):
            "la syntaxe YAML est rompue ici (\(message)). Vérifiez l’indentation (des espaces, jamais de tabulation), les deux-points et les guillemets."
        case .anchor:
            "les ancres (&) et les renvois (*) ne sont pas acceptés. Répétez la valeur, ou mettez le texte entre guillemets."
        case .tooDeep: "les niveaux sont trop nombreux pour une configuration. Vérifiez l’indentation."
        case .empty: "le fichier est vide. Partez de l’exemple fourni, « vigie.example.yaml ».".unbroken
        case .keyNotText: "un nom de réglage doit être un simple mot."
        case .unknownKey(let key, let section, let suggestion, let known):
            "\(Quoted.french(key)) n’est pas un réglage connu"
                + (section.isEmpty ? "." : " de \(Quoted.french(section)).")
                + (suggestion.map { " Vouliez-vous dire \(Quoted.french($0)) ?".unbroken }
                    ?? " Acceptés : \(known.joined(separator: ", ")).".unbroken)
        case .repeatedKey(let key, let firstLine):
            "\(Quoted.french(key)) est déjà donné à la ligne \(firstLine). Gardez une seule des deux valeurs."
        case .missingKey(let name): "il manque \(Quoted.french(name)), qui est obligatoire."
        case .notASection(let name, let known):
            "\(Quoted.french(name.isEmpty ? "fichier" : name)) attend des réglages en retrait"
                + (known.isEmpty ? "." : " : \(known.joined(separator: ", ")).".unbroken)
        case .notAList(let name):
            "\(Quoted.french(name)) attend une liste (une ligne par élément, précédée d’un tiret)."
        case .notAValue(let name): "\(Quoted.french(name)) attend une valeur simple."
        case .emptyValue(let name): "\(Quoted.french(name)) est vide. Donnez une valeur, ou retirez la ligne."
        case .wrongValue(let name, let found, let accepted):
            "\(Quoted.french(name)) vaut \(Quoted.french(found)) ; \(accepted.french).".unbroken
        case .inlineSecret(let name):
            "\(Quoted.french(name)) contient un secret en clair. Écrivez « {credential: nom} » (fourni par systemd, LoadCredential=) ou « {file: /chemin} » (fichier aux droits 0600), et changez ce secret."
                .unbroken
        case .secretNeedsOne(let name):
            "\(Quoted.french(name)) attend un seul renvoi : « {credential: nom} » ou « {file: /chemin} ».".unbroken
        case .plainAddress(let name, let host):
            "\(Quoted.french(name)) n’est pas en https. Pour joindre \(Quoted.french(host)) sans chiffrement, ajoutez-le à « transport.trusted_hosts »."
                .unbroken
        case .passwordInClear(let host):
            "le mot de passe partirait en clair vers \(Quoted.french(host)). Choisissez « security: starttls » ou « security: tls »."
                .unbroken
        case .unknownEventCode(let found, let suggestion):
            "aucun événement ne s’appelle \(Quoted.french(found)). "
                + (suggestion.map { "Vouliez-vous dire \(Quoted.french($0)) ?".unbroken }
                    ?? "Exemples : proc.open.liquidation, proc.*, risk.rating.down.".unbroken)
        case .unknownTarget(let found, let endpoints, let suggestion):
            "\(Quoted.french(found)) ne désigne personne. "
                + (suggestion.map { "Vouliez-vous dire \(Quoted.french($0)) ?".unbroken }
                    ?? "Acceptés : account_manager, credit_manager, une adresse électronique\(endpoints.isEmpty ? "" : ", ou un point d’accès (\(endpoints.joined(separator: ", ")))")."
                    .unbroken)
        case .unknownScale(let found, let known):
            "l’échelle \(Quoted.french(found)) n’est pas connue. Connues : \(known.joined(separator: ", ")) ; ou décrivez la vôtre (id, lowest, highest, direction, bands)."
                .unbroken
        case .bandsOutOfOrder(let name):
            "\(Quoted.french(name)) : les seuils A, B, C, D doivent aller du meilleur au moins bon, entre lowest et highest."
                .unbroken
        case .noNumberInAddress(let name, let placeholders):
            "\(Quoted.french(name)) ne nomme pas l’entreprise demandée. Placez-y \(placeholders.joined(separator: " ou "))."
        case .emptyMapping(let name):
            "\(Quoted.french(name)) ne tire rien des réponses. Décrivez au moins rating, shareholders, status ou proceedings."
        case .reservedSource(let name, let type):
            "la source \(Quoted.french(name)) est celle du produit ; son type ne peut pas être \(Quoted.french(type)). Donnez un autre nom à votre source."
                .unbroken
        case .ruleTellsNobody(let rule):
            "la règle \(Quoted.french(rule)) ne prévient personne : ces événements resteront dans l’historique."
                .unbroken
        case .ruleNeverRead(let rule, let hiddenBy):
            "la règle \(Quoted.french(rule)) ne sert jamais : \(Quoted.french(hiddenBy)), plus haut, prend tout. Déplacez-la, ou ajoutez « continue: true » à l’autre."
                .unbroken
        case .noSourceEnabled: "aucune source n’est active : rien ne sera surveillé.".unbroken
        case .placeNeedsOne(let name):
            "\(Quoted.french(name)) doit dire où se trouvent ses fichiers : soit « folder », soit « url ».".unbroken
        case .loginNeedsOne(let name):
            "\(Quoted.french(name)) demande soit « password », soit « key_file », et un seul des deux.".unbroken
        case .onlyOfServer(let name):
            "\(Quoted.french(name)) va avec un serveur (« url »), pas avec un dossier. Retirez la ligne.".unbroken
        case .onlyOfSFTP(let name): "\(Quoted.french(name)) ne va qu’avec sftp://. Retirez la ligne."
        case .patternBesideFile(let name):
            "\(Quoted.french(name)) n’a pas de sens avec l’adresse d’un seul fichier. Retirez-le, ou terminez « url » par « / »."
                .unbroken
        }
    }
}

extension SettingsAccepted {
    var french: String {
        switch self {
        case .oneOf(let words): "acceptés : \(words.joined(separator: ", "))".unbroken
        case .text(let longest): "un texte de \(Spelled.french(longest)) octets au plus est accepté"
        case .duration(let from, let to):
            "une durée est attendue, de \(SettingsAccepted.spelled(from)) à \(SettingsAccepted.spelled(to)), avec son unité (30s, 15m, 24h, 7d)"
        case .integer(let from, let to):
            "un nombre entier de \(Spelled.french(from)) à \(Spelled.french(to)) est attendu"
        case .number(let from, let to): "un nombre de \(from) à \(to) est attendu"
        case .boolean: "true ou false est attendu"
        case .hour: "une heure est attendue, par exemple 08:00"
        case .address:
            "une adresse électronique est attendue, par exemple credit@entreprise.fr ou « Service crédit <credit@entreprise.fr> »"
                .unbroken
        case .contact: "une adresse électronique ou une adresse https est attendue"
        case .host: "un nom de machine est attendu, par exemple smtp.entreprise.fr"
        case .webAddress: "une adresse https:// est attendue"
        case .proxyAddress:
            "l’adresse d’un serveur mandataire est attendue, par exemple http://proxy.entreprise.fr:3128"
        case .path: "un chemin absolu est attendu, par exemple /etc/vigie/ca.pem"
        case .timeZone: "un fuseau horaire est attendu, par exemple Europe/Paris"
        case .name: "un nom en minuscules est attendu (lettres, chiffres, tirets, 40 au plus)"
        case .jsonPath: "un chemin JSON est attendu, par exemple $.score.value"
        case .eventType: "un code d’événement est attendu, par exemple proc.*"
        case .headerName: "un nom d’en-tête HTTP est attendu, par exemple Authorization"
        case .country: "un code de pays à deux lettres est attendu, par exemple FR"
        case .fileAddress:
            "l’adresse d’un fichier, ou d’un dossier terminé par /, est attendue : sftp://hôte/chemin/fichier.csv, ftps:// ou ftpes://"
                .unbroken
        case .hostKey:
            "l’empreinte de la clé du serveur est attendue, comme « ssh-keygen -lf » l’affiche : SHA256:…".unbroken
        case .filePattern: "des noms de fichiers sont attendus, par exemple covers-*.csv"
        case .secretName: "un nom de secret est attendu (lettres, chiffres, point, tiret)"
        }
    }

    /// `90s`, `15m`, `24h`, `7d`: the largest unit without a remainder.
    static func spelled(_ seconds: Int) -> String {
        for (unit, length) in [("d", 86_400), ("h", 3600), ("m", 60)] where seconds >= length && seconds % length == 0 {
            return "\(seconds / length)\(unit)"
        }
        return "\(seconds)s"
    }
}
