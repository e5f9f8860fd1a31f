package import VigieDomain
package import VigieTransport

extension Phrase {
    /// What was found on the wire, for whoever reads.
    package init(_ remark: Remark) { self.init(remark.french, remark.english) }
}
