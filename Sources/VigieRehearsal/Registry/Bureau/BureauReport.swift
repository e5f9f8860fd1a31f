package import VigieDomain

/// What an invented rating bureau tells its customers of one company at one moment.
package struct BureauReport: Hashable, Sendable {
    package struct Shareholder: Hashable, Sendable {
        package var name: String
        /// nil for a person, or a holder abroad.
        package var siren: SIREN?
        /// In hundredths of a percent, so that 62.50 % is 6250 and sums are exact.
        package var shareBasisPoints: Int
        package init(name: String, siren: SIREN? = nil, shareBasisPoints: Int) {
            self.name = name
            self.siren = siren
            self.shareBasisPoints = shareBasisPoints
        }
    }

    package struct Proceeding: Hashable, Sendable {
        package var kind: String
        package var opened: Day
        package var court: String
        package init(kind: String, opened: Day, court: String) {
            self.kind = kind
            self.opened = opened
            self.court = court
        }
    }

    package var siren: SIREN
    package var name: String
    /// 0 to 100, higher is better; nil where the company is not scored.
    package var score: Int?
    /// Recommended credit, in whole euros.
    package var limit: Int?
    /// Day of the score.
    package var rated: Day
    package var shareholders: [Shareholder]
    /// `active`, `inactive`, `in_proceedings`.
    package var status: String
    package var proceedings: [Proceeding]

    package init(
        siren: SIREN, name: String, score: Int?, limit: Int?, rated: Day, shareholders: [Shareholder] = [],
        status: String = "active", proceedings: [Proceeding] = []
    ) {
        self.siren = siren
        self.name = name
        self.score = score
        self.limit = limit
        self.rated = rated
        self.shareholders = shareholders
        self.status = status
        self.proceedings = proceedings
    }

    /// ```json
    /// {"siren": "299000005", "name": "…", "status": "active",
    ///  "rating": {"score": 72, "scale": "0-100", "date": "2026-11-20"}, "credit_limit": {"amount": 50000, "currency": "EUR"},
    ///  "shareholder_count": 1, "shareholders": [{"name": "…", "siren": null, "share_percent": 62.5}], "proceedings": []}
    /// ```
    package var json: OrderedJSON {
        [
            "siren": .text("\(siren)"),
            "name": .text(name),
            "status": .text(status),
            "rating": [
                "score": score.map { .integer(Int64($0)) } ?? nil, "scale": "0-100", "date": .text("\(rated)"),
            ],
            "credit_limit": ["amount": limit.map { .integer(Int64($0)) } ?? nil, "currency": "EUR"],
            "shareholder_count": .integer(Int64(shareholders.count)),
            "shareholders": .list(
                shareholders.map { holder in
                    [
                        "name": .text(holder.name), "siren": .text(orNull: holder.siren?.description),
                        "share_percent": .decimal(Double(holder.shareBasisPoints) / 100),
                    ]
                }),
            "proceedings": .list(
                proceedings.map { proceeding in
                    [
                        "kind": .text(proceeding.kind), "opened": .text("\(proceeding.opened)"),
                        "court": .text(proceeding.court),
                    ]
                }),
        ]
    }
}

/// Where the rehearsed bureau finds its reports.
package protocol BureauRegister: Sendable {
    func report(of siren: SIREN, at instant: Instant) -> BureauReport?
    /// A company whose report the bureau holds, for the server that forgets which one was asked for.
    var firstReported: SIREN? { get }
}
