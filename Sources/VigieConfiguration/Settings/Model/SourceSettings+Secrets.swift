extension SourceSettings.Kind {
    /// The secrets of a source that stand under keys of their own, by the name of the key.
    package var ownSecrets: [(key: String, reference: SecretReference)] {
        switch self {
        case .sirene(let sirene): [("key", sirene.key)]
        case .bodacc, .rechercheEntreprises, .json: []
        }
    }
}
