import CTorture
import Foundation

/// A folder on a disk that fails as a test says, and that remembers what was written to it, so that the power can be cut at
/// any moment afterwards. SQLite's files alone; close every connection before it goes.
package final class TorturedFolder: Sendable {
    package enum Act: Int, Sendable, CaseIterable, CustomStringConvertible {
        case open, read, write, sync, truncate, delete, map, mark
        package var description: String {
            ["open", "read", "write", "sync", "truncate", "delete", "map", "mark"][rawValue]
        }
    }

    package enum Fault: Int32, Sendable, CaseIterable {
        case io = 1
        case noRoom = 2
        case halfWritten = 3
    }

    package struct Event: Sendable {
        package var act: Act
        package var file: String
        /// Of a writing; the length of a truncation; the value of a mark.
        package var offset: Int
        package var bytes: [UInt8]
    }

    package let folder: TemporaryFolder
    // A pointer that never changes; its functions guard what lies behind it.
    nonisolated(unsafe) private let world: OpaquePointer

    package init(_ folder: TemporaryFolder = TemporaryFolder(), below name: String? = nil) {
        self.folder = folder
        let path = name.map { folder.file($0).path } ?? folder.url.path
        guard let world = torture_watch(path) else { preconditionFailure("SQLite took no layer of files") }
        self.world = world
    }

    deinit { torture_forget(world) }

    /// Refuses the n-th call from now on, 1 being the next; every later one too where it lasts.
    package func fail(_ number: Int, _ fault: Fault, lasting: Bool) {
        torture_plan(world, number, fault.rawValue, lasting ? 1 : 0)
    }

    package func heal() { torture_plan(world, 0, 0, 0) }

    package var calls: Int { torture_calls(world) }
    /// What the first refused call was; nil where the plan was never met.
    package var met: Act? { Act(rawValue: Int(torture_met(world))) }

    package func record() { torture_record(world, 1) }
    package func mark(_ value: Int) { torture_mark(world, Int64(value)) }

    package var events: [Event] {
        (0..<torture_count(world)).map { index in
            let event = torture_at(world, index)
            let name = event.file >= 0 ? String(cString: torture_name(world, event.file)) : ""
            let bytes = event.bytes.map { Array(UnsafeBufferPointer(start: $0, count: Int(event.size))) } ?? []
            return Event(
                act: Act(rawValue: Int(event.act)) ?? .mark, file: name, offset: Int(event.offset), bytes: bytes)
        }
    }
}

/// What a disk may hold after its power was cut: everything that was confirmed, and of the rest any part, in any order, torn
/// at sectors.
package struct PowerCut: Sendable {
    private struct File: Sendable {
        var kept: [UInt8] = []
        var isKept = false
        var pending: [TorturedFolder.Event] = []
    }

    /// What a disk writes whole.
    private static let sector = 512

    private var files: [String: File] = [:]
    /// The last mark passed: what was acknowledged by then.
    package private(set) var mark: Int?

    package init() {}

    package mutating func pass(_ event: TorturedFolder.Event) {
        switch event.act {
        case .mark: mark = event.offset
        case .write, .truncate: files[event.file, default: File()].pending.append(event)
        case .open: if files[event.file] == nil { files[event.file] = File() }
        case .sync:
            var file = files[event.file] ?? File()
            for pending in file.pending { PowerCut.apply(pending, to: &file.kept) }
            file.pending = []
            files[event.file] = file
            // The first sync of a log syncs its folder, and with it the names of all.
            for name in files.keys { files[name]?.isKept = true }
        case .delete: files[event.file] = nil
        case .read, .map: break
        }
    }

    /// - Parameter chance: numbers below a bound.
    package func image(_ chance: (Int) -> Int) -> [String: [UInt8]] {
        var image: [String: [UInt8]] = [:]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard file.isKept || chance(2) == 0 else { continue }
            var bytes = file.kept
            var reached = file.pending.compactMap { PowerCut.survivor(of: $0, chance) }
            if chance(2) == 0, reached.count > 1 {
                for index in reached.indices { reached.swapAt(index, chance(reached.count)) }
            }
            for event in reached { PowerCut.apply(event, to: &bytes) }
            image[name] = bytes
        }
        return image
    }

    // Not at all, whole, or one end of it.
    private static func survivor(of event: TorturedFolder.Event, _ chance: (Int) -> Int) -> TorturedFolder.Event? {
        switch chance(5) {
        case 0, 1: return event
        case 2, 3: return nil
        default:
            guard event.act == .write, event.bytes.count > sector else { return event }
            var part = event
            let cut = chance(event.bytes.count / sector) * sector
            if chance(2) == 0 {
                part.bytes = Array(event.bytes[..<cut])
            } else {
                part.offset += cut
                part.bytes = Array(event.bytes[cut...])
            }
            return part
        }
    }

    private static func apply(_ event: TorturedFolder.Event, to bytes: inout [UInt8]) {
        if event.act == .truncate {
            if bytes.count > event.offset { bytes.removeLast(bytes.count - event.offset) }
            return
        }
        let end = event.offset + event.bytes.count
        if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
        bytes.replaceSubrange(event.offset..<end, with: event.bytes)
    }
}
