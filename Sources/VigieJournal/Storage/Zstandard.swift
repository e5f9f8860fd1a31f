import CZstd
import VigieEngine

/// Raw bytes made small for the disk (Zstandard), and back. What comes back is proved by its length here and by its
/// digest where it has one.
struct Zstandard: Sendable {
    /// 3 is the library's own default: about four times smaller on JSON for some milliseconds a megabyte. Higher levels
    /// cost far more time than they save room.
    static let modestLevel: Int32 = 3

    var level: Int32 = modestLevel

    func pack(_ bytes: [UInt8]) throws -> [UInt8] {
        var failure = 0
        let bound = ZSTD_compressBound(bytes.count)
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            let written = ZSTD_compress(buffer.baseAddress, bound, bytes, bytes.count, level)
            failure = ZSTD_isError(written) == 0 ? 0 : written
            count = failure == 0 ? written : 0
        }
        guard failure == 0 else {
            throw JournalFailure(
                .other, "\(bytes.count) octets n’ont pas pu être comprimés : « \(Self.name(of: failure)) ».",
                "\(bytes.count) bytes could not be compressed: \(Self.name(of: failure)).")
        }
        return packed
    }

    /// - Parameter size: how many bytes there were, as stored beside them: the bound of what is unpacked.
    func unpack(_ packed: [UInt8], size: Int) throws -> [UInt8] {
        var written = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            written = ZSTD_decompress(buffer.baseAddress, size, packed, packed.count)
            count = ZSTD_isError(written) == 0 ? min(written, size) : 0
        }
        guard ZSTD_isError(written) == 0 else {
            throw JournalFailure(
                .corrupt, "des octets comprimés du journal ne se relisent pas : « \(Self.name(of: written)) ».",
                "compressed bytes of the journal cannot be read back: \(Self.name(of: written)).")
        }
        guard written == size else {
            throw JournalFailure(
                .corrupt, "des octets comprimés du journal donnent \(written) octets au lieu de \(size).",
                "compressed bytes of the journal came back as \(written) instead of \(size) bytes.")
        }
        return bytes
    }

    private static func name(of code: Int) -> String { String(cString: ZSTD_getErrorName(code)) }
}
