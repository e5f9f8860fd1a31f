import Testing
import VigieDomain
import VigieLaw

@Suite struct `An abbreviation of the courts` {
    private func code(_ text: String) -> EventCode {
        Invented.meaning(Invented.judgment("Autre jugement et ordonnance", text)).code
    }

    @Test(arguments: ["LJ", "L.J.", "LJS", "L.J.S.", "L.J.S"])
    func `is read as the words that it stands for`(short: String) {
        #expect(code("Prononce l'ouverture d'une \(short) à l'égard de la SARL FOC") == .procOpenLiquidation)
    }

    @Test(arguments: [
        "Dossier LJ 709/24 : taxe les honoraires", "Taxe les honoraires de la SELARL LJ ASSOCIÉS",
        "Taxe les honoraires, réf. RJ 24", "taxe les honoraires, lj@exemple.test",
    ])
    func `is not read in a number, a firm's name or an address`(text: String) {
        #expect(code(text) == .procOther)
    }
}
