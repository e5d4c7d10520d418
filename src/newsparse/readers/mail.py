"""Mail: the plain text of a message, or its HTML where there is none; parts in order."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
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


def _is_own_address(name: str, user: str) -> bool:
    """
    Say whether an address is a person's own: then the sender may be the author, and no newsroom or list.

    >>> _is_own_address("Beatrix Holm", "b.holm"), _is_own_address("The Courier", "newsletter")
    (True, False)
    """
    words = name.lower().split()
    return len(words) > 1 and len(words[-1]) > 1 and words[-1] in user.lower()


def read_mail(data: bytes) -> Source:
    """
    Return the message's text, with its subject, sender and date as metadata; attachments are left out.

    The sender is the author only if the address is made of a name.
    """
    message: EmailMessage = message_from_bytes(data.lstrip(), policy=default)
    metadata: dict[str, str] = {}
    if message["subject"]:
        metadata["title"] = str(message["subject"])
    senders = [one for one in getattr(message["from"], "addresses", ()) if one.display_name]
    if senders:
        metadata["sender"] = "; ".join(one.display_name for one in senders)
    authors = [one.display_name for one in senders if _is_own_address(one.display_name, one.username)]
    if authors:
        metadata["author"] = "; ".join(authors)
    date = getattr(message["date"], "datetime", None)
    if date:
        metadata["published"] = date.isoformat()
    bodies = _bodies(message)
    encoding = bodies[0].encoding if bodies else None
    for page in reversed(bodies):
        metadata = page.metadata | metadata
    if len(bodies) == 1:
        return Source(bodies[0].text, "eml", encoding, metadata, bodies[0].known)
    return Source("\n\n".join(one.text for one in bodies), "eml", encoding, metadata)


def _bodies(part: Message) -> list[Source]:
    """Return the texts of a message in order: of alternatives the plain one, if there is anything in it."""
    if part.get_content_disposition() == "attachment":
        return []
    if part.is_multipart():
        # Of a message in the message, too.
        parts = [one for one in part.get_payload() if isinstance(one, Message)]
        if part.get_content_subtype() == "alternative":
            parts.sort(key=lambda one: one.get_content_type() != "text/plain")
            return next(filter(None, map(_bodies, parts)), [])
        return [body for one in parts for body in _bodies(one)]
    kind = part.get_content_subtype()
    payload = part.get_payload(decode=True)
    # A message of parts whose border is never found is one text.
    if part.get_content_maintype() not in {"text", "multipart"} or not isinstance(payload, bytes):
        return []
    text, encoding = to_text(payload, part.get_content_charset())
    text = text.replace("\r\n", "\n")
    one = read_html(text, encoding) if kind == "html" else Source(text, "text", encoding)
    return [one] if one.text.strip() else []
