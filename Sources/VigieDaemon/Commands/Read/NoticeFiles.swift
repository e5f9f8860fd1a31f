import VigieArchive
import VigieSources
import VigieWording

/// The files that `vigie read` was given: each as it is, or each one inside an archive.
package struct NoticeFiles {
    private let archive: ArchiveReader
    private let path: String

    /// - Throws: `Failure` where the file cannot be opened.
    package init(path: String) throws(Failure) {
        self.path = path
        do {
            archive = try ArchiveReader(path: path)
        } catch {
            throw Failure(words: error.words)
        }
    }

    /// The next file with its name for people; nil at the end.
    package func next() throws(Failure) -> (name: String, bytes: [UInt8])? {
        do {
            guard let entry = try archive.next() else { return nil }
            return (entry.name == path ? path : "\(path) › \(entry.name)", try entry.bytes())
        } catch {
            throw Failure(words: error.words)
        }
    }

    /// The library's words, in English.
    package struct Failure: Error { package let words: String }
}
