"""What people have, to raw text: bytes in any encoding, HTML, PDF, mail, Word, JSON lines, archives of articles."""

from newsparse.readers.archives import Document, documents
from newsparse.readers.files import read, read_path
from newsparse.readers.source import Source

__all__ = ["Document", "Source", "documents", "read", "read_path"]
