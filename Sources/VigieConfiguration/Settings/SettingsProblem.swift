/// What can be wrong in the settings file.
package enum SettingsProblem: Hashable, Sendable {
    case notText
    case tooLarge(bytes: Int, limit: Int)
    case syntax(message: String)
    case anchor
    case tooDeep
    case empty
    case keyNotText
    case unknownKey(key: String, section: String, suggestion: String?, known: [String])
    case repeatedKey(key: String, firstLine: Int)
    case missingKey(name: String)
    case notASection(name: String, known: [String])
    case notAList(name: String)
    case notAValue(name: String)
    case emptyValue(name: String)
    case wrongValue(name: String, found: String, accepted: SettingsAccepted)
    case inlineSecret(name: String)
    case secretNeedsOne(name: String)
    case plainAddress(name: String, host: String)
    case passwordInClear(host: String)
    case unknownEventCode(found: String, suggestion: String?)
    case unknownTarget(found: String, endpoints: [String], suggestion: String?)
    case unknownScale(found: String, known: [String])
    case bandsOutOfOrder(name: String)
    case noNumberInAddress(name: String, placeholders: [String])
    case emptyMapping(name: String)
    case reservedSource(name: String, type: String)
    case ruleTellsNobody(rule: String)
    case ruleNeverRead(rule: String, hiddenBy: String)
    case noSourceEnabled
    // Files of other programs.
    case placeNeedsOne(name: String)
    case loginNeedsOne(name: String)
    case onlyOfServer(name: String)
    case onlyOfSFTP(name: String)
    case patternBesideFile(name: String)

    package var code: String {
        switch self {
        case .notText: "settings.not_text"
        case .tooLarge: "settings.too_large"
        case .syntax: "settings.syntax"
        case .anchor: "settings.anchor"
        case .tooDeep: "settings.too_deep"
        case .empty: "settings.empty"
        case .keyNotText: "key.not_text"
        case .unknownKey: "key.unknown"
        case .repeatedKey: "key.repeated"
        case .missingKey: "key.missing"
        case .notASection: "value.not_a_section"
        case .notAList: "value.not_a_list"
        case .notAValue: "value.not_a_scalar"
        case .emptyValue: "value.empty"
        case .wrongValue: "value.wrong"
        case .inlineSecret: "secret.inline"
        case .secretNeedsOne: "secret.reference"
        case .plainAddress: "address.plain"
        case .passwordInClear: "mail.password_in_clear"
        case .unknownEventCode: "route.unknown_code"
        case .unknownTarget: "route.unknown_target"
        case .unknownScale: "scale.unknown"
        case .bandsOutOfOrder: "scale.order"
        case .noNumberInAddress: "source.no_number"
        case .emptyMapping: "source.empty_mapping"
        case .reservedSource: "source.reserved"
        case .ruleTellsNobody: "route.tells_nobody"
        case .ruleNeverRead: "route.never_read"
        case .noSourceEnabled: "source.none_enabled"
        case .placeNeedsOne: "source.place"
        case .loginNeedsOne: "source.login"
        case .onlyOfServer: "source.only_server"
        case .onlyOfSFTP: "source.only_sftp"
        case .patternBesideFile: "source.pattern"
        }
    }

    package var weight: Diagnostic.Weight {
        switch self {
        case .notText, .tooLarge, .syntax, .anchor, .tooDeep, .empty, .keyNotText, .unknownKey, .repeatedKey,
            .missingKey,
            .notASection, .notAList, .notAValue, .emptyValue, .wrongValue, .inlineSecret, .secretNeedsOne,
            .plainAddress,
            .passwordInClear, .unknownEventCode, .unknownTarget, .unknownScale, .bandsOutOfOrder, .noNumberInAddress,
            .emptyMapping, .reservedSource, .placeNeedsOne, .loginNeedsOne, .onlyOfServer, .onlyOfSFTP,
            .patternBesideFile:
            .error
        case .ruleTellsNobody, .ruleNeverRead, .noSourceEnabled: .warning
        }
    }
}

/// What a setting accepts, for sentences.
package enum SettingsAccepted: Hashable, Sendable {
    case oneOf([String])
    case text(longest: Int)
    /// In seconds.
    case duration(from: Int, to: Int)
    case integer(from: Int, to: Int)
    case number(from: String, to: String)
    case boolean
    case hour
    case address
    /// A mail address or an `https` address.
    case contact
    case host
    case webAddress
    case proxyAddress
    case path
    case timeZone
    case name
    case jsonPath
    case eventType
    case headerName
    case country
    case secretName
    case fileAddress
    case hostKey
    case filePattern
}
