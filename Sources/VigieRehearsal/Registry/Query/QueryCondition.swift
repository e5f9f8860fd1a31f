package import VigieDomain

/// What `where` and `refine` ask of a notice.
package indirect enum QueryCondition: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable {
        case equal = "="
        case different = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    package enum Literal: Hashable, Sendable {
        case text(String)
        case integer(Int64)
        case day(Day)
    }

    case compare(GazetteField, Comparison, Literal)
    case among(GazetteField, [Literal])
    case isNull(GazetteField)
    /// Every word begins some word of the field, or of any field.
    case search(GazetteField?, String)
    case startsWith(GazetteField, String)
    case all([QueryCondition])
    case any([QueryCondition])
    case not(QueryCondition)
}
