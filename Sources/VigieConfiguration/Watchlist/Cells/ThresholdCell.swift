package import FoundationEssentials
package import VigieDomain
package import VigieTables

/// The lines that an office draws for one client: `30`, `creditsafe<30`, `limite<10000`, several between `|` or commas.
///
/// A part that cannot be understood costs itself and not the others. A comma between two digits is refused: `7,5` is one
/// figure for a person and two for a list.
package enum ThresholdCell {
    /// A rating that the configuration knows: what a threshold is checked against.
    package struct Bureau: Hashable, Sendable {
        package var source: SourceID
        package var scale: Scale

        package init(source: SourceID, scale: Scale) {
            self.source = source
            self.scale = scale
        }

        /// Either is accepted in a cell.
        var names: [String] { source.name == scale.id ? [source.name] : [source.name, scale.id] }
    }

    /// Why a part is not used.
    package enum Fault: Error, Hashable, Sendable {
        /// `30,5`.
        case ambiguous
        case unknownRating(known: [String])
        /// `creditsafe>30`, where a higher score is better.
        case wrongSide(name: String, higherIsBetter: Bool)
        /// `creditsafe<300`, on a scale that ends at 100.
        case outOfScale(name: String, lowest: Decimal, highest: Decimal)
        /// A figure without a name that lies on no scale of the configuration.
        case fitsNone(known: [String])
        case wrongAmount(AmountCell.Fault)
        case notAThreshold
        case tooMany(limit: Int)
    }

    package struct Reading: Hashable, Sendable {
        package var thresholds: [Threshold] = []
        package var faults: [Wrong] = []
    }

    /// A part that is not used.
    package struct Wrong: Hashable, Sendable {
        package var found: String
        package var fault: Fault
    }

    /// More than any client needs; a cell with more is a mistake.
    static let longest = 20

    /// - Parameters:
    ///   - currency: of an amount that bears none.
    ///   - bureaus: nil leaves names and figures unchecked.
    package static func read(_ cell: String, currency: String = "EUR", bureaus: [Bureau]? = nil) -> Reading {
        var reading = Reading()
        for part in parts(of: cell) {
            guard reading.thresholds.count + reading.faults.count < longest else {
                reading.faults.append(Wrong(found: part, fault: .tooMany(limit: longest)))
                return reading
            }
            do throws(Fault) {
                let threshold = try threshold(part, currency: currency)
                if let bureaus { try check(threshold, against: bureaus) }
                if !reading.thresholds.contains(threshold) { reading.thresholds.append(threshold) }
            } catch {
                reading.faults.append(Wrong(found: part, fault: error))
            }
        }
        return reading
    }

    /// Cut at bars, semicolons, new lines, and commas that do not stand between two digits.
    private static func parts(of cell: String) -> [String] {
        var parts: [String] = [""]
        let characters = Array(cell)
        for (index, character) in characters.enumerated() {
            let isCut =
                switch character {
                case "|", ";": true
                case ",":
                    index == 0 || index + 1 == characters.count || !isDigit(characters[index - 1])
                        || !isDigit(characters[index + 1])
                default: character.isNewline
                }
            if isCut { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.compactMap { TextCell.read($0) }
    }

    private static func threshold(_ part: String, currency: String) throws(Fault) -> Threshold {
        let characters = Array(part)
        for index in characters.indices.dropFirst().dropLast() where characters[index] == "," {
            if isDigit(characters[index - 1]), isDigit(characters[index + 1]) { throw .ambiguous }
        }
        let (name, sign, value) = pieces(of: part)
        if limitWords.contains(Folded.text(name)) {
            guard sign != ">" else { throw .notAThreshold }
            return Threshold(.limit(try amount(value, currency: currency)), side: .below)
        }
        guard let score = score(value), name.allSatisfy(isOfName) else { throw .notAThreshold }
        let side: Threshold.Side? = sign == "<" ? .below : sign == ">" ? .above : nil
        return Threshold(.score(score), rating: name.isEmpty ? nil : name, side: side)
    }

    /// `creditsafe < 30` -> creditsafe, <, 30. Without a sign the figure is the last word, or all that follows `limite`.
    private static func pieces(of part: String) -> (name: String, sign: Character?, value: String) {
        func trimmed(_ text: some StringProtocol) -> String { TextCell.trimmed(Substring(text)) }
        if let place = part.firstIndex(where: { signs.contains($0) }) {
            return (trimmed(part[..<place]), part[place], trimmed(part[part.index(after: place)...]))
        }
        if let first = part.firstIndex(of: " "), limitWords.contains(Folded.text(String(part[..<first]))) {
            return (String(part[..<first]), nil, trimmed(part[first...]))
        }
        guard let last = part.lastIndex(of: " ") else { return ("", nil, part) }
        return (trimmed(part[..<last]), nil, trimmed(part[last...]))
    }

    private static func amount(_ value: String, currency: String) throws(Fault) -> Amount {
        let amount: Amount?
        do throws(AmountCell.Fault) {
            amount = try AmountCell.read(value, currency: currency, mayBeNegative: false)
        } catch {
            throw .wrongAmount(error)
        }
        guard let amount else { throw .notAThreshold }
        return amount
    }

    private static func score(_ value: String) -> Decimal? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ (1...9).contains($0.utf8.count) && $0.allSatisfy(isDigit) })
        else { return nil }
        return Decimal(string: value)
    }

    /// A threshold that no rating can ever meet would be a promise that nobody keeps.
    private static func check(_ threshold: Threshold, against bureaus: [Bureau]) throws(Fault) {
        guard case .score(let line) = threshold.measure else { return }
        guard let name = threshold.rating else {
            guard bureaus.contains(where: { threshold.fits($0.scale, of: $0.source) }) else {
                throw .fitsNone(known: bureaus.map(described))
            }
            return
        }
        let named = bureaus.filter { $0.names.contains { $0.lowercased() == name } }
        guard let first = named.first else { throw .unknownRating(known: bureaus.flatMap(\.names)) }
        guard !named.contains(where: { threshold.fits($0.scale, of: $0.source) }) else { return }
        let ends = (first.scale.lowest, first.scale.highest)
        guard (min(ends.0, ends.1)...max(ends.0, ends.1)).contains(line) else {
            throw .outOfScale(name: name, lowest: first.scale.lowest, highest: first.scale.highest)
        }
        throw .wrongSide(name: name, higherIsBetter: first.scale.higherIsBetter)
    }

    private static func described(_ bureau: Bureau) -> String {
        "\(bureau.source) \(bureau.scale.lowest)–\(bureau.scale.highest)"
    }

    private static let signs: Set<Character> = ["<", ">", "=", ":"]
    private static let limitWords: Set<String> = ["limite", "limit", "plafond", "limitedecredit", "creditlimit"]
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "_" || character == "."
            || character == " "
    }
}
