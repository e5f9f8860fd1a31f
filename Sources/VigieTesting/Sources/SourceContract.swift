import Synchronization
import VigieDomain
package import VigieEngine
package import VigieTransport

/// What every source promises, whatever register stands behind it. Each check answers with the promises that were broken,
/// in sentences; none is a pass.
package struct SourceContract: Sendable {
    package typealias Register = @Sendable (Request) throws -> Response

    /// The source under test, over an exchange of the contract's own.
    package var source: @Sendable (any Exchange) -> any Source
    package var ask: Ask
    /// Answers as an honest register does, with something about the companies asked.
    package var honest: Register
    package var anatomy: SourceLie.Anatomy
    /// Lies that this question cannot tell from the truth, with the reason: nothing may be told then, but no alarm is due.
    package var indistinct: Set<SourceLie>
    /// Must appear in no sentence and no address.
    package var secrets: [String]

    package init(
        source: @escaping @Sendable (any Exchange) -> any Source, ask: Ask, honest: @escaping Register,
        anatomy: SourceLie.Anatomy, indistinct: Set<SourceLie> = [], secrets: [String] = []
    ) {
        self.source = source
        self.ask = ask
        self.honest = honest
        self.anatomy = anatomy
        self.indistinct = indistinct
        self.secrets = secrets
    }

    /// Everything that one act gave, to its end or to its fault.
    package struct Act: Sendable {
        package var readings: [Reading] = []
        package var failure: (any Error)?
        package var fault: SourceFault? { failure as? SourceFault }
        package var items: [ReadingItem] { readings.flatMap(\.items) }
    }

    /// Asks on while the source says that there is more.
    package static func act(_ source: any Source, _ ask: Ask) async -> Act {
        var act = Act()
        var ask = ask
        do {
            // A source that never ends is broken: no act of a test has a thousand answers.
            for _ in 0..<1000 {
                let reading = try await source.read(ask)
                act.readings.append(reading)
                guard let more = reading.more else { return act }
                ask.subject = more
            }
            act.failure = Endless()
        } catch {
            act.failure = error
        }
        return act
    }

    struct Endless: Error {}

    /// The first answer with rows of an act.
    private final class Opening: Sendable {
        private let first = Mutex<Response?>(nil)

        func keep(_ response: Response) -> Response {
            first.withLock { kept in
                let answer = kept ?? response
                kept = answer
                return answer
            }
        }
    }

    // MARK: - The promises

    package func checkHonestReading() async -> [String] {
        var broken: [String] = []
        let first = await SourceContract.act(source(StubExchange(honest)), ask)
        let second = await SourceContract.act(source(StubExchange(honest)), ask)
        if let failure = first.failure { broken.append("an honest register was refused: \(failure)") }
        if first.items.isEmpty { broken.append("an honest register told nothing") }
        if first.items != second.items { broken.append("the same answers read twice gave different items") }
        if first.readings.last?.isComplete != true { broken.append("the last reading of a whole act is not complete") }
        for reading in first.readings {
            let counts = reading.counts
            let sum = counts.matched + counts.unwatched + reading.unreadable.count
            if counts.read != sum {
                broken.append("read \(counts.read), but matched + unwatched + unreadable = \(sum)")
            }
            let kept = Set(reading.evidence.map(\.id))
            if reading.items.contains(where: { !kept.contains($0.provenance.evidence) }) {
                broken.append("an item refers to evidence that is not there")
            }
            if reading.cursor != nil, reading.more != nil {
                broken.append("the cursor moves before the act is complete")
            }
        }
        if case .about(let targets, _) = ask.subject {
            let sighted = Set(first.readings.flatMap { $0.sightings.keys })
            if !Set(targets.map(\.company)).isSubset(of: sighted) {
                broken.append("a company asked about has no outcome")
            }
        }
        return broken
    }

    /// Nothing is invented under a lie, and the lie is named.
    package func check(_ lie: SourceLie) async -> [String] {
        let truth = await SourceContract.act(source(StubExchange(honest)), ask)
        let opening = Opening()
        let exchange = StubExchange { [honest, anatomy] request in
            let response = try honest(request)
            let isRows = SourceContract.holdsRows(response, anatomy)
            let first = isRows ? opening.keep(response) : response
            guard isRows else {
                // Answers without rows (a dataset's description) stay honest under lies about rows.
                return lie.isAboutRows ? response : lie.told(response, for: request, first: first, anatomy)
            }
            return lie.told(response, for: request, first: first, anatomy)
        }
        let act = await SourceContract.act(source(exchange), ask)
        var broken = invented(act, truth, "under \(lie)")
        if act.fault == nil, !indistinct.contains(lie) {
            broken.append("\(lie) raised no fault: \(String(describing: act.failure))")
        }
        if let fault = act.fault {
            if !fault.alarmsAtOnce { broken.append("\(lie) raises no alarm in the same cycle: \(fault.kind)") }
            broken += check(fault, "under \(lie)")
        }
        return broken
    }

    package func check(_ code: ExchangeFailure.Code) async -> [String] {
        let secret = secrets.first ?? ""
        let act = await SourceContract.act(
            source(StubExchange { _ in throw ExchangeFailure(code, "échec \(secret)", "failure \(secret)") }), ask)
        guard let fault = act.fault else {
            return ["\(code) became \(String(describing: act.failure)) instead of a fault"]
        }
        return check(fault, "under \(code)") + (act.items.isEmpty ? [] : ["items were told under \(code)"])
    }

    /// 500 and the like wait for two intervals, 401 and 403 do not; 429 and 503 are obeyed.
    package func check(status: Int) async -> [String] {
        let answer = Response.json(#"{"error":"non"}"#, status: status, headers: [HeaderField("Retry-After", "30")])
        let act = await SourceContract.act(source(StubExchange(answer)), ask)
        guard let fault = act.fault else {
            return ["\(status) became \(String(describing: act.failure)) instead of a fault"]
        }
        var broken = check(fault, "under \(status)") + (act.items.isEmpty ? [] : ["items were told under \(status)"])
        switch (status, fault.kind) {
        case (401, .denied), (403, .denied): break
        case (429, .quota), (500..., .status): break
        default: broken.append("\(status) became \(fault.kind)")
        }
        if fault.notBefore != (status == 429 || status == 503 ? ask.now.adding(.seconds(30)) : nil) {
            broken.append("Retry-After of \(status) was not understood: \(String(describing: fault.notBefore))")
        }
        return broken
    }

    package func checkCancellation() async -> [String] {
        let act = await SourceContract.act(source(StubExchange { _ in throw CancellationError() }), ask)
        return act.failure is CancellationError
            ? [] : ["a cancelled question became \(String(describing: act.failure))"]
    }

    // MARK: - Small parts

    /// Same company and content: the bytes of a lying answer may differ, what is said may not.
    private func invented(_ act: Act, _ truth: Act, _ when: String) -> [String] {
        let told = act.items.filter { item in
            !truth.items.contains { $0.company == item.company && $0.content == item.content }
        }
        return told.isEmpty ? [] : ["\(told.count) items were invented \(when)"]
    }

    private func check(_ fault: SourceFault, _ when: String) -> [String] {
        var broken: [String] = []
        if fault.sentence.french.isEmpty || fault.sentence.french == fault.sentence.english
            || (fault.sentence.french + fault.sentence.english).contains("\n")
        {
            broken.append("no one-line sentence \(when)")
        }
        if fault.url.isEmpty { broken.append("no address \(when)") }
        for secret in secrets
        where fault.sentence.french.contains(secret) || fault.sentence.english.contains(secret)
            || fault.url.contains(secret)
        {
            broken.append("a secret is shown \(when)")
        }
        return broken
    }

    private static func holdsRows(_ response: Response, _ anatomy: SourceLie.Anatomy) -> Bool {
        guard let rows = anatomy.rows else { return true }
        if rows.isEmpty { return response.body.first { $0 > 0x20 } == UInt8(ascii: "[") }
        let isLines = response.header("Content-Type")?.contains("jsonl") ?? false
        return isLines || String(decoding: response.body, as: UTF8.self).contains("\"\(rows)\"")
    }
}

extension SourceLie {
    /// Lies that strike the rows of an answer and leave a description of the whole alone.
    var isAboutRows: Bool {
        switch self {
        case .emptyList, .frozenData, .halfTheRows, .renamedField, .nullField, .wrongType, .totalDiffers,
            .firstPageRepeated, .wrongLanguage:
            true
        case .htmlPage, .cutJSON, .gzipGarbage, .otherHost, .hugeBody: false
        }
    }
}
