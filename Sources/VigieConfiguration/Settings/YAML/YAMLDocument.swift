import VigieTables
import Yams

/// A settings file as a tree of nodes, each with its place; or what makes it unreadable.
struct YAMLDocument {
    /// A settings file is written by hand: beyond this it is something else.
    static let longest = 256 << 10
    /// Repeated keys that are told one by one.
    private static let repeatsTold = 50

    let root: Node?
    /// Keys that stand again further down, by the place of the earlier one, which carries a made-up name in the tree.
    let repeated: [YAMLPlace: String]

    /// What is wrong, and where.
    struct Fault: Error {
        var place: YAMLPlace?
        var problem: SettingsProblem
    }

    init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= YAMLDocument.longest else {
            throw Fault(problem: .tooLarge(bytes: bytes.count, limit: YAMLDocument.longest))
        }
        guard let decoded = try? DecodedText(bytes) else { throw Fault(problem: .notText) }
        if let (place, problem) = YAMLGuard.objection(to: decoded.utf8) { throw Fault(place: place, problem: problem) }
        var text = String(decoding: decoded.utf8, as: UTF8.self)
        var repeated: [YAMLPlace: String] = [:]
        while true {
            do {
                root = try Yams.compose(yaml: text)
                self.repeated = repeated
                return
            } catch let error as YamlError {
                // The library stops at the first repeated key. The earlier one gets another name and the reading goes
                // on, so that all problems are told at once.
                guard case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first,
                    repeated.count < YAMLDocument.repeatsTold,
                    let renamed = YAMLDocument.renaming(YAMLPlace(context.mark), number: repeated.count, in: text)
                else { throw YAMLDocument.fault(error, in: text) }
                repeated[YAMLPlace(context.mark)] = key
                text = renamed
            } catch {
                throw Fault(problem: .syntax(message: "\(error)"))
            }
        }
    }

    /// Changes the first letter of a key into one of the private use area, which no key begins with.
    private static func renaming(_ place: YAMLPlace, number: Int, in text: String) -> String? {
        var scalars = Array(text.unicodeScalars)
        var index = 0
        var line = 1
        while line < place.line, index < scalars.count {
            if scalars[index] == "\n"
                || (scalars[index] == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
            {
                line += 1
            }
            index += 1
        }
        index += place.column - 1
        if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard index < scalars.count, let mark = Unicode.Scalar(UInt32(0xE000 + number)),
            scalars[index].properties.isAlphabetic
        else { return nil }
        scalars[index] = mark
        return String(String.UnicodeScalarView(scalars))
    }

    private static func fault(_ error: YamlError, in text: String) -> Fault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Fault(place: YAMLPlace(mark), problem: .syntax(message: problem))
        case .reader(let problem, let offset, _, _):
            Fault(place: offset.map { YAMLPlace(offset: $0, in: text) }, problem: .syntax(message: problem))
        case .duplicatedKeysInMapping(let keys, let context):
            Fault(
                place: YAMLPlace(context.mark),
                problem: .repeatedKey(key: keys.first ?? "", firstLine: context.mark.line))
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            Fault(problem: .syntax(message: "unreadable"))
        }
    }
}

/// A place in a settings file: line and character, from 1.
struct YAMLPlace: Hashable {
    var line: Int
    var column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }

    /// - Parameter offset: in bytes.
    init(offset: Int, in text: String) {
        let before = text.utf8.prefix(max(0, offset))
        let line = before.count { $0 == 10 } + 1
        let column = before.reversed().prefix { $0 != 10 }.count + 1
        self.init(line: line, column: column)
    }
}
