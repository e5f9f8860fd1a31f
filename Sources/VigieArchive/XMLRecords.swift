import CXML

/// Reads a document made of many records (`root/list/record`) and hands over each record as soon as it ends, so that memory
/// follows the record and not the document.
///
/// No network, no entity beyond the five of XML itself, and no DOCTYPE: none of these documents has one, and everything that
/// makes XML dangerous begins there.
package final class XMLRecords {
    /// Deeper than any record of a register; a document beyond it is an attack on the reader.
    package static let deepest = 64
    /// Characters of one record.
    package static let longest = 32 << 20
    /// The level of a record: the root is 1.
    private static let recordLevel = 3

    /// Elements of the second level that hold nothing but text, by name: number and date of the issue.
    package private(set) var head: [String: String] = [:]
    package private(set) var root: String?
    /// Records handed over.
    package private(set) var count = 0
    private var open: [XMLElement] = []
    private var level = 0
    private var characters = 0
    private var refusal: XMLFailure?
    private var onRecord: (XMLElement) -> Void = { _ in }

    package init() {}

    /// - Parameters:
    ///   - encoding: where the document does not say it rightly; nil believes the document.
    ///   - body: each record in order.
    /// - Throws: `XMLFailure`. The records before the damage were handed over.
    package func read(_ bytes: [UInt8], encoding: String? = nil, _ body: (XMLElement) -> Void) throws(XMLFailure) {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { user, name, _, _, _, _, _, _, _ in XMLRecords.of(user)?.start(name) }
        handler.endElementNs = { user, _, _, _ in XMLRecords.of(user)?.end() }
        handler.characters = { user, text, length in XMLRecords.of(user)?.add(text, length) }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { user, _, _, _ in XMLRecords.of(user)?.refuse(.documentType) }
        let me = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, me, nil, 0, nil) else { throw .malformed(line: 0, "") }
        defer { xmlFreeParserCtxt(context) }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_HUGE.rawValue))
        self.context = context
        defer { self.context = nil }
        withoutActuallyEscaping(body) { body in
            onRecord = body
            if let encoding { xmlCtxtResetPush(context, nil, 0, nil, encoding) }
            bytes.withUnsafeBytes { whole in
                var rest = whole[...]
                while !rest.isEmpty, refusal == nil {
                    let chunk = rest.prefix(XMLRecords.chunkBytes)
                    let bytes = UnsafeRawBufferPointer(rebasing: chunk)
                    let status = xmlParseChunk(
                        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
                    if status != 0 { break }
                    rest = rest.dropFirst(chunk.count)
                }
            }
            _ = xmlParseChunk(context, nil, 0, 1)
            onRecord = { _ in }
        }
        if let refusal { throw refusal }
        guard context.pointee.wellFormed != 0 else {
            let error = vigie_xml_error(context)
            let words = error?.pointee.message.map { String(cString: $0) } ?? ""
            throw .malformed(
                line: Int(error?.pointee.line ?? 0), String(words.prefix { $0 != "\n" }))
        }
    }

    private static let chunkBytes = 1 << 16
    private var context: xmlParserCtxtPtr?

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLRecords? {
        user.map { Unmanaged<XMLRecords>.fromOpaque($0).takeUnretainedValue() }
    }

    private func refuse(_ failure: XMLFailure) {
        refusal = refusal ?? failure
        if let context { xmlStopParser(context) }
    }

    private func start(_ name: UnsafePointer<xmlChar>?) {
        level += 1
        guard level <= XMLRecords.deepest else { return refuse(.tooDeep) }
        let text = name.map { String(cString: $0) } ?? ""
        if level == 1 { root = text }
        if level == 2 || level == XMLRecords.recordLevel { characters = 0 }
        if level >= 2 { open.append(XMLElement(name: text)) }
    }

    private func end() {
        defer { level -= 1 }
        guard let element = open.popLast() else { return }
        switch level {
        case 2:
            if element.children.isEmpty { head[element.name] = element.text }
        case XMLRecords.recordLevel:
            count += 1
            onRecord(element)
        default:
            open[open.count - 1].children.append(element)
        }
    }

    private func add(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let text, !open.isEmpty else { return }
        characters += Int(length)
        guard characters <= XMLRecords.longest else { return refuse(.tooLong) }
        let bytes = UnsafeBufferPointer(start: text, count: Int(length))
        open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    }
}

/// A document that cannot be read to its end.
package enum XMLFailure: Error, Hashable, Sendable {
    /// libxml2's words, in English.
    case malformed(line: Int, String)
    case documentType
    case tooDeep
    case tooLong
}
