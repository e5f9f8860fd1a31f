package import VigieTransport

extension Answer {
    /// What a register does, on the wire. A register that refuses connections resets them here, since its server listens
    /// for others too.
    package init(_ behaviour: Behaviour) {
        switch behaviour {
        case .respond(let response): self = .response(response)
        case .flood(let bytes): self = .fault(.flood(bytes: bytes))
        case .hang: self = .fault(.hang)
        case .refuse, .reset: self = .fault(.reset)
        }
    }
}

extension RehearsalExchange {
    /// The answer of a server that plays these registers; an address that none of them knows is not found.
    package func served(_ request: Request) -> Answer {
        do throws(ExchangeFailure) {
            return Answer(try behaviour(request))
        } catch {
            return .status(404, error.sentence)
        }
    }
}
