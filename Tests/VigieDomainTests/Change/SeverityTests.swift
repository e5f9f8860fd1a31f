import Testing
import VigieDomain

@Suite struct `A severity` {
    @Test func `goes from info to critical`() {
        #expect(Severity.allCases == Severity.allCases.sorted())
        #expect(Severity.info < .low && Severity.high < .critical)
        #expect(Severity.allCases.map(\.raised) == [.low, .medium, .high, .critical, .critical])
        #expect(Severity.allCases.map(\.lowered) == [.info, .info, .low, .medium, .high])
    }

    @Test(arguments: Severity.allCases)
    func `keeps its name`(severity: Severity) throws { #expect(try roundTrip([severity]) == [severity]) }
}

@Suite struct `An event code` {
    @Test func `has a name of its own`() {
        #expect(Set(EventCode.allCases.map(\.rawValue)).count == EventCode.allCases.count)
        for code in EventCode.allCases {
            #expect(EventCode(rawValue: code.description) == code)
            #expect(code.rawValue.wholeMatch(of: /[a-z]+(\.[a-z_]+)+/) != nil, "\(code)")
        }
    }

    @Test(arguments: EventCode.allCases)
    func `has a weight, an audience and a facet`(code: EventCode) throws {
        let family = code.rawValue.prefix { $0 != "." }
        // A family of codes speaks of few facets; a code filed under another one is a slip.
        let facets: [Substring: Set<Facet>] = [
            "proc": [.proceedings], "own": [.shareholders, .accounts, .owners], "mgmt": [.officers], "id": [.identity],
            "life": [.life], "acc": [.accounts], "risk": [.rating, .cover, .ledger], "exp": [.ledger],
            "divers": [.life],
        ]
        #expect(facets[family]?.contains(code.facet) == true)
        #expect(Severity.allCases.contains(code.severity))
        #expect(Audience.allCases.contains(code.audience))
        #expect(try roundTrip([code]) == [code])
    }

    @Test(arguments: [
        (EventCode.procOpenLiquidation, Severity.critical, Audience.everyone),
        (.procOpenUnknown, .critical, .creditManager),
        (.procPlanAdopted, .high, .creditManager), (.ownShareholderMajority, .high, .everyone),
        (.ownShareholderChange, .medium, .everyone), (.mgmtOfficerAdded, .low, .everyone),
        (.idName, .low, .accountManager),
        (.idDiffusion, .info, .creditManager), (.lifeCeased, .high, .everyone), (.lifeTup, .critical, .creditManager),
        (.riskLimitZero, .high, .creditManager), (.riskLimitDown, .medium, .creditManager),
        (.accFiled, .low, .creditManager),
        (.procClosedPaid, .low, .everyone), (.lifeFundBought, .info, .accountManager),
    ])
    func `weighs what the taxonomy says`(code: EventCode, severity: Severity, audience: Audience) {
        #expect(code.severity == severity)
        #expect(code.audience == audience)
    }
}
