import Testing
import VigieDomain
import VigieSources

@Suite("The way to a value")
struct JSONPathTests {
    static let answer = """
        {"score":{"value":42,"grade":"B"},"a b":{"l'été":1},"list":[10,20,30],
        "scores":[{"type":"x","v":1},{"type":"y","v":2},{"type":"x","v":3,"n":{"ok":true}},{"v":4,"k":7,"z":null}],
        "owners":[{"name":"A"},{"name":"B"}],"nul":null}
        """

    @Test(arguments: [
        ("$.score.value", "42"), ("$['score']['grade']", "B"), (#"$["score"].value"#, "42"),
        (#"$['a b']['l\'été']"#, "1"), (#"$["a b"]["l'été"]"#, "1"), ("$.list[0]", "10"), ("$.list[-1]", "30"),
        ("$.list[*]", "10 20 30"), ("$.list[ 1 ]", "20"), ("$.owners[*].name", "A B"), ("$.score.*", "B 42"),
        ("$.scores[?@.type=='x'].v", "1 3"), ("$.scores[?(@.type=='y')].v", "2"), ("$.scores[?@.k==7].v", "4"),
        ("$.scores[?(@['type'] == \"x\")].v", "1 3"), ("$.scores[?@.n.ok==true].v", "3"),
        ("$.scores[?@.z==null].v", "4"), ("$.scores[?@.type=='z'].v", ""), ("$.list[7]", ""), ("$.list.name", ""),
        ("$.score[0]", ""), ("$.nowhere.at.all", ""), ("$.score.value.deeper", ""),
    ])
    func `paths lead to values`(_ path: String, _ expected: String) throws {
        let root = try JSONValue(bytes: Self.answer.utf8)
        let values = try JSONPath(path).values(in: root)
        #expect(values.compactMap(\.text).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("", 1, "un chemin commence par « $ »"), ("score", 1, "un chemin commence par « $ »"),
        ("$score", 2, "« s » : « . », « [ » ou la fin du chemin est attendu"),
        ("$..score", 3, "« .. » n’est pas accepté : écrire le chemin en entier"),
        ("$.", 3, "fin du chemin : un nom de champ est attendu (entre ['…'] s’il contient d’autres signes)"),
        ("$.a-b", 4, "« - » : « . », « [ » ou la fin du chemin est attendu"),
        ("$.1a", 3, "« 1 » : un nom de champ est attendu (entre ['…'] s’il contient d’autres signes)"),
        ("$['a", 3, "ce texte entre apostrophes n’est pas fermé"),
        ("$['a\\n']", 6, "« n » : après « \\ », seuls l’apostrophe et « \\ » sont acceptés"),
        ("$[0", 4, "fin du chemin : « ] » est attendu"),
        ("$[01]", 3, "« 01 » : un rang entier est attendu, comme « 0 » ou « -1 »"),
        ("$[-0]", 3, "« -0 » : un rang entier est attendu, comme « 0 » ou « -1 »"),
        ("$[1:2]", 4, "tranches et unions ne sont pas acceptées : un seul choix entre crochets"),
        ("$['a','b']", 6, "tranches et unions ne sont pas acceptées : un seul choix entre crochets"),
        ("$[a]", 3, "« a » : un nom entre apostrophes, un rang, « * » ou « ?@.… » est attendu"),
        ("$[?@.a>1]", 7, "« > » : seule l’égalité « == » est acceptée dans un filtre"),
        ("$[?@.a='x']", 7, "« = » : seule l’égalité « == » est acceptée dans un filtre"),
        ("$[?@=='x']", 5, "« = » : un champ est attendu, comme « @.type »"),
        ("$[?@.a=='x' && @.b=='y']", 13, "« & » : « ] » est attendu"),
        ("$[?(@.a=='x']", 13, "« ] » : « ) » est attendu"),
        ("$[?@.a==x]", 9, "« x » : un texte entre apostrophes, un nombre, true, false ou null est attendu"),
        ("$[?@.a==1][?@.b==2]", 12, "un seul filtre par chemin est accepté"),
    ])
    func `what is beyond the subset is refused with its place`(_ path: String, _ position: Int, _ sentence: String) {
        let problem = #expect(throws: JSONPathProblem.self) { try JSONPath(path) }
        #expect(problem?.path == path && problem?.position == position)
        #expect(problem?.sentence.french == Phrase.spaced(sentence))
    }

    @Test func `a path without end is refused`() {
        #expect(throws: JSONPathProblem.self) { try JSONPath("$" + String(repeating: ".a", count: 10_000)) }
    }

    @Test func `the problem reads as a sentence`() {
        let problem = JSONPathProblem(path: "$.", position: 3, sentence: Phrase("x", "y"))
        #expect(problem.phrase == Phrase("chemin « $. », caractère 3 : x", "path “$.”, character 3: y"))
    }
}
