import Foundation
import VigieTesting

/// A web server over TLS with a certificate signed by itself, from the tools of the machine. Skipped where they are missing.
final class TLSServer {
    let port: Int
    /// The certificate, which is its own authority.
    let certificate: String
    private let folder = TemporaryFolder()
    private let process = Process()

    static let isPossible = ["/usr/bin/openssl", "/usr/bin/python3"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let missing = "openssl and python3 are needed for a server over TLS (apt-get install openssl python3)"

    /// - Parameter name: the only host name in the certificate.
    init(name: String) throws {
        let certificate = folder.file("certificate.pem").path
        self.certificate = certificate
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", TLSServer.script, certificate, folder.file("key.pem").path, name]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = output.fileHandleForReading.availableData
        guard let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        else {
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    /// Not waited for: that would hold a thread of the tests until Foundation notices.
    deinit { kill(process.processIdentifier, SIGKILL) }

    private static let script = """
        import http.server, ssl, subprocess, sys
        subprocess.run(["/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-nodes", "-days", "2", "-keyout", sys.argv[2], "-out", sys.argv[1], "-subj", "/CN=" + sys.argv[3],
            "-addext", "subjectAltName=DNS:" + sys.argv[3]], check=True)
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200); self.send_header("Content-Length", "2"); self.end_headers(); self.wfile.write(b"ok")
            def log_message(self, *words): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
}
