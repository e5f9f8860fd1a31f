import Testing
import VigieDomain
import VigieRehearsal
import VigieTransport

@Suite("The rehearsed rating bureau")
struct BureauTests {
    let world = World.demo(start: .monday)
    static let key = HeaderField("x-api-key", World.bureauKey, isSecret: true)
    var api: BureauAPI { BureauAPI(register: world, key: World.bureauKey) }
    private var noonBefore: Instant { Day.monday.midnightUTC.adding(.seconds(12 * 3600)) }

    private func ask(_ siren: String, headers: [HeaderField] = [key], at instant: Instant = .someday) -> Response {
        api.ask("\(BureauAPI.path)/\(siren)", headers: headers, at: instant)
    }

    @Test func `every client has a report whose shares make a whole`() throws {
        for company in world.companies {
            let answer = ask("\(company.siren)", at: noonBefore)
            #expect(answer.status == 200)
            let json = try answer.json
            #expect(json["siren"]?.text == "\(company.siren)")
            #expect((0...100).contains(json["rating"]?["score"]?.integer ?? -1))
            let shares = json["shareholders"]?.list?.compactMap { $0["share_percent"]?.number } ?? []
            #expect(shares.reduce(0, +) == 100)
            #expect(json["shareholder_count"]?.integer == Int64(shares.count))
        }
    }

    @Test(arguments: [[], [HeaderField("X-Api-Key", "wrong")], [HeaderField("X-Api-Key", "")]])
    func `a wrong key learns nothing, not even who exists`(headers: [HeaderField]) {
        #expect(ask("\(world.companies[0].siren)", headers: headers).status == 401)
        #expect(ask("552081317", headers: headers).status == 401)
    }

    @Test(arguments: [("552081317", 404), ("123456789", 400), ("", 404), ("x/y", 404), ("%00", 400)])
    func `a company without report is not found, and no number is refused`(siren: String, status: Int) {
        #expect(ask(siren).status == status)
    }

    @Test func `an unchanged report is not sent twice`() throws {
        let licorne = world.companies[1].siren
        let first = ask("\(licorne)", at: noonBefore)
        let tag = try #require(first.validators.entityTag)
        let condition = HeaderField("If-None-Match", tag)
        #expect(ask("\(licorne)", headers: [Self.key, condition], at: noonBefore).status == 304)
        #expect(
            ask("\(licorne)", headers: [Self.key, condition], at: noonBefore.adding(.seconds(86_400))).status == 200)
    }
}

extension OrderedJSON {
    fileprivate var number: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        default: nil
        }
    }
}
