import VigieConfiguration
import VigieDelivery
import VigieDomain

/// Tries to open every secret that the settings refer to. Where this command may not see them (another user, no
/// credentials of systemd), that is said and is no error: the service will see them.
struct SecretCheck {
    let file: String
    let secrets: SecretReader
    let isRoot: Bool

    func findings(_ settings: Settings) -> [Finding] {
        var findings: [Finding] = []
        if let password = settings.mail.password { findings += finding(password, for: "mail.password") }
        if case .secret(let reference)? = settings.heartbeat?.url {
            findings += finding(reference, for: "heartbeat.url")
        }
        for endpoint in settings.endpoints {
            let place = "endpoints.\(endpoint.name).secret"
            for reference in endpoint.secrets {
                findings += finding(reference, for: place) { WebhookSecret($0) != nil }
            }
        }
        for source in settings.sources where source.isEnabled {
            if case .pappers(let pappers) = source.kind {
                findings += finding(pappers.key, for: "sources.\(source.id).key")
            }
            if case .infogreffe(let infogreffe) = source.kind {
                findings += finding(infogreffe.token, for: "sources.\(source.id).token")
            }
            guard case .json(let json) = source.kind else { continue }
            for (part, fields) in [("headers", json.headers), ("parameters", json.parameters)] {
                for field in fields {
                    guard case .secret(let reference, _) = field.value else { continue }
                    findings += finding(reference, for: "sources.\(source.id).request.\(part).\(field.name)")
                }
            }
        }
        return findings
    }

    private func finding(
        _ reference: SecretReference, for place: String, isSound: (String) -> Bool = { _ in true }
    ) -> [Finding] {
        var isWrong = false
        if let fault = secrets.fault(of: reference, prove: { isWrong = !isSound($0) }) {
            return [
                Finding(
                    file, isError: !mayBeOurs(fault), code: fault.code.rawValue,
                    french: "\(place) : \(fault.sentence(in: .french))",
                    english: "\(place): \(fault.sentence(in: .english))")
            ]
        }
        guard isWrong else { return [] }
        return [
            Finding(
                file, code: "secret.not_a_webhook_secret",
                french:
                    "\(place) : le secret doit s'écrire « whsec_ » suivi de 24 à 64 octets en base64. Créez-en un avec : echo whsec_$(openssl rand -base64 32)",
                english:
                    "\(place): the secret must be written \"whsec_\" followed by 24 to 64 bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)"
            )
        ]
    }

    /// Whether the fault may lie with who runs the command rather than with the file.
    private func mayBeOurs(_ fault: Secrets.Fault) -> Bool {
        switch fault.code {
        case .noCredentialsDirectory: true
        case .unreadable: !isRoot
        case .openToOthers, .notAFile, .empty, .tooLong, .severalLines: false
        }
    }
}
