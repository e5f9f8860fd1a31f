extension Facets {
    /// The facets to keep after an observation: what the next one will be compared with.
    ///
    /// 1. Unknown never takes the place of what was learnt.
    /// 2. A detail of the identity that the source did not repeat stays as it was.
    /// 3. A company that now hides its name and address (diffusion partielle): what we had read of them is forgotten.
    /// 4. A company always has an owner: an emptied list of shareholders is a gap of the source, the last list stays. So does
    ///    the share of a holder whose share is no longer given.
    /// 5. A register that no longer knows the company, or no longer gives its status: what it last said stays, so that a
    ///    change behind the gap is still seen.
    /// 6. A company always has a capital; accounts once filed stay filed, and the newest year counts; a cover that is not
    ///    repeated stands until it is ended.
    /// 7. The act that holders and capital are read from: the last one that was told.
    /// 8. A bureau that repeats a score without its limit, or an open proceeding without its words: the last ones stay.
    /// 9. An account that our books no longer list has not changed: many list those alone on which something is owed.
    package func merging(_ new: Facets, confirmed: Set<Facet> = []) -> Facets {
        Facets(
            identity: identity.kept(over: new.identity) ?? identity.joined(with: new.identity) { $0.completed(by: $1) },
            life: life.kept(over: new.life) ?? life.joined(with: new.life) { $1.keepingDate(of: $0) },
            officers: officers.joined(with: new.officers) { $1 },
            shareholders: ShareholdersDiff.merged(
                shareholders, new.shareholders, isConfirmed: confirmed.contains(.shareholders)),
            proceedings: proceedings.joined(with: new.proceedings) { $1.keepingWords(of: $0) },
            rating: rating.joined(with: new.rating) { $1.keepingLimit(of: $0) },
            capital: capital.kept(over: new.capital) ?? capital.joined(with: new.capital) { $1 },
            owners: OwnersDiff.merged(owners, new.owners, isConfirmed: confirmed.contains(.owners)),
            establishments: EstablishmentsDiff.merged(
                establishments, new.establishments, isConfirmed: confirmed.contains(.establishments)),
            accounts: accounts.kept(over: new.accounts) ?? accounts.joined(with: new.accounts) { $0.followed(by: $1) },
            cover: cover.kept(over: new.cover) ?? cover.joined(with: new.cover) { $1 },
            ledger: ledger.kept(over: new.ledger) ?? ledger.joined(with: new.ledger) { $0.followed(by: $1) },
            act: new.act ?? act)
    }
}

extension Observed {
    /// What was known, where the new observation says that there is none.
    fileprivate func kept(over new: Observed) -> Observed? {
        switch (self, new) {
        case (.known, .absent): self
        case (.known, .known), (.known, .unknown), (.absent, _), (.unknown, _): nil
        }
    }

    fileprivate func joined(with new: Observed, _ join: (_ old: Value, _ new: Value) -> Value) -> Observed {
        switch (self, new) {
        case (_, .unknown): isUnknown ? new : self
        case (.known(let mine), .known(let theirs)): .known(join(mine, theirs))
        case (.absent, .known), (.unknown, .known), (_, .absent): new
        }
    }
}

extension Identity {
    fileprivate func completed(by new: Identity) -> Identity {
        let hidden = new.diffusion == .partial
        return Identity(
            name: new.name ?? (hidden ? nil : name), legalForm: new.legalForm ?? legalForm,
            activity: new.activity ?? activity, address: new.address ?? (hidden ? nil : address),
            postcode: new.postcode ?? (hidden ? nil : postcode), diffusion: new.diffusion ?? diffusion)
    }
}

extension Life {
    /// A cessation that is told again without its date keeps the date.
    fileprivate func keepingDate(of old: Life) -> Life {
        switch (old, self) {
        case (.ceased(let date), .ceased(on: nil)): .ceased(on: date)
        case (.active, _), (.ceased, .active), (.ceased, .ceased): self
        }
    }
}

extension FiledAccounts {
    /// The newer year; of one year, what the second answer adds.
    fileprivate func followed(by new: FiledAccounts) -> FiledAccounts {
        guard new.yearEnd >= yearEnd else { return self }
        guard new.yearEnd == yearEnd else { return new }
        return FiledAccounts(
            yearEnd: yearEnd, deposited: new.deposited ?? deposited,
            isConfidential: new.isConfidential ?? isConfidential,
            turnover: new.turnover ?? turnover, result: new.result ?? result)
    }
}

extension [LedgerEntry] {
    fileprivate func followed(by new: [LedgerEntry]) -> [LedgerEntry] {
        let told = Set(new.map(\.account))
        // A file that begins to name accounts no longer speaks of the client as one, and the other way round.
        let kept = filter { entry in
            !told.contains(entry.account) && !told.contains(nil) && (entry.account != nil || told.isEmpty)
        }
        return new + kept
    }
}

extension Rating {
    fileprivate func keepingLimit(of old: Rating) -> Rating {
        guard limit == nil, let known = old.limit, scale.isComparable(with: old.scale) else { return self }
        var rating = self
        rating.limit = known
        return rating
    }
}

extension ProceedingsStatus {
    fileprivate func keepingWords(of old: ProceedingsStatus) -> ProceedingsStatus {
        guard open, old.open else { return self }
        return ProceedingsStatus(open: true, label: label ?? old.label, since: since ?? old.since)
    }
}
