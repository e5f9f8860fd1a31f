import VigieDomain
import VigieEngine

/// What the dataset says of itself: when the portal last processed it. `metadata_processed` moves with each publication
/// and is a better clock than `data_processed` (so does the State's own reader).
struct BodaccMetadata {
    let processed: String

    init(_ answer: Answer) throws {
        let tree = try answer.json()
        let metas = tree["metas"] ?? tree["dataset"]?["metas"]
        guard let value = metas?["default"]?["metadata_processed"] else {
            throw answer.lie(
                .fieldMissing,
                Phrase(
                    "champ « metas.default.metadata_processed » absent de la description du jeu",
                    "field “metas.default.metadata_processed” missing from the description of the dataset"))
        }
        guard let text = value.string, BodaccMetadata.day(of: text) != nil else {
            throw answer.lie(.fieldType, FieldWords.type("metadata_processed", value.quoted, FieldWords.date))
        }
        processed = text
    }

    static func day(of processed: String) -> Day? { Day(processed.prefix(10)) }
}
