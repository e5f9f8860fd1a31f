/// A word reduced to what spellings share: small letters without accents, and digits. `N° Client` and `n client` are one.
package enum Folded {
    package static func text(_ typed: String) -> String {
        var text = ""
        for scalar in typed.unicodeScalars {
            switch scalar.value {
            case 48...57, 97...122: text.unicodeScalars.append(scalar)
            case 65...90: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            case 0xC0...0x17F: text += accents[scalar.value] ?? ""
            case 0x20AC: text += "eur"
            default: continue
            }
        }
        return text
    }

    /// The words of a text, each folded.
    package static func words(_ typed: String) -> [String] {
        typed.split { !$0.isLetter && !$0.isNumber }.map { text(String($0)) }.filter { !$0.isEmpty }
    }

    /// Letters of the languages of our neighbours, with what stands in for them.
    private static let accents: [UInt32: String] = {
        let table: [(String, String)] = [
            ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "a"), ("Ææ", "ae"), ("ÇçĆćČč", "c"), ("ĎďĐđ", "d"), ("ÈÉÊËèéêëĒēĖėĘęĚě", "e"),
            ("ÌÍÎÏìíîïĪīĮį", "i"), ("Łł", "l"), ("ÑñŃńŇň", "n"), ("ÒÓÔÕÖØòóôõöøŌōŐő", "o"), ("Œœ", "oe"), ("Řř", "r"),
            ("ŚśŠš", "s"), ("ß", "ss"), ("Ťť", "t"), ("ÙÚÛÜùúûüŪūŮůŰű", "u"), ("ÝýŸÿ", "y"), ("ŹźŻżŽž", "z"),
        ]
        var accents: [UInt32: String] = [:]
        for (letters, plain) in table {
            for scalar in letters.unicodeScalars { accents[scalar.value] = plain }
        }
        return accents
    }()
}
