import Foundation

/// The built `vigie`, as a system administrator would start it: it lies beside the test bundle.
enum Binary {
    static let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "vigie")

    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: url.path) }
    static let missing = "the vigie binary is not beside the test bundle: swift build"
}
