"""A customer's receiver that is not ours: verifies each call with the reference library of Standard Webhooks (PyPI) and
writes what it made of it, one JSON object a line. Usage: webhook-server.py SECRET; the first line says the port."""

import http.server
import json
import os
import sys
import threading

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

secret = Webhook(sys.argv[1])


def say(**members):
    print(json.dumps(members), flush=True)


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            data = secret.verify(body, headers)
            status = 204
        except WebhookVerificationError as error:
            data, status = {"error": str(error)}, 401
        # One byte changed must be refused, whatever it is.
        changed = bytearray(body)
        changed[len(changed) // 2] ^= 1
        try:
            secret.verify(bytes(changed), headers)
            refused = False
        except Exception:
            refused = True
        say(event="call", status=status, id=headers.get("webhook-id"), type=data.get("type"), data=data, refused=refused,
            kind=headers.get("content-type"), size=len(body))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


# Ends with the test that started it, however that ends.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
say(event="ready", port=server.server_address[1])
server.serve_forever()
