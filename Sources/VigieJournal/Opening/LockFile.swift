import FoundationEssentials
import Glibc
import VigieDomain
import VigieEngine

/// The mark beside the journal that one process writes it. The kernel lets go of it when the process ends, however it ends,
/// so that no stale lock ever needs cleaning.
final class LockFile: Sendable {
    private let descriptor: CInt

    /// - Throws: `JournalFailure` `.locked` naming the holder, or `.permission`.
    init(at path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            if errno == ENOSPC { throw JournalFailure.noNames(at: path) }
            throw JournalFailure(
                .permission,
                "le fichier de verrou \(path) ne peut pas être ouvert : « \(String(cString: strerror(errno))) ». Lancez la commande "
                    + "sous l’utilisateur du service, ou vérifiez les droits de son dossier.",
                "the lock file \(path) cannot be opened: \(String(cString: strerror(errno))). Run the command as the "
                    + "user of the service, or check the rights of its folder.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = LockFile.holder(in: descriptor)
            // Every property is set: throwing runs `deinit`, which closes.
            throw JournalFailure(
                .locked,
                "une autre Vigie (\(holder.french)) tient le journal à côté de \(path). Une seule peut écrire : arrêtez-la d’abord "
                    + "(systemctl stop vigie), ou adressez-lui la commande.",
                "another Vigie (\(holder.english)) holds the journal beside \(path). Only one may write: stop it first "
                    + "(systemctl stop vigie), or send the command to it.")
        }
        let pid = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, pid, pid.count, 0)
    }

    /// Closing frees the lock; the file stays, because removing it would let two processes lock two different files.
    /// Unlocked by name as well: a child that is just being started still holds a copy of the descriptor.
    deinit {
        _ = flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }

    /// The number that the holder wrote; only digits are believed, because the file may hold anything.
    private static func holder(in descriptor: CInt) -> Phrase {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let digits = buffer.prefix(max(0, count)).prefix { (48...57).contains($0) }
        let number = String(decoding: digits, as: UTF8.self)
        return digits.isEmpty
            ? Phrase("processus inconnu", "process unknown") : Phrase("processus \(number)", "process \(number)")
    }
}
