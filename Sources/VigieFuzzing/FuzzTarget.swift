import Dispatch

/// One reader of bytes that come from outside. Whatever it is given, it answers; it never falls, and what it accepts keeps the
/// promises of its type.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case bodaccFile = "bodacc-file"
    case dilaIssue = "dila-issue"
    case bodaccFeed = "bodacc-feed"
    case noticeText = "notice-text"
    case companySearch = "company-search"
    case bureau = "bureau"
    case sirene = "sirene"
    case rne = "rne"
    case infoFinanciere = "info-financiere"
    case jsonPath = "json-path"
    case address = "address-template"
    case watchlist = "watchlist"
    case settings = "settings"
    case companyNumber = "company-number"
    case mailAddress = "mail-address"
    case name = "name"
    case retryAfter = "retry-after"
    case httpHeader = "http-header"
    case mailReplies = "mail-replies"
    case webhookAnswer = "webhook-answer"
    case control = "control"

    package func read(_ bytes: [UInt8]) {
        switch self {
        case .bodaccFile: Readers.bodaccFile(bytes)
        case .dilaIssue: Readers.dilaIssue(bytes)
        case .bodaccFeed: FuzzTarget.wait { await Readers.bodaccFeed(bytes) }
        case .noticeText: Readers.noticeText(bytes)
        case .companySearch: FuzzTarget.wait { await Readers.companySearch(bytes) }
        case .bureau: FuzzTarget.wait { await Readers.bureau(bytes) }
        case .sirene: FuzzTarget.wait { await Readers.sirene(bytes) }
        case .rne: FuzzTarget.wait { await Readers.rne(bytes) }
        case .infoFinanciere: FuzzTarget.wait { await Readers.infoFinanciere(bytes) }
        case .jsonPath: Readers.jsonPath(bytes)
        case .address: Readers.addressTemplate(bytes)
        case .watchlist: Readers.watchlist(bytes)
        case .settings: Readers.settings(bytes)
        case .companyNumber: Readers.companyNumber(bytes)
        case .mailAddress: Readers.mailAddress(bytes)
        case .name: Readers.name(bytes)
        case .retryAfter: Readers.retryAfter(bytes)
        case .httpHeader: Readers.httpHeader(bytes)
        case .mailReplies: Readers.mailReplies(bytes)
        case .webhookAnswer: FuzzTarget.wait { await Readers.webhookAnswer(bytes) }
        case .control: Readers.control(bytes)
        }
    }

    /// The same for a caller that can wait without a thread.
    package func readAside(_ bytes: [UInt8]) async {
        switch self {
        case .bodaccFeed: await Readers.bodaccFeed(bytes)
        case .companySearch: await Readers.companySearch(bytes)
        case .bureau: await Readers.bureau(bytes)
        case .sirene: await Readers.sirene(bytes)
        case .rne: await Readers.rne(bytes)
        case .infoFinanciere: await Readers.infoFinanciere(bytes)
        case .webhookAnswer: await Readers.webhookAnswer(bytes)
        default: read(bytes)
        }
    }

    /// libFuzzer calls from a thread of its own, which may wait.
    private static func wait(_ act: @escaping @Sendable () async -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task {
            await act()
            done.signal()
        }
        done.wait()
    }
}
