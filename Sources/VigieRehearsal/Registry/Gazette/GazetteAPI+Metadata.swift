import VigieDomain

extension GazetteAPI {
    /// What the portal says about the data set. `metadata_processed` moves with each publication: it is the clock to watch.
    func metadata(_ visible: ArraySlice<GazetteJSON>) -> OrderedJSON {
        let processed = GazetteAPI.stamp(visible.last?.visibleFrom)
        return [
            "dataset_id": .text(GazetteAPI.dataset),
            "dataset_uid": "da_rehearsal",
            "attachments": [],
            "has_records": .bool(!visible.isEmpty),
            "data_visible": true,
            "fields": .list(GazetteField.allCases.map(GazetteAPI.description)),
            "metas": [
                "default": [
                    "title": "BODACC : annonces commerciales",
                    "language": "fr",
                    "license": "Licence Ouverte v2.0 (Etalab)",
                    "publisher": "DILA",
                    "modified": processed,
                    "data_processed": processed,
                    "metadata_processed": processed,
                    "records_count": .integer(Int64(visible.count)),
                ]
            ],
        ]
    }

    /// `2026-11-23T05:00:00+00:00`, as the portal writes moments.
    private static func stamp(_ instant: Instant?) -> OrderedJSON {
        .text(orNull: instant.map { "\($0.description.dropLast())+00:00" })
    }

    private static func description(_ field: GazetteField) -> OrderedJSON {
        let type =
            switch field.kind {
            case .text, .texts: "text"
            case .integer: "int"
            case .date: "date"
            }
        return ["name": .text(field.rawValue), "label": .text(field.rawValue), "type": .text(type), "description": nil]
    }
}
