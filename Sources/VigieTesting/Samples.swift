package import Foundation

/// The real samples beside the checkout, which are not the project's and may be missing: tests that read them are skipped
/// with a clear word where they are.
package enum Samples {
    /// `../shared/sources/samples` as seen from the root of the package.
    package static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/sources/samples")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    package static var arePresent: Bool { folder != nil }

    /// Says why a test was skipped: `@Test(.enabled(if: Samples.arePresent, "\(Samples.missing)"))`.
    package static let missing = "the real samples are not beside this checkout (../shared/sources/samples)"
}
