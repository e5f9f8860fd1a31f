import VigieEngine

extension SourceFault {
    /// Whether a page for people came with it: somebody else's answer, which says nothing of a company.
    var showsPage: Bool {
        guard let evidence else { return false }
        let isMarkup = evidence.bytes.first { !JSONSlices.isBlank($0) } == UInt8(ascii: "<")
        return isMarkup || (evidence.contentType ?? "").lowercased().contains("html")
    }
}
