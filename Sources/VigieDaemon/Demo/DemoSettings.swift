import VigieDomain

/// The settings of the demonstration, as an administrator would have written them for these servers.
struct DemoSettings {
    let folder: DemoFolder
    let language: Language
    /// Addresses of the registers, `http://127.0.0.1:port`.
    let gazette: String
    let companySearch: String
    let bureau: String
    let webhook: String
    let mailPort: Int

    /// Stands in the first line: by it a folder is known for one of ours.
    static let mark = "vigie demo"
    static let operatorAddress = "exploitation@example.com"
    static let endpoint = "erp"

    var yaml: String {
        """
        # \(say("Écrit par « vigie demo » : tout reste sur cette machine", "Written by vigie demo: all stays here")) (vigie demo).
        language: \(language.rawValue)
        time_zone: Europe/Paris
        state_directory: \(quoted(folder.state))
        runtime_directory: \(quoted(folder.runtime))
        watchlists: \(quoted(folder.watchlists))

        contact: \(DemoSettings.operatorAddress)
        operator: [\(DemoSettings.operatorAddress)]
        fallback: ["\(say("Service crédit", "Credit department")) <credit@example.com>"]

        mail:
          from: Vigie <vigie@example.com>
          server: 127.0.0.1
          port: \(mailPort)
          security: none
          hello: vigie.example.com

        # \(say("Sans cette ligne, une adresse locale ou sans TLS est refusée.", "Without this line, an address that is local or without TLS is refused."))
        transport:
          trusted_hosts: [127.0.0.1]

        \(sources)
        endpoints:
          \(DemoSettings.endpoint):
            url: \(webhook)/hooks/vigie
            secret: {file: \(quoted(folder.webhookSecret))}

        routes:
          - name: \(say("tout vers l’ERP", "everything to the ERP"))
            tell: \(DemoSettings.endpoint)
            cadence: at_once
            continue: true

        digest:
          hour: "08:00"
          weekly_note: false # this story is about alerts

        """
    }

    private var sources: String {
        """
        sources:
          bodacc:
            url: \(gazette)
            interval: 15m
          recherche-entreprises:
            url: \(companySearch)
            interval: 3h
          bureau:
            type: json
            interval: 6h
            rate: 20
            request:
              url: \(bureau)/{siren}
              headers:
                X-Api-Key: {file: \(quoted(folder.bureauKey))}
            mapping:
              subject: $.siren
              rating:
                score: $.rating.score
                limit: $.credit_limit.amount
                currency: EUR
                date: $.rating.date
                scale:
                  id: bureau-100
                  lowest: 0
                  highest: 100
                  direction: higher_is_better
                  bands: {A: 71, B: 51, C: 30, D: 21}
              shareholders:
                each: $.shareholders[*]
                name: $.name
                identifier: $.siren
                share: $.share_percent
                unit: percent
                declared: $.shareholder_count
              status:
                value: $.status
                active: [active, in_proceedings]
                ceased: [inactive]
              proceedings:
                value: $.status
                open: [in_proceedings]
                closed: [active, inactive]
                label: $.proceedings[0].kind
                date: $.proceedings[0].opened
            sample: bureau-sample.json

        """
    }

    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// A path as YAML text, whatever its letters.
    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
