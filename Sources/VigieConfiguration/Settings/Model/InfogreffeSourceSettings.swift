/// Infogreffe's paid list of shareholders: off unless the file has `sources.infogreffe`. Its address (`url`, with `{siren}`) is a
/// setting, because one witness is all that is known of it.
package struct InfogreffeSourceSettings: Hashable, Sendable {
    /// `token`: a reference to the token of the contract, required; it goes into the address and is never shown.
    package var token: SecretReference

    package init(token: SecretReference) { self.token = token }

    /// What stands for the company in the address.
    package static let placeholder = "{siren}"
}
