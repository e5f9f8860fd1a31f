import VigieDomain
import VigieEngine

/// Endpoints given up on, and what someone asks to be sent again.
extension JournalContract {
    static let redelivering = [
        JournalContract("an endpoint given up on keeps its messages until someone asks for them") { open in
            let journal = try await open()
            let (_, first) = try await frozen(1, to: erp, fact: "1", in: journal)
            let (_, second) = try await frozen(1, to: erp, fact: "2", in: journal)
            let (_, other) = try await frozen(1, to: anne, fact: "3", in: journal)
            let dead = EndpointRecord(name: "erp", failingSince: moment(0), disabled: moment(9))
            try await attempt(first, at: 9, .parked, reply: "410 parti", endpoint: dead, journal)
            let (_, later) = try await frozen(1, to: erp, at: moment(10), fact: "4", in: journal)
            try await requireDue([other], at: 1_000_000, journal)
            try requireEqual(try await journal.summary(now: moment(10)).parkedDeliveries, 3, "parked messages")
            try await attempt(other, at: 11, .delivered, journal)
            try requireEqual(try await journal.nextDue(), nil, "the next moment")

            let count = try await journal.redeliver(RedeliverySelection(endpoint: "erp"), now: moment(50))
            try requireEqual(count, 3, "messages put back")
            try await requireDue([first, second, later], at: 50, journal)
            try requireEqual(try await journal.endpoints().map(\.disabled), [nil], "endpoints given up on")
            try requireEqual(try await journal.nextDue(), moment(50), "the next moment")
            let again = try await journal.redeliver(RedeliverySelection(endpoint: "erp"), now: moment(51))
            try requireEqual(again, 0, "messages put back twice")
        },
        JournalContract("a message sent again begins its schedule anew with its name and its bytes") { open in
            let journal = try await open()
            let (_, message) = try await frozen(1, to: anne, in: journal)
            try await attempt(message, at: 0, .pending, next: 300, journal)
            try await attempt(message, at: 300, .expired, reply: "451 trop tard", journal)
            let count = try await journal.redeliver(RedeliverySelection(message: message.id), now: moment(900))
            try requireEqual(count, 1, "messages put back")
            let due = try await journal.deliveriesDue(at: moment(900), limit: 9, perRecipient: 9, excluding: [])
            try requireEqual(
                due, [Delivery(message: message, nextAttempt: moment(900), lastReply: "451 trop tard")], "the delivery")
            try requireEqual(try await journal.alertsToCompose(at: moment(900), limit: 9), [], "alerts composed again")
        },
        JournalContract("a selection takes what meets all its conditions") { open in
            let journal = try await open()
            let (_, refused) = try await frozen(1, to: anne, at: moment(0), fact: "refusé", in: journal)
            let (_, delivered) = try await frozen(1, to: anne, at: moment(10), fact: "reçu", in: journal)
            let (_, parked) = try await frozen(1, to: erp, at: moment(20), fact: "gardé", in: journal)
            let (_, waiting) = try await frozen(1, to: bruno, at: moment(30), fact: "en route", in: journal)
            func settle() async throws {
                try await attempt(refused, at: 40, .refused, journal)
                try await attempt(delivered, at: 40, .delivered, journal)
                try await attempt(parked, at: 40, .parked, journal)
            }
            let cases: [(RedeliverySelection, Int)] = [
                (RedeliverySelection(), 2),
                (RedeliverySelection(includingDelivered: true), 3),
                (RedeliverySelection(since: moment(10)), 1),
                (RedeliverySelection(since: moment(10), includingDelivered: true), 2),
                (RedeliverySelection(endpoint: "erp"), 1),
                (RedeliverySelection(endpoint: "erp", since: moment(21)), 0),
                (RedeliverySelection(endpoint: "inconnu"), 0),
                (RedeliverySelection(message: delivered.id), 0),
                (RedeliverySelection(message: delivered.id, includingDelivered: true), 1),
                (RedeliverySelection(message: waiting.id, includingDelivered: true), 0),
                (RedeliverySelection(message: MessageID(text: "msg_inconnu")), 0),
            ]
            for (selection, expected) in cases {
                try await settle()
                let count = try await journal.redeliver(selection, now: moment(50))
                try requireEqual(count, expected, "messages put back by \(selection)")
                let due = try await journal.deliveriesDue(at: moment(60), limit: 9, perRecipient: 9, excluding: [])
                try requireEqual(due.count, expected + 1, "messages due after \(selection)")
            }
        },
    ]
}
