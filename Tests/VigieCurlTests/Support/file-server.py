"""Servers of files on loopback: SFTP (asyncssh) and FTPS (pyftpdlib), for tests.

usage: file-server.py sftp|ftps|ftpes FOLDER SCRATCH
Prints one line, PORT and the fingerprint of the host's key or the path of its certificate, then one line per event:
"login USER" when somebody is let in, "password" whenever one was offered. Ends when its input ends.
"""

import asyncio
import datetime
import ipaddress
import os
import socket
import sys
import threading

USER, PASSWORD = "vigie", "mot de passe d’essai"


def say(*words):
    print(*words, flush=True)


def end_with_input():
    sys.stdin.read()
    os._exit(0)


def sftp(folder, scratch):
    import asyncssh

    client = os.path.join(scratch, "client.key")
    key = asyncssh.generate_private_key("ssh-rsa", key_size=2048)
    key.write_private_key(client, "pkcs1-pem")
    os.chmod(client, 0o600)
    host = asyncssh.generate_private_key("ecdsa-sha2-nistp256")

    class Door(asyncssh.SSHServer):
        def begin_auth(self, username):
            return True

        def password_auth_supported(self):
            return True

        def validate_password(self, username, password):
            say("password")
            return username == USER and password == PASSWORD

        def public_key_auth_supported(self):
            return True

        def validate_public_key(self, username, offered):
            return username == USER and offered == key.convert_to_public()

        def auth_completed(self):
            say("login")

    async def run():
        server = await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Door, server_host_keys=[host],
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=folder.encode()))
        say(server.sockets[0].getsockname()[1], host.get_fingerprint("sha256"))
        await asyncio.Event().wait()

    asyncio.run(run())


def certificate(scratch):
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256()))
    path = os.path.join(scratch, "certificate.pem")
    pem = serialization.Encoding.PEM
    with open(path, "wb") as file:
        file.write(made.public_bytes(pem))
    with open(path + ".key", "wb") as file:
        file.write(made.public_bytes(pem))
        file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return path


def ftps(folder, scratch, implicit):
    from OpenSSL import SSL
    from pyftpdlib.authorizers import AuthenticationFailed, DummyAuthorizer
    from pyftpdlib.handlers import TLS_FTPHandler
    from pyftpdlib.servers import FTPServer

    path = certificate(scratch)

    class Door(DummyAuthorizer):
        def validate_authentication(self, username, password, handler):
            say("password")
            if (username, password) != (USER, PASSWORD):
                raise AuthenticationFailed("no")
            say("login")

    door = Door()
    # Reading and listing alone: an attempt to change something is an error of the test.
    door.add_user(USER, PASSWORD, folder, perm="elr")

    class Handler(TLS_FTPHandler):
        authorizer = door
        certfile = path + ".key"
        tls_control_required = True
        tls_data_required = True

        def __init__(self, conn, server, ioloop=None):
            super().__init__(conn, server, ioloop)
            if implicit:
                self.secure_connection(self.get_ssl_context())

        def handle(self):
            if not implicit:
                super().handle()

        def handle_ssl_established(self):
            # Behind implicit TLS the greeting waits for the handshake.
            if implicit:
                super().handle()

    server = FTPServer(("127.0.0.1", 0), Handler)
    say(server.socket.getsockname()[1], path)
    server.serve_forever(handle_exit=False)


threading.Thread(target=end_with_input, daemon=True).start()
what, folder, scratch = sys.argv[1:4]
if what == "sftp":
    sftp(folder, scratch)
else:
    ftps(folder, scratch, what == "ftps")
