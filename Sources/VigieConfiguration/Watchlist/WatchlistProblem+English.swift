import VigieDomain
import VigieTables

extension WatchlistProblem {
    var english: String {
        switch self {
        case .spreadsheet(.archive):
            "this is an Excel or LibreOffice workbook, not a CSV file. Open it and choose \"Save as\", type \"CSV UTF-8\"."
        case .spreadsheet(.compound):
            "this is an Excel workbook (.xls), not a CSV file. Open it and choose \"Save as\", type \"CSV\"."
        case .binary: "this is not a text file. Save the list as CSV from your spreadsheet."
        case .tooLarge(let bytes, let limit):
            "the file has \(Spelled.english(bytes)) bytes; the limit is \(Spelled.english(limit)). Split the list into several files."
        case .empty:
            "the file is empty. The last good list stays in force; to watch nobody any more, remove the file."
        case .noKeyColumn(let found):
            "no column identifies the companies"
                + (found.isEmpty ? "" : " (headers read: \(Quoted.english(found, joining: "and")))")
                + ". Name a column \"SIREN\" (also accepted: \"SIRET\", \"RCS\", \"VAT\"). Nothing was read."
        case .noClient: "no line names a company. The last good list stays in force."
        case .tooManyLines(let limit):
            "the file has more than \(Spelled.english(limit)) lines; the others were not read. Split the list into several files."
        case .mixedEncoding:
            "the file mixes two encodings: accents will be wrong in names. Save it again as \"CSV UTF-8\"."
        case .unknownColumn(let header, let suggestion):
            "column \(Quoted.english(header)) is not known and is not read."
                + (suggestion.map { " Did you mean \(Quoted.english($0))?" } ?? "")
        case .repeatedColumn(let header, let kept):
            header == kept
                ? "column \(Quoted.english(header)) stands twice; only the first is read."
                : "column \(Quoted.english(header)) says the same as \(Quoted.english(kept)); only the first is read."
        case .noManagerColumn(let fallback):
            "no column names the account manager; \(english(fallback)) Add a column \"Account manager email\"."
        case .moreProblems(let count):
            "\(Spelled.english(count, "more problem is", "more problems are")) not shown. Correct the first ones, then check again."
        case .numberRefused(let refusal, let found): refusal.english(found)
        case .numbersDisagree(let first, let second):
            "the line gives two different numbers, \(Quoted.english([first, second], joining: "and")). Keep the right one: the line is not watched."
        case .nothingToName:
            "the line has neither a company number nor an account code: it is not watched. Give a SIREN (9 digits)."
        case .unknownCountry(let found):
            "country \(Quoted.english(found)) is not known: the line is not watched. Write its two-letter code (FR, BE, DE) or its name."
        case .wrongAmount(let fault, let found, let header):
            fault.english(found, header, then: "The amount is left empty.")
        case .wrongDay(let fault, let found, let header):
            fault.english(found, header, then: "The date is ignored.")
        case .wrongFlag(let found, let header):
            "\(Quoted.english(header)) is \(Quoted.english(found)), which says neither yes nor no. Write yes or no; the cell is left empty."
        case .wrongSeverity(let found):
            "severity \(Quoted.english(found)) does not exist. Accepted: \(Severity.allCases.map(\.rawValue).joined(separator: ", ")). All alerts will be sent."
        case .wrongAddress(let found, let header):
            "\(Quoted.english(header)) holds \(Quoted.english(found)), which is not a mail address. Write it as name@company.com."
        case .wrongPostcode(let found):
            "postcode \(Quoted.english(found)) does not have five digits. It is ignored: notices without a SIREN cannot be matched."
        case .wrongCurrency(let found):
            "currency \(Quoted.english(found)) is not a three-letter code (EUR, USD, GBP). The amounts of the line are left empty."
        case .unknownSource(let found, let known):
            "source \(Quoted.english(found)) is not configured. Known: \(known.joined(separator: ", ")). All sources will be asked."
        case .endBeforeStart(let start, let end):
            "the watch would end on \(end), before its start on \(start). The end date is ignored: correct one of them."
        case .wrongLEI(let fault, let found): fault.english(found)
        case .wrongISIN(let fault, let found): fault.english(found)
        case .wrongThreshold(let fault, let found): fault.english(found)
        case .identifiersDisagree(let number, let found, let kept, let file, let line):
            "\(number.rawValue.uppercased()) \(Quoted.english(found)) contradicts \(Quoted.english(kept)), given to the same company at line \(line)\(file.map { " of \($0)" } ?? ""). The first one is kept: correct one of them."
        case .zerosRestored(let found, let company):
            "\(Quoted.english(found)) has lost its leading zeros; read as \(Quoted.english(company.display)), whose key is right. Check it, then format the column as Text."
        case .noNumber(let account):
            "no number for client \(Quoted.english(account)): no source can watch it. Give its SIREN (9 digits)."
        case .nameless: "no company name: alerts will show the number only. Fill in the column \"Company name\"."
        case .managerMissing(let header, let fallback):
            "no account manager address; \(english(fallback)) Fill in the column \(Quoted.english(header))."
        case .managerWithoutAddress(let name, let header, let fallback):
            "\(Quoted.english(name)) has no address; \(english(fallback)) "
                + (header.map { "Fill in the column \(Quoted.english($0))." }
                    ?? "Add a column \"Account manager email\".")
        case .severalAddresses(let kept):
            "several addresses in the cell; only \(Quoted.english(kept.text)) is used. To tell another person, add a line or a rule."
        case .duplicate(let company, let firstLine):
            "\(Quoted.english(company.display)) already stands at line \(firstLine). Both lines are merged: all accounts and managers are kept."
        case .strayQuote: "a quotation mark is not closed; it is read as a letter. Check the cells of the line."
        case .extraCells(let found, let headers):
            "the line has \(found) cells for \(headers) headers: a separator probably cuts a text. Check the line, or put that text in quotes."
        case .cellTooLong(let limit): "the cell is longer than \(Spelled.english(limit)) bytes; its end is ignored."
        case .controlCharacters(let found):
            "cell \(Quoted.english(found)) holds control characters, which are removed. Type it again."
        }
    }

    private func english(_ fallback: [Person]) -> String {
        if fallback.isEmpty {
            return "the account manager's alerts will go to the fallback contact of the configuration."
        }
        return "the account manager's alerts will go to \(fallback.map(\.email.text).joined(separator: ", "))."
    }
}

extension CompanyNumber.Refusal {
    fileprivate func english(_ found: String) -> String {
        let shown = Quoted.english(found)
        let unwatched = "The line is not watched."
        return switch self {
        case .empty: "no number. \(unwatched) Give a SIREN (9 digits)."
        case .scientific:
            "\(shown) is a number rounded by the spreadsheet: its last digits are lost. \(unwatched) Format the column as Text and type the SIREN or SIRET again."
        case .notANumber:
            "\(shown) is not a company number. \(unwatched) Accepted: SIREN (9 digits), SIRET (14 digits), VAT (FR and 11 characters)."
        case .tooShort(let digits):
            "\(shown) has only \(Spelled.english(digits, "digit", "digits")); a SIREN has 9. \(unwatched) Type it in full."
        case .betweenForms(let digits, let suggestion):
            "\(shown) has \(digits) digits: neither a SIREN (9) nor a SIRET (14). \(unwatched)"
                + (suggestion.map { " Is it SIREN \(Quoted.english($0.spaced))?" } ?? " Type the SIREN.")
        case .tooLong(let digits):
            "\(shown) has \(digits) digits; a SIREN has 9, a SIRET 14. \(unwatched) Keep one number per cell."
        case .wrongKeySIREN:
            "the key of SIREN \(shown) is wrong: a digit was probably mistyped. \(unwatched) Check it on an extract or an invoice."
        case .wrongKeySIRET:
            "the key of SIRET \(shown) is wrong: a digit was probably mistyped. \(unwatched) Check it, or give the SIREN alone (9 digits)."
        case .wrongKeyVAT(let expected):
            "the key of VAT number \(shown) is wrong: for this SIREN it would be \(expected). \(unwatched) Check the number."
        case .testNumber: "\(shown) is a test number, which nobody bears. \(unwatched) Give the real SIREN."
        case .wrongForeignForm(let country):
            "\(shown) does not have the form of a company number of country \(country). \(unwatched) Check the number and the column \"Country\"."
        }
    }
}
