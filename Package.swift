// swift-tools-version: 6.2
import PackageDescription

// One list of settings for every target: Swift 6 mode, explicit existentials, imports that stay inside,
// and no warning left for later.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let log = Target.Dependency.product(name: "Logging", package: "swift-log")

// `explained`: the folder holds a DESIGN.md beside the code.
func floor(_ name: String, _ dependencies: [Target.Dependency], explained: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: explained.map { $0.isEmpty ? "DESIGN.md" : "\($0)/DESIGN.md" },
        swiftSettings: settings)
}

// `fixtures`: the tests read files beside them, found by their own path.
// `support`: programs that the tests run.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false, support: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies,
        exclude: (fixtures ? ["Fixtures"] : []) + support.map { "Support/\($0)" }, swiftSettings: settings)
}

let package = Package(
    name: "vigie",
    products: [.executable(name: "vigie", targets: ["vigie"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The C libraries, as Debian ships them. Shims only: no C is compiled here.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        // Ground floor: values and rules. No input or output, no clock, no logger.
        floor("VigieDomain", ["CCrypto"]),
        floor("VigieLaw", ["VigieDomain"], explained: [""]),
        floor("VigieTransport", []),
        // What offices save from their spreadsheets: text, rows, cells.
        floor("VigieTables", ["VigieDomain"]),

        // The stair: from what a source says to what is recorded, composed and delivered, through its ports.
        floor("VigieEngine", ["VigieDomain", "VigieLaw", "VigieTransport", log]),

        // The windows: one outside thing each.
        floor("VigieCurl", ["CCurl", "VigieTransport", "VigieEngine"]),
        floor("VigieArchive", ["CArchive", "CXML"]),
        floor(
            "VigieSources",
            ["VigieArchive", "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine"],
            explained: ["Bodacc", "CompanySearch", "File", "JSONBureau"]),
        floor(
            "VigieJournal",
            [
                "CZstd", "VigieDomain", "VigieTransport", "VigieEngine",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            explained: [""]),
        floor("VigieWording", ["VigieDomain", "VigieLaw", "VigieEngine"]),
        floor("VigieDelivery", ["CCrypto", "VigieDomain", "VigieTransport", "VigieEngine", "VigieWording"]),
        floor("VigieControl", ["VigieDomain", "VigieEngine"]),
        floor(
            "VigieConfiguration",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine",
                .product(name: "Yams", package: "Yams"),
            ],
            explained: [""]),
        floor("VigieRehearsal", ["CCrypto", "VigieDomain", "VigieTransport"]),

        // The front door.
        floor(
            "VigieDaemon",
            [
                "VigieArchive", "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine", "VigieCurl",
                "VigieSources", "VigieJournal", "VigieWording", "VigieDelivery", "VigieControl", "VigieConfiguration",
                "VigieRehearsal", log,
            ]),
        .executableTarget(
            name: "vigie",
            dependencies: [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieSources", "VigieWording",
                "VigieControl", "VigieConfiguration", "VigieRehearsal", "VigieDaemon", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        // The whole daemon in an invented world, in virtual time. Does not ship.
        floor(
            "VigieSimulation",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieJournal", "VigieControl",
                "VigieConfiguration", "VigieRehearsal", "VigieDaemon", log,
            ]),
        .executableTarget(
            name: "vigie-simulate",
            dependencies: ["VigieSimulation", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings),

        // Contracts and fakes, and a disk that fails. Do not ship.
        .target(name: "CTorture", linkerSettings: [.linkedLibrary("sqlite3")]),
        floor(
            "VigieTesting", ["CTorture", "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieRehearsal"]),

        // Every reader of outside bytes, to be fed with anything. Does not ship; `make fuzz` builds a program around it.
        floor(
            "VigieFuzzing",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieCurl", "VigieSources", "VigieWording",
                "VigieDelivery", "VigieControl", "VigieConfiguration",
            ]),

        tests("VigieDomainTests", ["VigieDomain", "VigieTesting"]),
        tests("VigieLawTests", ["VigieDomain", "VigieLaw", "VigieTesting"]),
        tests("VigieTransportTests", ["VigieTransport", "VigieTesting"]),
        tests("VigieTablesTests", ["VigieDomain", "VigieTables"]),
        tests(
            "VigieEngineTests",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine", "VigieSources",
                "VigieJournal", "VigieWording", "VigieDelivery", "VigieRehearsal", "VigieTesting", log,
            ]),
        tests(
            "VigieCurlTests",
            ["VigieDomain", "VigieTransport", "VigieEngine", "VigieCurl", "VigieRehearsal", "VigieTesting"],
            support: ["file-server.py"]),
        tests(
            "VigieSourcesTests",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine", "VigieSources",
                "VigieRehearsal",
                "VigieTesting",
            ]),
        tests(
            "VigieJournalTests",
            [
                "VigieDomain", "VigieTransport", "VigieEngine", "VigieJournal", "VigieTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests("VigieWordingTests", ["VigieDomain", "VigieLaw", "VigieEngine", "VigieWording", "VigieTesting"]),
        tests(
            "VigieDeliveryTests",
            ["VigieDomain", "VigieTransport", "VigieEngine", "VigieWording", "VigieDelivery", "VigieTesting"]),
        tests(
            "VigieConfigurationTests",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieTables", "VigieEngine", "VigieConfiguration",
                "VigieTesting",
            ], fixtures: true),
        tests("VigieRehearsalTests", ["VigieDomain", "VigieTransport", "VigieRehearsal", "VigieTesting"]),
        tests("VigieControlTests", ["VigieDomain", "VigieEngine", "VigieControl", "VigieTesting"]),
        tests(
            "VigieDaemonTests",
            [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieCurl", "VigieSources", "VigieJournal",
                "VigieWording", "VigieDelivery", "VigieControl", "VigieConfiguration", "VigieRehearsal", "VigieDaemon",
                "VigieTesting", log,
            ]),
        tests("VigieSimulationTests", ["VigieSimulation"]),
        // What an attacker would try, through every wall of the house.
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "VigieDomain", "VigieLaw", "VigieTransport", "VigieEngine", "VigieCurl", "VigieSources", "VigieJournal",
                "VigieWording", "VigieDelivery", "VigieControl", "VigieConfiguration", "VigieRehearsal", "VigieDaemon",
                "VigieFuzzing", "VigieTesting", log,
            ],
            exclude: ["Fixtures", "Support"], swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "VigieDomain", "VigieTransport", "VigieEngine", "VigieJournal", "VigieControl", "VigieRehearsal",
                "VigieTesting",
            ],
            // Compiled, or run by Python, while the tests run.
            exclude: ["Support/shift-clock.c", "Support/mail-server.py", "Support/webhook-server.py"],
            swiftSettings: settings),
    ]
)

// The program's main is libFuzzer's own, so that it can only be linked with `--sanitize=fuzzer`: see `make fuzz`.
if Context.environment["VIGIE_FUZZ"] != nil {
    package.products.append(.executable(name: "vigie-fuzz", targets: ["vigie-fuzz"]))
    package.targets.append(
        .executableTarget(name: "vigie-fuzz", dependencies: ["VigieFuzzing"], swiftSettings: settings))
}
