import Glibc
import VigieFuzzing

/// One input of libFuzzer, for the reader that `VIGIE_FUZZ_TARGET` names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let name = getenv("VIGIE_FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name)) else {
        print("VIGIE_FUZZ_TARGET names none of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
        exit(64)
    }
    target.read(Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count)))
    return 0
}
