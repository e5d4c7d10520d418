"""Mail: the plain text of a message, or its HTML where there is none."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.readers.encodings import to_text
from newsparse.readers.html import read_html
from newsparse.readers.source import Source

if TYPE_CHECKING:
    from email.message import EmailMessage

SAMPLE = 16_384


@cache
def _header_re() -> regex.Pattern[bytes]:
    return regex.compile(rb"(?im)^(?:MIME-Version|Received|Message-ID|Return-Path|Content-Type)[ \t]*+:")


def is_mail(data: bytes) -> bool:
    r"""
    Say whether these bytes are a message: header lines first, one of them a machine's.

    >>> is_mail(b"Subject: Rain\r\nMIME-Version: 1.0\r\n\r\nIt rained.")
    True
    >>> is_mail(b"Subject: the rain\n\nIt rained.")
    False
    """
    head = regex.split(rb"\r?\n\r?\n", data[:SAMPLE].lstrip(), maxsplit=1)[0]
    lines = head.splitlines()
    is_header = regex.compile(rb"[!-9;-~]++:|[ \t]|From ").match
    return bool(lines) and all(is_header(line) for line in lines) and _header_re().search(head) is not None


def read_mail(data: bytes) -> Source:
    """Return the message's text, with its subject, sender and date as metadata; attachments are left out."""
    message: EmailMessage = message_from_bytes(data.lstrip(), policy=default)
    metadata: dict[str, str] = {}
    if message["subject"]:
        metadata["title"] = str(message["subject"])
    sender = message["from"]
    names = [address.display_name for address in getattr(sender, "addresses", ()) if address.display_name]
    if names:
        metadata["author"] = "; ".join(names)
    date = getattr(message["date"], "datetime", None)
    if date:
        metadata["published"] = date.isoformat()
    body = message.get_body(("plain", "html"))
    if body is None:
        return Source("", "eml", None, metadata)
    payload = body.get_payload(decode=True)
    text, encoding = to_text(payload if isinstance(payload, bytes) else b"", body.get_content_charset())
    text = text.replace("\r\n", "\n")
    if body.get_content_subtype() == "html":
        page = read_html(text, encoding)
        return Source(page.text, "eml", encoding, page.metadata | metadata)
    return Source(text, "eml", encoding, metadata)
