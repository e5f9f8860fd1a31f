import Foundation

/// Another process of these tests, for what must be measured or changed alone: the test program itself, which is told to run
/// one suite.
enum OwnProcess {
    /// Its status, and what it printed.
    static func run(suite: String, environment: [String: String]) throws -> (status: Int32, output: String) {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try output(
            of: own, ["--testing-library", "swift-testing", "--filter", suite], environment: environment)
    }

    static func output(
        of program: String, _ arguments: [String], environment: [String: String] = [:], input: Data? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let given = Pipe()
        if input != nil { process.standardInput = given }
        try process.run()
        if let input {
            try given.fileHandleForWriting.write(contentsOf: input)
            try given.fileHandleForWriting.close()
        }
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
