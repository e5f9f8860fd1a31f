package import VigieDomain

extension Wording {
    /// The event of a change for a subject; where the new state is the news, it says which.
    package func gist(of change: Change) -> String {
        guard case .state(let state)? = change.after, state != .none else { return gist(change.code) }
        let short = shortState(state)
        if change.details.isStatus { return say("En cours : \(short)", "In progress: \(short)") }
        return switch change.code {
        case .procConversion: say("Conversion en \(short)", "Converted to \(short)")
        case .procResolution where state.isOpen && state != .openUnknown:
            say("Plan résolu, \(short)", "Plan terminated, \(short)")
        case .procExtension: say("Extension : \(short)", "Extended: \(short)")
        default: gist(change.code)
        }
    }

    package func steps(_ steps: [Step]) -> [String] { steps.map { self($0.phrase) } }
}
