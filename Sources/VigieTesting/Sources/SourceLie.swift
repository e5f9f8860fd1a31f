import Foundation
package import VigieTransport

/// The fourteen ways in which a source lies, each done to an honest answer.
package enum SourceLie: String, Hashable, Sendable, CaseIterable {
    case emptyList, htmlPage, cutJSON, frozenData, halfTheRows, renamedField, nullField, wrongType, totalDiffers,
        gzipGarbage, firstPageRepeated, wrongLanguage, otherHost, hugeBody

    /// Where a lie strikes in the answers of one source.
    package struct Anatomy: Sendable {
        /// Member that holds the rows; nil where the answer is one object, empty where the answer itself is the list.
        package var rows: String?
        /// With dots where it stands inside another member: `header.total`.
        package var total: String?
        /// The field that no reader can do without; a name inside a row, or inside the answer where there are no rows.
        package var essential: String
        /// The same answer in another language.
        package var translate: @Sendable (String) -> String

        package init(
            rows: String?, total: String?, essential: String, translate: @escaping @Sendable (String) -> String
        ) {
            self.rows = rows
            self.total = total
            self.essential = essential
            self.translate = translate
        }
    }

    /// - Parameter first: the answer to the first question of the act, for a source that repeats it.
    package func told(_ honest: Response, for request: Request, first: Response, _ anatomy: Anatomy) -> Response {
        switch self {
        case .emptyList:
            return rewritten(honest, anatomy) { rows in
                rows = []
            } total: { _ in
                0
            }
        case .htmlPage:
            return Response(
                status: 200, headers: [HeaderField("Content-Type", "text/html; charset=utf-8")],
                body: Array("<!DOCTYPE html><html><body>Maintenance en cours</body></html>".utf8))
        case .cutJSON:
            var cut = honest
            cut.body = Array(honest.body.prefix(honest.body.count * 2 / 3))
            return cut
        case .frozenData, .firstPageRepeated: return first
        case .halfTheRows: return rewritten(honest, anatomy) { rows in rows = Array(rows.prefix(rows.count / 2)) }
        case .renamedField:
            return fields(honest, anatomy) { row in
                row["x_\(anatomy.essential)"] = row.removeValue(forKey: anatomy.essential)
            }
        case .nullField: return fields(honest, anatomy) { row in row[anatomy.essential] = NSNull() }
        case .wrongType: return fields(honest, anatomy) { row in row[anatomy.essential] = ["a": [1, 2]] }
        case .totalDiffers:
            return rewritten(honest, anatomy) { _ in
            } total: {
                $0 + 7
            }
        case .gzipGarbage:
            var garbage = honest
            garbage.body = [0x1F, 0x8B, 0x08] + (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            return garbage
        case .wrongLanguage:
            var foreign = honest
            foreign.body = Array(anatomy.translate(String(decoding: honest.body, as: UTF8.self)).utf8)
            return foreign
        case .otherHost:
            return Response(status: 302, headers: [HeaderField("Location", "https://ailleurs.example/")])
        case .hugeBody:
            var huge = honest
            huge.body += [UInt8](repeating: 0x20, count: request.limits.bodyBytes)
            return huge
        }
    }

    private func rewritten(
        _ honest: Response, _ anatomy: Anatomy, rows change: (inout [Any]) -> Void, total: ((Int) -> Int)? = nil
    ) -> Response {
        if isLines(honest) {
            var lines: [Any] = lines(of: honest)
            change(&lines)
            return with(honest, Array(lines.compactMap { $0 as? String }.joined(separator: "\n").utf8))
        }
        if anatomy.rows?.isEmpty == true {
            guard var rows = SourceLie.list(honest) else { return honest }
            change(&rows)
            return with(honest, rows)
        }
        guard var object = try? JSONSerialization.jsonObject(with: Data(honest.body)) as? [String: Any] else {
            return honest
        }
        guard let name = anatomy.rows else { return self == .emptyList ? with(honest, Array("{}".utf8)) : honest }
        guard var rows = object[name] as? [Any] else { return honest }
        change(&rows)
        object[name] = rows
        if let total, let path = anatomy.total {
            let names = path.split(separator: ".").map(String.init)
            object = SourceLie.changing(names[...], in: object, total)
        }
        return with(honest, object)
    }

    /// The object with another number at the end of the path.
    private static func changing(
        _ path: ArraySlice<String>, in object: [String: Any], _ total: (Int) -> Int
    ) -> [String: Any] {
        guard let name = path.first else { return object }
        var object = object
        if let count = object[name] as? Int, path.count == 1 { object[name] = total(count) }
        if let inner = object[name] as? [String: Any] { object[name] = changing(path.dropFirst(), in: inner, total) }
        return object
    }

    private func fields(
        _ honest: Response, _ anatomy: Anatomy, change: (inout [String: Any]) -> Void
    ) -> Response {
        func changed(_ value: Any) -> Any {
            guard var row = value as? [String: Any] else { return value }
            change(&row)
            return row
        }
        if isLines(honest) {
            let lines = lines(of: honest).compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) }
            let texts = lines.compactMap { try? JSONSerialization.data(withJSONObject: changed($0)) }
            return with(honest, Array(texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n").utf8))
        }
        if anatomy.rows?.isEmpty == true {
            return SourceLie.list(honest).map { with(honest, $0.map(changed)) } ?? honest
        }
        guard var object = try? JSONSerialization.jsonObject(with: Data(honest.body)) as? [String: Any] else {
            return honest
        }
        if let name = anatomy.rows {
            guard let rows = object[name] as? [Any] else { return honest }
            object[name] = rows.map(changed)
        } else if let row = changed(object) as? [String: Any] {
            object = row
        }
        return with(honest, object)
    }

    private func isLines(_ response: Response) -> Bool { response.header("Content-Type")?.contains("jsonl") ?? false }

    private func lines(of response: Response) -> [String] {
        String(decoding: response.body, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func list(_ honest: Response) -> [Any]? {
        try? JSONSerialization.jsonObject(with: Data(honest.body)) as? [Any]
    }

    private func with(_ honest: Response, _ object: Any) -> Response {
        with(
            honest, (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])).map(Array.init) ?? [])
    }

    private func with(_ honest: Response, _ body: [UInt8]) -> Response {
        var response = honest
        response.body = body
        return response
    }
}
