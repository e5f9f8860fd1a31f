import Foundation
import Testing
import VigieArchive
import VigieDomain
import VigieEngine
import VigieLaw
import VigieTesting
import VigieTransport

@testable import VigieSources

/// Every sample file of the sources that are built: how many records it holds, how many of them were read, and why not the rest.
@Suite(.enabled(if: Samples.arePresent, "\(Samples.missing)"))
struct SampleTableTests {
    private struct Row {
        var records = 0
        var read = 0
        /// Why a record was not read, or why the file holds none.
        var remark = ""
    }

    private static let folders = [
        "bodacc-ods", "bodacc-dila-xml", "recherche-entreprises", "insee-sirene", "inpi-rne", "info-financiere",
        "pappers", "infogreffe",
    ]

    /// What is no answer of a source.
    private static let references = [
        "bodacc-ods/collective-2026-02.labels.jsonl":
            "labels of two readers: held against the reading by LabelledNotices",
        "bodacc-ods/dinum-nature-rules.json": "the State's rules: not read by the product",
        "bodacc-ods/jugement-famille-nature-observed.json": "a list of natures: each is read by NatureTableTests",
        "bodacc-dila-xml/element-paths-2008.json": "a list of elements",
        "insee-sirene/legacy-token-response.json": "the login of an older version, which 3.11 has no more",
        "pappers/surveillance-lists.from-spec.json": "how a list is kept: held by PappersDeskTests",
    ]

    @Test func `every sample is read, and what is not read is explained`() async throws {
        let root = try #require(Samples.folder)
        var lines: [String] = []
        var unread = 0
        for folder in Self.folders {
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
            for name in names where !name.hasPrefix(".") {
                let data = try Data(contentsOf: root.appending(path: "\(folder)/\(name)"))
                let row = try await row(of: "\(folder)/\(name)", data)
                #expect(row.read == row.records || !row.remark.isEmpty, "\(folder)/\(name)")
                #expect(row.records > 0 || !row.remark.isEmpty, "\(folder)/\(name)")
                unread += row.records - row.read
                lines.append(
                    "\(folder)/\(name): \(row.records) records, \(row.read) read\(row.remark.isEmpty ? "" : "; \(row.remark)")"
                )
            }
        }
        print("samples:\n  " + lines.joined(separator: "\n  ") + "\n  not read: \(unread)")
        // Four placeholders that stand for hidden numbers, two notices without the date of their issue, and nothing else.
        #expect(unread == 6)
    }

    private func row(of path: String, _ data: Data) async throws -> Row {
        if let reference = Self.references[path] { return Row(remark: reference) }
        switch path {
        case _ where path.hasSuffix("errors.json") || path.hasSuffix("error-payloads.json"):
            return try await refusals(path, data)
        case _ where path.hasPrefix("bodacc-dila-xml/") && path.hasSuffix(".json"):
            return try reshaped(path, data)
        case _ where path.hasPrefix("bodacc-"):
            var row = notices(BodaccFile.read([UInt8](data)))
            if path.hasSuffix("reconstructed.xml") {
                row.remark = "without the issue's date: said so for each, and kept aside"
            }
            return row
        case _ where path.hasPrefix("recherche-entreprises/"): return try await searches(data)
        case _ where path.hasPrefix("insee-sirene/"): return try await units(data)
        case _ where path.hasPrefix("inpi-rne/"): return try await formalities(data)
        case _ where path.hasPrefix("info-financiere/"): return try await publications(data)
        case _ where path.hasPrefix("pappers/"):
            let siren = try #require(SIREN("443061841"))
            let exchange = StubExchange(.json(String(decoding: data, as: UTF8.self)))
            return counted(1, try await PappersSheetText.source(exchange).read(PappersSheetText.ask(of: siren)))
        default:
            let siren = try #require(SIREN("350142071"))
            let exchange = StubExchange(.json(String(decoding: data, as: UTF8.self)))
            return counted(1, try await InfogreffeTests.source(exchange).read(InfogreffeTests.ask(of: siren)))
        }
    }

    private func counted(_ records: Int, _ reading: Reading) -> Row {
        Row(records: records, read: reading.items.count - reading.unreadable.count)
    }

    // MARK: - Notices

    private func notices(_ entries: [BodaccFile.Entry]) -> Row {
        var row = Row(records: entries.count)
        for entry in entries {
            guard let record = try? entry.outcome.get() else { continue }
            let readings = FrenchGazette.read(record)
            if readings.allSatisfy({ !$0.meanings.isEmpty }) { row.read += 1 }
        }
        return row
    }

    /// The delivered XML as somebody's JSON: put back into elements, it is read as the XML is.
    private func reshaped(_ path: String, _ data: Data) throws -> Row {
        let object = try JSONSerialization.jsonObject(with: data)
        let product = path.split(separator: "/")[1].prefix { $0 != "_" }
        let xml: String
        if let whole = object as? [String: Any] {
            xml = Self.inside(whole)
        } else {
            let root = ["RCS-A": "RCS-A_IMMAT", "BILAN": "Bilan_XML_Rediff"][String(product)] ?? "annonces"
            let notices = (object as? [Any] ?? []).map { Self.xml("avis", $0) }.joined()
            xml =
                "<\(root)><parution>20080212</parution><dateParution>04/11/2008</dateParution><listeAvis>\(notices)</listeAvis></\(root)>"
        }
        return notices(BodaccFile.read([UInt8]("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(xml)".utf8)))
    }

    /// The head of an issue stands before its notices.
    private static func inside(_ object: [String: Any]) -> String {
        object.sorted { ($0.value is String ? 0 : 1, $0.key) < ($1.value is String ? 0 : 1, $1.key) }
            .map { xml($0.key, $0.value) }.joined()
    }

    private static func xml(_ name: String, _ value: Any) -> String {
        switch value {
        case let list as [Any]: return list.map { xml(name, $0) }.joined()
        case let object as [String: Any]:
            return "<\(name)>\(inside(object))</\(name)>"
        case is NSNull: return "<\(name)/>"
        default:
            let text = "\(value)".replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(
                of: "<", with: "&lt;")
            return "<\(name)>\(text)</\(name)>"
        }
    }

    // MARK: - Registers

    private func searches(_ data: Data) async throws -> Row {
        let object = try JSONSerialization.jsonObject(with: data)
        var row = Row()
        for answer in object as? [Any] ?? [object] {
            let results = (answer as? [String: Any])?["results"] as? [[String: Any]] ?? []
            row.records += max(1, results.count)
            guard let number = (results.first?["siren"] as? String).flatMap({ SIREN($0) }) else {
                row.remark = "the others bear a placeholder for a number"
                continue
            }
            let body = String(decoding: try JSONSerialization.data(withJSONObject: answer), as: UTF8.self)
            let reading = try await CompanySearchTests.source(StubExchange(.json(body))).read(
                Invented.ask(.about([Target(company: .siren(number))], continuing: nil)))
            row.read += reading.items.count
        }
        return row
    }

    private func units(_ data: Data) async throws -> Row {
        let object = try JSONSerialization.jsonObject(with: data)
        var units: [[String: Any]] = []
        for part in object as? [[String: Any]] ?? [["body": object]] {
            let body = part["body"] as? [String: Any] ?? [:]
            units +=
                body["unitesLegales"] as? [[String: Any]] ?? [body["uniteLegale"] as? [String: Any]].compactMap(\.self)
        }
        let numbers = units.compactMap { ($0["siren"] as? String).flatMap { SIREN($0) } }
        let texts = try units.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
        let page = InventedSirene.page(texts, total: units.count)
        let reading = try await InventedSirene.source(StubExchange(.json(page))).read(
            Invented.ask(.about(numbers.map { Target(company: .siren($0)) }, continuing: nil)))
        return counted(units.count, reading)
    }

    private func formalities(_ data: Data) async throws -> Row {
        let object = try JSONSerialization.jsonObject(with: data)
        let list = object as? [Any] ?? [object]
        let body = InventedRneCompany.text(list)
        let siren = try #require(SIREN("980704894"))
        let exchange = StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : .json(body) }
        let reading = try await InventedRne.source(exchange).read(
            Invented.ask(.about([Target(company: .siren(siren))], continuing: nil)))
        return counted(list.count, reading)
    }

    /// A publication that tells no crossing is read, counted and no news.
    private func publications(_ data: Data) async throws -> Row {
        let sample = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let rows = try #require(sample?["results"] as? [[String: Any]])
        let texts = try rows.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
        let isin = try #require(rows.first?["identificationsociete_iso_cd_isi"] as? String)
        let client = InventedIssuer.client(1, isin: try ISIN(isin))
        let reading = try await InventedIssuer.source(StubExchange { _ in InventedIssuer.page(texts) }).read(
            Invented.ask(.about([Target(company: client.key)], continuing: nil), watching: [client]))
        return Row(
            records: rows.count, read: reading.counts.matched - reading.unreadable.count,
            remark: "\(reading.items.count) of them a crossing of a threshold")
    }

    // MARK: - Refusals

    /// A refusal is never news: each must end the act.
    private func refusals(_ path: String, _ data: Data) async throws -> Row {
        let list = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        var row = Row(records: list.count, remark: "refusals: each ends the act and tells nothing")
        let siren = try #require(SIREN("980704894"))
        let ask = Invented.ask(.about([Target(company: .siren(siren))], continuing: nil))
        for refusal in list {
            let status = try #require(refusal["status"] as? Int)
            let body = try refusal["body"].map {
                String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
            }
            let answer = Response.json(body ?? "{}", status: status)
            let source: any Source
            switch path.split(separator: "/")[0] {
            case "insee-sirene": source = InventedSirene.source(StubExchange(answer))
            case "inpi-rne":
                source = InventedRne.source(StubExchange { InventedRne.isLogin($0) ? InventedRne.login() : answer })
            case "recherche-entreprises": source = CompanySearchTests.source(StubExchange(answer))
            default: source = InventedPortal.source(StubExchange(answer))
            }
            let act = await SourceContract.act(source, ask)
            if act.readings.allSatisfy({ $0.items.isEmpty }) { row.read += 1 }
        }
        return row
    }
}
