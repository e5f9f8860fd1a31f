"""Web servers over TLS that no careful client believes, each on a port of its own. Usage: bad-certificates.py FOLDER.
Prints one line a server, "name port", then "ready". FOLDER/authority.pem is the authority that the client trusts."""

import datetime
import http.server
import os
import ssl
import subprocess
import sys
import threading

folder = sys.argv[1]
os.chdir(folder)
now = datetime.datetime.now(datetime.timezone.utc)


def run(*words, **more):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def key(name, kind="ec"):
    if kind == "ec":
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name + ".key")
    else:
        run("genrsa", "-out", name + ".key", kind)


def moment(days):
    return (now + datetime.timedelta(days=days)).strftime("%Y%m%d%H%M%SZ")


def sign(name, issuer, extensions, start=-1, end=2, digest="sha256", kind="ec", subject=None):
    """A certificate `name`.pem of `issuer` (itself where they are the same)."""
    key(name, kind)
    open("index", "w").close()
    open("index.attr", "w").write("unique_subject = no\n")
    with open("ca.cnf", "w") as file:
        file.write(
            "[ca]\ndefault_ca = d\n[d]\ndatabase = index\nnew_certs_dir = .\nrand_serial = yes\npolicy = p\n"
            "[p]\ncommonName = supplied\n[req]\ndistinguished_name = n\n[n]\n[x]\n" + "\n".join(extensions) + "\n")
    run("req", "-new", "-config", "ca.cnf", "-key", name + ".key", "-subj", "/CN=" + (subject or name), "-out", name + ".csr")
    words = ["-selfsign", "-keyfile", name + ".key"] if issuer == name else ["-cert", issuer + ".pem", "-keyfile", issuer + ".key"]
    run("ca", "-batch", "-notext", "-config", "ca.cnf", "-extensions", "x", "-md", digest, "-startdate", moment(start),
        "-enddate", moment(end), "-in", name + ".csr", "-out", name + ".pem", *words)


authority = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"]
site = ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature,keyEncipherment",
        "extendedKeyUsage=serverAuth"]
here = site + ["subjectAltName=DNS:localhost"]
sign("authority", "authority", authority)
sign("stranger", "stranger", authority)
sign("middle", "authority", authority)
sign("old-middle", "authority", authority, start=-20, end=-10)
sign("bounded", "authority", authority + ["nameConstraints=critical,permitted;DNS:exemple.fr"])
sign("leaf-as-issuer", "authority", here)

servers = {"good": {}}
sign("good", "authority", here)


def add(name, issuer="authority", extensions=here, chain=(), context=None, **more):
    try:
        sign(name, issuer, extensions, **more)
    except subprocess.CalledProcessError:
        # Some libraries will not even make it.
        print("cannot", name, flush=True)
        return
    servers[name] = {"chain": chain, "context": context}


def reuse(name, context):
    for end in (".pem", ".key"):
        open(name + end, "w").write(open("good" + end).read())
    servers[name] = {"context": context}


def versions(low, high):
    def change(context):
        context.minimum_version, context.maximum_version = low, high
    return change


add("good-through-a-middle", "middle", chain=("middle",))
add("expired", start=-20, end=-1)
add("not-yet-valid", start=1, end=20)
add("another-host", extensions=site + ["subjectAltName=DNS:autre.exemple.fr"])
add("the-name-in-the-subject-alone", extensions=site + ["subjectAltName=DNS:autre.exemple.fr"], subject="localhost")
add("another-address", extensions=site + ["subjectAltName=IP:10.0.0.1"])
add("a-star-for-everything", extensions=site + ["subjectAltName=DNS:*"])
add("signed-by-itself", "signed-by-itself")
add("an-unknown-authority", "stranger", chain=("stranger",))
add("a-middle-that-is-not-sent", "middle")
add("an-expired-middle", "old-middle", chain=("old-middle",))
add("signed-by-a-site", "leaf-as-issuer", chain=("leaf-as-issuer",))
add("outside-the-authoritys-names", "bounded", chain=("bounded",))
add("for-clients-only", extensions=site[:2] + ["extendedKeyUsage=clientAuth", "subjectAltName=DNS:localhost"])
add("for-mail-only", extensions=site[:2] + ["extendedKeyUsage=emailProtection", "subjectAltName=DNS:localhost"])
add("an-unknown-critical-demand", extensions=here + ["1.2.3.4.5=critical,ASN1:UTF8String:x"])
add("sha1", digest="sha1", kind="2048")
add("md5", digest="md5", kind="2048")
add("rsa-1024", kind="1024")
add("rsa-512", kind="512")
reuse("tls-1.0-only", versions(ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1))
reuse("tls-1.1-only", versions(ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_1))


def ciphers(words):
    def change(context):
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers(words)
    return change


reuse("without-certificate", ciphers("aNULL:@SECLEVEL=0"))
reuse("without-encryption", ciphers("eNULL:@SECLEVEL=0"))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        # Whoever asks has believed.
        print("asked", self.server.title, flush=True)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *words):
        pass


for name, made in servers.items():
    with open(name + ".chain", "w") as file:
        for part in (name, *made.get("chain", ())):
            file.write(open(part + ".pem").read())
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        # The server is as weak as can be: the refusal has to come from the client.
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        if made.get("context"):
            made["context"](context)
        context.load_cert_chain(name + ".chain", name + ".key")
    except (ssl.SSLError, ValueError) as error:
        print("cannot", name, error, flush=True)
        continue
    server = Server(("127.0.0.1", 0), Handler)
    server.title = name
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(name, server.server_address[1], flush=True)
print("ready", 0, flush=True)
# Ends with the process that started it.
sys.stdin.read()
