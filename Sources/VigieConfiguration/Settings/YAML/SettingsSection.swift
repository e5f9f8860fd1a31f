import VigieTables
import Yams

/// Gathers what is wrong in one settings file.
final class SettingsReport {
    let file: String
    private let repeated: [YAMLPlace: String]
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, repeated: [YAMLPlace: String] = [:]) {
        self.file = file
        self.repeated = repeated
    }

    func add(_ place: YAMLPlace?, _ problem: SettingsProblem) {
        let diagnostic = Diagnostic(
            file: file, line: place?.line, column: place?.column, problem: .settings(problem))
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// The name of a key that stands again further down.
    func repeatedName(at place: YAMLPlace) -> String? { repeated[place] }
}

/// A scalar as it was typed, with its place. The field decides what it is: `NO`, `005520135` and `O` stay text.
struct SettingsScalar {
    var text: String
    var place: YAMLPlace
    /// The dotted name of the setting: `mail.port`.
    var name: String
}

/// One mapping of the settings file, read by the names of its keys. Unknown and repeated keys are told when it is opened.
struct SettingsSection {
    /// Dotted; empty for the whole file.
    let name: String
    let place: YAMLPlace
    let report: SettingsReport
    private let values: [String: Node]
    private let places: [String: YAMLPlace]
    /// The keys in the order of the file.
    let keys: [String]

    /// - Parameter known: the keys that may stand here; nil where the keys are names that the user chooses.
    init?(_ node: Node, name: String, known: [String]?, report: SettingsReport) {
        let place = YAMLPlace(of: node)
        guard case .mapping(let mapping) = node else {
            report.add(place, .notASection(name: name, known: known ?? []))
            return nil
        }
        var values: [String: Node] = [:]
        var places: [String: YAMLPlace] = [:]
        var keys: [String] = []
        var earlier: [String: YAMLPlace] = [:]
        for (key, value) in mapping {
            let place = YAMLPlace(of: key)
            guard case .scalar(let scalar) = key else {
                report.add(place, .keyNotText)
                continue
            }
            if let original = report.repeatedName(at: place) {
                if earlier[original] == nil { earlier[original] = place }
                continue
            }
            let text = scalar.string
            if let first = earlier[text] ?? places[text] {
                report.add(place, .repeatedKey(key: text, firstLine: first.line))
            }
            if let known, !known.contains(text) {
                let near = Nearest.word(to: text, among: known)
                report.add(place, .unknownKey(key: text, section: name, suggestion: near, known: known))
                continue
            }
            if values[text] == nil { keys.append(text) }
            values[text] = value
            places[text] = place
        }
        (self.name, self.place, self.report) = (name, place, report)
        (self.values, self.places, self.keys) = (values, places, keys)
    }

    /// The dotted name of a key here.
    func name(of key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }

    func place(of key: String) -> YAMLPlace { places[key] ?? place }

    func has(_ key: String) -> Bool { values[key] != nil }

    func node(_ key: String) -> Node? { values[key] }

    func isScalar(_ key: String) -> Bool {
        if case .scalar? = values[key] { true } else { false }
    }

    func isList(_ key: String) -> Bool {
        if case .sequence? = values[key] { true } else { false }
    }

    /// Tells that a key is missing, at the place of the section.
    func require(_ key: String) {
        if !has(key) { report.add(place, .missingKey(name: name(of: key))) }
    }

    /// Tells that an entry chosen by the user has nothing below it.
    func requireSection(_ key: String) {
        guard case .scalar(let scalar)? = values[key], scalar.string.isEmpty else { return }
        report.add(place(of: key), .notASection(name: name(of: key), known: []))
    }

    func section(_ key: String, known: [String]?) -> SettingsSection? {
        guard let node = values[key] else { return nil }
        // A key with nothing after it is an empty section.
        if case .scalar(let scalar) = node, scalar.string.isEmpty, scalar.style == .plain { return nil }
        return SettingsSection(node, name: name(of: key), known: known, report: report)
    }

    /// - Returns: nil where the key is missing, or told as wrong.
    func scalar(_ key: String) -> SettingsScalar? {
        values[key].flatMap { scalar($0, name: name(of: key)) }
    }

    private func scalar(_ node: Node, name: String) -> SettingsScalar? {
        let place = YAMLPlace(of: node)
        guard case .scalar(let scalar) = node else {
            report.add(place, .notAValue(name: name))
            return nil
        }
        let text = TextCell.trimmed(scalar.string[...])
        let isNull = scalar.style == .plain && (text == "~" || text == "null")
        guard !text.isEmpty, !isNull else {
            report.add(place, .emptyValue(name: name))
            return nil
        }
        guard text.utf8.count <= SettingsSection.longestValue else {
            report.add(
                place, .wrongValue(name: name, found: text, accepted: .text(longest: SettingsSection.longestValue)))
            return nil
        }
        return SettingsScalar(text: text, place: place, name: name)
    }

    /// Longer than any address or path.
    private static let longestValue = 2000

    /// A list of scalars; one scalar alone is a list of one.
    func scalars(_ key: String) -> [SettingsScalar]? {
        guard let node = values[key] else { return nil }
        guard case .sequence(let sequence) = node else { return scalar(key).map { [$0] } }
        return sequence.compactMap { scalar($0, name: name(of: key)) }
    }

    /// A list of mappings.
    func sections(_ key: String, known: [String]) -> [SettingsSection] {
        guard let node = values[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            report.add(YAMLPlace(of: node), .notAList(name: name(of: key)))
            return []
        }
        return sequence.compactMap { SettingsSection($0, name: name(of: key), known: known, report: report) }
    }

    /// Reads one scalar as the field wants it.
    func value<Value>(_ key: String, _ accepted: SettingsAccepted, _ parse: (String) -> Value?) -> Value? {
        guard let scalar = scalar(key) else { return nil }
        return value(scalar, accepted, parse)
    }

    func value<Value>(
        _ scalar: SettingsScalar, _ accepted: SettingsAccepted, _ parse: (String) -> Value?
    ) -> Value? {
        if let value = parse(scalar.text) { return value }
        report.add(scalar.place, .wrongValue(name: scalar.name, found: scalar.text, accepted: accepted))
        return nil
    }

    /// One of a closed set of words.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Word.Type) -> Word? {
        value(key, .oneOf(Word.allCases.map(\.rawValue))) { Word(rawValue: $0) }
    }
}

extension YAMLPlace {
    init(of node: Node) {
        if let mark = node.mark { self.init(mark) } else { self.init(line: 1, column: 1) }
    }
}
