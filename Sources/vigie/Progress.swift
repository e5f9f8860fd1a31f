import Glibc

/// One line on the terminal that says what goes on, wiped when it is over. Nothing where nobody looks.
struct Progress: Sendable {
    let isShown: Bool

    func show(_ text: String) {
        if isShown { Terminal.write("\r\u{1B}[2K\(text)", to: STDERR_FILENO) }
    }

    func clear() { show("") }
}
