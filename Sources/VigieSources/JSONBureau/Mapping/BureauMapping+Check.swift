import VigieDomain

extension BureauMapping {
    /// Everything that this mapping does not find, or does not understand, in a sample answer kept beside the configuration:
    /// found by day on a desk, not at night.
    package func check(sample bytes: [UInt8]) -> [MappingProblem] {
        let root: JSONValue
        do {
            root = try JSONValue(bytes: bytes)
        } catch {
            let what =
                switch error {
                case .cut: Phrase("le texte JSON s’arrête avant sa fin", "the JSON text stops before its end")
                case .malformed(let why): Phrase("ce n’est pas du JSON (« \(why) »)", "this is not JSON (“\(why)”)")
                }
            return [MappingProblem(.subject, field: "sample", path: "$", what)]
        }
        var reader = BureauReader(self, root)
        _ = reader.subject()
        _ = reader.facets()
        var problems = reader.problems
        if reader.found == 0, problems.isEmpty {
            problems.append(
                MappingProblem(
                    .missing, field: "sample", path: "$",
                    Phrase("aucun chemin ne trouve rien dans cette réponse", "no path finds anything in this answer")))
        }
        return problems
    }
}
