"""What people have, to raw text: bytes in any encoding, HTML, PDF, mail, Word, JSON lines, archives of articles."""
