package import VigieDomain

/// A provider that watches companies for us once they stand on a list of its own: it is told whom, and follows our watchlists.
///
/// Both acts mean the same when they are done twice, so that one whose answer was lost is simply done again.
package protocol Enroller: Sendable {
    /// The source whose contract it is.
    var source: SourceID { get }
    /// The list's name at the provider.
    var list: String { get }
    /// Companies in one question at most.
    var batch: Int { get }

    /// Puts these companies on the list; who stands there already stays.
    /// - Throws: `SourceFault` (with `.status` 400, 404, 409 or 422 where it refuses what was asked rather than us),
    ///   `CancellationError`.
    func enrol(_ companies: [SIREN], at now: Instant) async throws

    /// Takes one company off the list.
    /// - Throws: as `enrol`.
    func withdraw(_ company: SIREN, at now: Instant) async throws -> Withdrawal
}

/// What came of taking a company off a provider's list.
package enum Withdrawal: Hashable, Sendable {
    /// It does not stand there any more.
    case gone
    /// The provider did not find it, or did not find the list: its answer does not tell which.
    case notFound
}
