import Glibc

/// Where each record stands in the bytes of a file, found by its tags: XML's own reader forgets the places.
struct RecordSlices {
    private var ranges: [Range<Int>] = []
    /// Whether the file is its head, these records with nothing but blanks between them, and its end; then a file without
    /// some of them is a document as well. False where there is none.
    private(set) var areAll = false

    init(_ bytes: [UInt8]) {
        for name in ["annonce", "avis"] where !areAll {
            let found = RecordSlices.find(name, in: bytes)
            guard ranges.isEmpty || RecordSlices.areAll(found, in: bytes) else { continue }
            ranges = found
            areAll = RecordSlices.areAll(found, in: bytes)
        }
    }

    var count: Int { ranges.count }

    /// nil where the place is not known.
    subscript(rank: Int) -> Range<Int>? { ranges.indices.contains(rank) ? ranges[rank] : nil }

    /// From the first record's first byte to the last one's last.
    var span: Range<Int>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound..<last.upperBound
    }

    /// From `<annonce>` to the next `</annonce>`; `<annonce/>` and `<annonces>` are other things.
    private static func find(_ name: String, in bytes: [UInt8]) -> [Range<Int>] {
        let opening = Array("<\(name)>".utf8)
        let closing = Array("</\(name)>".utf8)
        var ranges: [Range<Int>] = []
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while let start = bytes.place(of: opening, from: place),
                let end = bytes.place(of: closing, from: start + opening.count)
            {
                place = end + closing.count
                ranges.append(start..<place)
            }
        }
        return ranges
    }

    private static func areAll(_ ranges: [Range<Int>], in bytes: [UInt8]) -> Bool {
        !ranges.isEmpty
            && zip(ranges, ranges.dropFirst()).allSatisfy { left, right in
                bytes[left.upperBound..<right.lowerBound].allSatisfy(JSONSlices.isBlank)
            }
    }
}

extension UnsafeRawBufferPointer {
    /// - Parameter tag: begins with `<`.
    fileprivate func place(of tag: [UInt8], from start: Int) -> Int? {
        guard let base = baseAddress else { return nil }
        var place = start
        while count - place >= tag.count {
            guard let bracket = memchr(base + place, CInt(UInt8(ascii: "<")), count - place) else { return nil }
            place = base.distance(to: UnsafeRawPointer(bracket))
            if count - place >= tag.count, memcmp(bracket, tag, tag.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
