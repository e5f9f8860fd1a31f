extension SourceSettings.Kind {
    /// The secrets of a source that stand under keys of their own, by the name of the key.
    package var ownSecrets: [(key: String, reference: SecretReference)] {
        switch self {
        case .sirene(let sirene): [("key", sirene.key)]
        case .pappers(let pappers): [("key", pappers.key)]
        case .infogreffe(let infogreffe): [("token", infogreffe.token)]
        case .file(let file):
            if case .server(let server) = file.place, let password = server.password {
                [("password", password)]
            } else {
                []
            }
        case .rne(let rne): [("username", rne.username), ("password", rne.password)]
        case .bodacc, .rechercheEntreprises, .json, .infoFinanciere: []
        }
    }
}
