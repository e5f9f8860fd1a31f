"""A mail server that is not ours (aiosmtpd, from PyPI): takes mails strictly, reads each one with Python's own parser and
writes what it understood, one JSON object a line. Usage: mail-server.py FOLDER; the first line says the port."""

import asyncio
import email
import email.policy
import json
import os
import pathlib
import sys
import threading

from aiosmtpd.smtp import SMTP

folder = pathlib.Path(sys.argv[1])
count = 0


def say(**members):
    print(json.dumps(members), flush=True)


class Keeper:
    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        (folder / f"{count:03}.eml").write_bytes(envelope.content)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        defects = [str(defect) for part in message.walk() for defect in part.defects]
        defects += [f"{name}: {defect}" for name, value in message.items() for defect in getattr(value, "defects", [])]
        longest = max(len(line) for line in envelope.content.split(b"\r\n"))
        if b"\n" in envelope.content.replace(b"\r\n", b""):
            defects.append("a line that ends without CR")
        parts = [part for part in message.walk() if not part.is_multipart()]
        say(
            event="mail",
            file=f"{count:03}.eml",
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            id=str(message["Message-ID"]),
            subject=str(message["Subject"]),
            date=message["Date"].datetime.isoformat(),
            auto=str(message["Auto-Submitted"]),
            references=str(message["References"] or ""),
            types=[part.get_content_type() for part in parts],
            charsets=[part.get_content_charset() for part in parts],
            text=parts[0].get_content(),
            html=parts[-1].get_content(),
            longest=longest,
            defects=defects,
        )
        return "250 2.0.0 kept"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Keeper(), enable_SMTPUTF8=False, decode_data=False, data_size_limit=1 << 20), "127.0.0.1", 0
    )
    # Ends with the test that started it, however that ends.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    say(event="ready", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
