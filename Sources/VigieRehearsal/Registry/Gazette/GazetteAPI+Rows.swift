import VigieDomain

extension GazetteAPI {
    /// `records`: one page, and how many there are in all.
    func page(_ target: RequestTarget, _ visible: ArraySlice<GazetteJSON>) throws(QueryRefusal) -> OrderedJSON {
        let parameters = try GazetteParameters.ofRecords(target)
        let found = matching(parameters, visible)
        return [
            "total_count": .integer(Int64(found.count)),
            "results": .list(rows(parameters, found)),
        ]
    }

    func export(_ target: RequestTarget, _ visible: ArraySlice<GazetteJSON>) throws(QueryRefusal) -> [OrderedJSON] {
        let parameters = try GazetteParameters.ofExport(target, count: visible.count)
        return rows(parameters, matching(parameters, visible))
    }

    private func matching(_ parameters: GazetteParameters, _ visible: ArraySlice<GazetteJSON>) -> [GazetteJSON] {
        visible.filter { record in parameters.conditions.allSatisfy { $0.matches(record) } }
    }

    private func rows(_ parameters: GazetteParameters, _ found: [GazetteJSON]) -> [OrderedJSON] {
        let sorted = GazetteAPI.sorted(found, parameters.order)
        let tail = sorted.dropFirst(parameters.offset)
        return (parameters.limit.map { tail.prefix($0) } ?? tail).map { $0.selecting(parameters.fields) }
    }

    /// Without `order_by` the portal promises no order: rows come in one that means nothing, so that a client which pages
    /// without asking for an order is found out. Equal keys fall back to the same.
    private static func sorted(
        _ records: [GazetteJSON], _ order: [(field: GazetteField, descending: Bool)]
    ) -> [GazetteJSON] {
        let keyed = records.map { record in
            (
                record: record, keys: order.map { SortKey(record[$0.field]) }, chance: Fingerprint.of(record.id)
            )
        }
        return keyed.sorted { left, right in
            for (position, part) in order.enumerated() where left.keys[position] != right.keys[position] {
                let isLess = left.keys[position] < right.keys[position]
                return part.descending ? !isLess : isLess
            }
            return (left.chance, left.record.id) < (right.chance, right.record.id)
        }.map(\.record)
    }
}

/// Null first, then numbers, then texts.
private struct SortKey: Comparable {
    let rank: Int
    let integer: Int64
    let text: String

    init(_ value: OrderedJSON) {
        switch value {
        case .integer(let integer): (rank, self.integer, text) = (1, integer, "")
        case .text(let text): (rank, integer, self.text) = (2, 0, text)
        case .list(let list): (rank, integer, text) = (2, 0, list.first?.text ?? "")
        case .null, .bool, .decimal, .object: (rank, integer, text) = (0, 0, "")
        }
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
        (left.rank, left.integer, left.text) < (right.rank, right.integer, right.text)
    }
}
