import Testing
import VigieConfiguration
import VigieTables

@Suite struct CSVWriterTests {
    @Test("an export opens in a French Excel and carries no formula") func writer() {
        var writer = CSVWriter()
        writer.append(["Nom", "=1+1", "-5", "-5,20", "-cmd", "@x", "\tx", "a;b", "c\"d", "é", "+33"])
        let text = String(decoding: writer.file, as: UTF8.self)
        #expect(Array(writer.file.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(
            text.dropFirst(0).hasSuffix(
                "Nom;'=1+1;-5;-5,20;'-cmd;'@x;'\tx;\"a;b\";\"c\"\"d\";é;'+33\r\n".replacing("-5,20", with: "\"-5,20\""))
        )
    }

    @Test("what is exported is read back") func roundTrip() {
        var writer = CSVWriter()
        let cells = ["simple", "a;b", "c\"d", "e\nf", "é€", ""]
        writer.append(cells)
        let bytes = Array(writer.drain().dropFirst(3))
        var parser = CSVParser(bytes, separator: 0x3B)
        #expect(parser.next()?.cells == cells)
        #expect(parser.next() == nil)
        #expect(writer.file.isEmpty)
    }
}
