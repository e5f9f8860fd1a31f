/// The version of the product, as the user agent, `vigie --version` and the status say it.
package enum Version {
    package static let text = "0.1.0"
}
