import VigieDomain

/// Whether the company is still in the register.
///
/// A dormant company bears a date under `detailCessationEntreprise` and no nature of cessation: it is not over.
struct RneLife {
    let content: JSONValue
    let person: JSONValue

    func read() throws(RowProblem) -> Life {
        guard content["natureCreation"] != nil || content["natureCessation"] != nil else {
            throw .missing("content.natureCreation")
        }
        let detail = person["detailCessationEntreprise"]
        if let detail, detail.members == nil { throw .type("detailCessationEntreprise", detail, FieldWords.object) }
        let struck = RneParts.day(try detail?.told("dateRadiation"))
        guard struck != nil || isCeased else { return .active }
        let effect = RneParts.day(try detail?.told("dateEffet"))
        let stop = RneParts.day(try detail?.told("dateCessationTotaleActivite"))
        return .ceased(on: struck ?? effect ?? stop)
    }

    /// The nature is an object or a word; an empty one, or a plain no, says nothing.
    private var isCeased: Bool {
        switch content["natureCessation"] {
        case nil, .bool(false), .null: false
        case .object(let members): members.values.contains { !$0.isNull && $0 != .bool(false) }
        case .string(let text): !text.allSatisfy(\.isWhitespace)
        case .array(let elements): !elements.isEmpty
        case .bool(true), .number: true
        }
    }
}
