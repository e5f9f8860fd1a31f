import Testing
import VigieRehearsal
import VigieTransport

@Suite("What the driver makes of a server's behaviour")
struct BehaviourTests {
    private let request = Request(url: "https://here.example/a", limits: Limits(bodyBytes: 10))

    private func code(_ behaviour: Behaviour) -> ExchangeFailure.Code? {
        do {
            _ = try behaviour.asSeen(asking: request)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        arguments: [
            (Behaviour.hang, ExchangeFailure.Code.timeout), (.refuse, .unreachable), (.reset, .interrupted),
            (.flood(bytes: 11), .tooLarge), (.flood(bytes: 10), .interrupted),
            (.respond(Response(status: 200, body: Array(repeating: 0, count: 11))), .tooLarge),
            (.respond(Response(status: 200, body: Array(repeating: 0, count: 10))), nil),
            (
                .respond(Response(status: 200, headers: [HeaderField("content-encoding", "gzip")], body: [1])),
                .malformed
            ),
            (
                .respond(Response(status: 301, headers: [HeaderField("Location", "https://there.example/a")])),
                .forbiddenRedirect
            ),
            (.respond(Response(status: 301, headers: [HeaderField("Location", "https://here.example/b")])), nil),
            (.respond(Response(status: 301, headers: [HeaderField("Location", "/b")])), nil),
            (.respond(Response(status: 500)), nil),
        ] as [(Behaviour, ExchangeFailure.Code?)])
    func `each behaviour has its consequence`(behaviour: Behaviour, expected: ExchangeFailure.Code?) {
        #expect(code(behaviour) == expected)
    }

    @Test func `a failure says nothing that was asked in secret`() {
        let secret = Request(url: "https://here.example/a?key=SECRET", limits: Limits(bodyBytes: 1))
        for behaviour in [Behaviour.hang, .refuse, .reset, .flood(bytes: 99)] {
            do {
                _ = try behaviour.asSeen(asking: secret)
                Issue.record("\(behaviour) gave an answer")
            } catch {
                #expect(!error.sentence.contains("SECRET"))
            }
        }
    }
}
