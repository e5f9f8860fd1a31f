/// The languages in which Vigie speaks to people; French unless the settings say otherwise.
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"
}
