import Testing

@Suite struct MemoryTests {
    @Test func `bombs are tried in a process of their own`() throws {
        let (status, output) = try OwnProcess.run(suite: "BombTests", environment: [Memory.mark: "1"])
        #expect(status == 0, "\(output)")
        let figures = output.split(separator: "\n").filter { $0.hasPrefix("bombs: ") }
        #expect(figures.count == 1 && figures.allSatisfy { $0.contains(" 0 through") }, "\(output)")
        for line in figures { print(line) }
    }
}
