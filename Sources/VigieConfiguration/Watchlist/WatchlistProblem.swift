package import VigieDomain
package import VigieTables

/// What can be wrong in a watchlist. Each case has a stable code, a weight, and its sentence in both languages.
package enum WatchlistProblem: Hashable, Sendable {
    // The file as a whole: nothing of it is read.
    case spreadsheet(DecodedText.Spreadsheet)
    case binary
    case tooLarge(bytes: Int, limit: Int)
    case empty
    case noKeyColumn(found: [String])
    case noClient

    // The file as a whole: read all the same.
    case tooManyLines(limit: Int)
    case mixedEncoding
    case unknownColumn(header: String, suggestion: String?)
    case repeatedColumn(header: String, kept: String)
    case noManagerColumn(fallback: [Person])
    case moreProblems(count: Int)

    // The line is not watched.
    case numberRefused(CompanyNumber.Refusal, found: String)
    case numbersDisagree(first: String, second: String)
    case nothingToName
    case unknownCountry(found: String)

    // The line is watched, without the cell.
    case wrongAmount(AmountCell.Fault, found: String, header: String)
    case wrongDay(DayCell.Fault, found: String, header: String)
    case wrongFlag(found: String, header: String)
    case wrongSeverity(found: String)
    case wrongAddress(found: String, header: String)
    case wrongPostcode(found: String)
    case wrongCurrency(found: String)
    case unknownSource(found: String, known: [String])
    case endBeforeStart(start: Day, end: Day)
    case wrongLEI(LEI.Fault, found: String)
    case wrongISIN(ISIN.Fault, found: String)
    case wrongThreshold(ThresholdCell.Fault, found: String)

    // The line is watched; look at it.
    case zerosRestored(found: String, siren: CompanyKey)
    case noNumber(account: String)
    case nameless
    case managerMissing(header: String, fallback: [Person])
    case managerWithoutAddress(name: String, header: String?, fallback: [Person])
    case severalAddresses(kept: EmailAddress)
    case duplicate(company: CompanyKey, firstLine: Int)
    /// Two lines about one company give it two numbers of one kind; nil stands for this same file.
    case identifiersDisagree(SecurityNumber, found: String, kept: String, file: String?, line: Int)
    case strayQuote
    case extraCells(found: Int, headers: Int)
    case cellTooLong(limit: Int)
    case controlCharacters(found: String)

    /// A number that a line may give beside the company's own.
    package enum SecurityNumber: String, Hashable, Sendable, CaseIterable { case lei, isin }

    package var code: String {
        switch self {
        case .spreadsheet: "file.spreadsheet"
        case .binary: "file.binary"
        case .tooLarge: "file.too_large"
        case .empty: "file.empty"
        case .noKeyColumn: "file.no_key_column"
        case .noClient: "file.no_client"
        case .tooManyLines: "file.too_many_lines"
        case .mixedEncoding: "file.mixed_encoding"
        case .unknownColumn: "column.unknown"
        case .repeatedColumn: "column.repeated"
        case .noManagerColumn: "column.no_manager"
        case .moreProblems: "file.more_problems"
        case .numberRefused(let refusal, _): refusal.code
        case .numbersDisagree: "number.disagree"
        case .nothingToName: "number.nothing"
        case .unknownCountry: "country.unknown"
        case .wrongAmount(.ambiguous, _, _): "amount.ambiguous"
        case .wrongAmount: "amount.wrong"
        case .wrongDay: "date.wrong"
        case .wrongFlag: "flag.wrong"
        case .wrongSeverity: "severity.wrong"
        case .wrongAddress: "address.wrong"
        case .wrongPostcode: "postcode.wrong"
        case .wrongCurrency: "currency.wrong"
        case .unknownSource: "source.unknown"
        case .endBeforeStart: "date.end_before_start"
        case .wrongLEI: "lei.wrong"
        case .wrongISIN: "isin.wrong"
        case .wrongThreshold: "threshold.wrong"
        case .identifiersDisagree(let number, _, _, _, _): "\(number.rawValue).disagree"
        case .zerosRestored: "number.zeros_restored"
        case .noNumber: "number.missing"
        case .nameless: "name.missing"
        case .managerMissing: "manager.missing"
        case .managerWithoutAddress: "manager.no_address"
        case .severalAddresses: "address.several"
        case .duplicate: "line.duplicate"
        case .strayQuote: "line.stray_quote"
        case .extraCells: "line.extra_cells"
        case .cellTooLong: "cell.too_long"
        case .controlCharacters: "cell.control_characters"
        }
    }

    /// An error says that something written is not used. A client is never lost for a side cell: a wrong amount or date
    /// is left unknown and the company is watched all the same.
    package var weight: Diagnostic.Weight {
        switch self {
        case .spreadsheet, .binary, .tooLarge, .empty, .noKeyColumn, .noClient, .tooManyLines, .moreProblems,
            .numberRefused, .numbersDisagree, .nothingToName, .unknownCountry, .wrongAmount, .wrongDay, .wrongFlag,
            .wrongSeverity, .wrongAddress, .wrongPostcode, .wrongCurrency, .unknownSource, .endBeforeStart, .wrongLEI,
            .wrongISIN, .wrongThreshold:
            .error
        case .mixedEncoding, .unknownColumn, .repeatedColumn, .noManagerColumn, .zerosRestored, .noNumber, .nameless,
            .managerMissing, .managerWithoutAddress, .severalAddresses, .duplicate, .identifiersDisagree, .strayQuote,
            .extraCells,
            .cellTooLong, .controlCharacters:
            .warning
        }
    }
}

extension CompanyNumber.Refusal {
    var code: String {
        switch self {
        case .empty: "number.missing"
        case .scientific: "number.scientific"
        case .notANumber: "number.not_a_number"
        case .tooShort: "number.too_short"
        case .betweenForms: "number.length"
        case .tooLong: "number.too_long"
        case .wrongKeySIREN, .wrongKeySIRET, .wrongKeyVAT: "number.wrong_key"
        case .testNumber: "number.test"
        case .wrongForeignForm: "number.foreign_form"
        }
    }
}
