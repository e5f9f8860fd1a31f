import CCurl
import VigieTransport

/// What the driver's thread does: take commands, admit transfers, let libcurl work, hand back results, sleep.
struct Loop: ~Copyable {
    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let simultaneous: Int
    private let perLane: Int
    /// Longest sleep while something is under way.
    private let nap: Int32

    private var waiting: [Transfer] = []
    private var live: [UnsafeMutableRawPointer: Transfer] = [:]
    private var lanes: [String: Int] = [:]
    /// Handles at rest: making one costs more than a request on the loopback.
    private var pool: [UnsafeMutableRawPointer] = []
    private var isStopped = false

    /// Longest sleep; libcurl's own timers and `curl_multi_wakeup` end it earlier. It only bounds a bug.
    private static let longestSleepMilliseconds: Int32 = 60_000
    private static let handlesKept = 16

    init(multi: UnsafeMutableRawPointer, mailbox: Mailbox, simultaneous: Int, perLane: Int, nap: Duration?) {
        self.nap = nap.map { Int32(clamping: $0.wholeMilliseconds) } ?? Loop.longestSleepMilliseconds
        self.multi = multi
        self.mailbox = mailbox
        self.simultaneous = simultaneous
        self.perLane = perLane
    }

    mutating func run() {
        while true {
            for command in mailbox.take() { obey(command) }
            if isStopped { break }
            admit()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            if collect() { continue }
            guard mailbox.fallAsleep() else { continue }
            curl_multi_poll(multi, nil, 0, live.isEmpty ? Loop.longestSleepMilliseconds : nap, nil)
            mailbox.wake()
        }
        close()
    }

    private mutating func obey(_ command: Command) {
        switch command {
        case .add(let transfer):
            if transfer.isCancelled { transfer.finish(throwing: CancellationError()) } else { waiting.append(transfer) }
        case .cancel(let transfer): cancel(transfer)
        case .stop: isStopped = true
        }
    }

    /// Three cases: it waits, it runs, or it is over (or not yet here, and its mark will be seen when it comes).
    private mutating func cancel(_ transfer: Transfer) {
        if let index = waiting.firstIndex(where: { $0 === transfer }) {
            waiting.remove(at: index)
            transfer.finish(throwing: CancellationError())
        } else if let handle = live.first(where: { $0.value === transfer })?.key {
            release(handle)
            transfer.finish(throwing: CancellationError())
        }
    }

    /// Starts what there is room for, in order of arrival within each lane.
    private mutating func admit() {
        guard !waiting.isEmpty, live.count < simultaneous else { return }
        var later: [Transfer] = []
        for transfer in waiting {
            if live.count < simultaneous, lanes[transfer.lane, default: 0] < perLane {
                start(transfer)
            } else {
                later.append(transfer)
            }
        }
        waiting = later
    }

    private mutating func start(_ transfer: Transfer) {
        guard let handle = pool.popLast() ?? curl_easy_init() else {
            return transfer.finish(
                throwing: ExchangeFailure(.other, "libcurl ne donne plus de transfert", "libcurl gave no handle"))
        }
        do {
            try transfer.prepare(Easy(handle: handle))
        } catch {
            rest(handle)
            return transfer.finish(throwing: error)
        }
        guard curl_multi_add_handle(multi, handle) == CURLM_OK else {
            rest(handle)
            return transfer.finish(
                throwing: ExchangeFailure(
                    .other, "libcurl n’a pas pris le transfert", "libcurl did not take the transfer"))
        }
        live[handle] = transfer
        lanes[transfer.lane, default: 0] += 1
    }

    /// Hands back what has ended. True where something did: there may be room for others now.
    private mutating func collect() -> Bool {
        var found = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            // Read before the handle is removed: the message dies with it.
            let code = cw_result(message)
            guard let transfer = live[handle] else { continue }
            transfer.conclude(code, Easy(handle: handle))
            release(handle)
            transfer.finish()
            found = true
        }
        return found
    }

    private mutating func release(_ handle: UnsafeMutableRawPointer) {
        guard let transfer = live.removeValue(forKey: handle) else { return }
        let left = lanes[transfer.lane, default: 1] - 1
        lanes[transfer.lane] = left > 0 ? left : nil
        curl_multi_remove_handle(multi, handle)
        rest(handle)
    }

    /// A reset forgets every option; the connections stay, as they belong to the engine.
    private mutating func rest(_ handle: UnsafeMutableRawPointer) {
        guard pool.count < Loop.handlesKept else { return curl_easy_cleanup(handle) }
        curl_easy_reset(handle)
        pool.append(handle)
    }

    private mutating func close() {
        let stopped = ExchangeFailure(.other, "le pilote du réseau est arrêté", "the network driver has stopped")
        for command in mailbox.close() {
            if case .add(let transfer) = command { transfer.finish(throwing: stopped) }
        }
        for transfer in waiting { transfer.finish(throwing: stopped) }
        for (handle, transfer) in live {
            // Tells its callbacks that nobody waits any more.
            transfer.markCancelled()
            release(handle)
            transfer.finish(throwing: stopped)
        }
        for handle in pool { curl_easy_cleanup(handle) }
        curl_multi_cleanup(multi)
    }
}
