import FoundationEssentials
import VigieConfiguration

/// Where the daemon listens. `vigie reload` must find it even when the settings file has just become wrong: that is when
/// the daemon has most to say.
package struct ControlPath: Hashable, Sendable {
    package let path: String

    package init(configuration: String, environment: [String: String]) {
        let loading = Loading(path: configuration)
        let folder =
            loading.settings?.runtimeDirectory ?? ControlPath.written(in: configuration)
            ?? environment["RUNTIME_DIRECTORY"].flatMap { $0.isEmpty ? nil : $0 } ?? ControlPath.standard
        path = "\(folder)/control"
    }

    private static let standard = "/run/vigie"
    private static let key = "runtime_directory:"

    /// The setting as it stands in a file that is wrong elsewhere: a plain absolute path on a line of its own.
    private static func written(in configuration: String) -> String? {
        guard let data = FileManager.default.contents(atPath: configuration) else { return nil }
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix(key) {
            let value = line.dropFirst(key.count).prefix { $0 != "#" }
                .filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            if value.hasPrefix("/") { return value }
        }
        return nil
    }
}
