"""Reads calls as they leave Vigie, one JSON object a line, and says how many each receiver that is not ours accepts and refuses.
Usage: verify-signatures.py FILE BY_OPENSSL (how many are computed again by openssl, the slowest of the three)."""

import base64
import collections
import json
import subprocess
import sys

from standardwebhooks.webhooks import Webhook as Standard
from svix.webhooks import Webhook as Svix

counts = collections.Counter()


def by_openssl(call, headers, body):
    key = base64.b64decode(call["secret"].removeprefix("whsec_")).hex()
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = subprocess.run(
        ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + key, "-binary"],
        input=signed, capture_output=True, check=True).stdout
    return "v1," + base64.b64encode(mac).decode() in headers["webhook-signature"].split(" ")


def accepts(verify):
    try:
        return verify() is not False
    except Exception:
        return False


left = int(sys.argv[2])
for line in open(sys.argv[1], encoding="utf-8"):
    call = json.loads(line)
    body = base64.b64decode(call["body"])
    headers = call["headers"]
    for name, library in (("standardwebhooks", Standard), ("svix", Svix)):
        given = accepts(lambda: library(call["secret"]).verify(body, headers) is None or True)
        counts[f"{name} {call['kind']} {'accepted' if given else 'refused'}"] += 1
    if left > 0:
        left -= 1
        given = accepts(lambda: by_openssl(call, headers, body))
        counts[f"openssl {call['kind']} {'accepted' if given else 'refused'}"] += 1
print(json.dumps(counts))
