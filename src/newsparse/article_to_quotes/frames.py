"""A cue and its subject: what all that reads sentences hands on."""

from __future__ import annotations

from attrs import define


@define(eq=False)
class Frame:
    """
    A cue and its subject, as token numbers, end excluded.

    ``order`` is ``subject-cue``, ``cue-subject``, ``source`` or ``carried`` for a cue without a subject of its own.
    """

    cue: int
    cue_end: int
    subject: tuple[int, int] | None
    letter: str
    order: str

    @property
    def start(self) -> int:
        """Where it starts: at its subject or at its cue."""
        return self.cue if self.subject is None or self.order == "carried" else min(self.cue, self.subject[0])

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.cue_end if self.subject is None or self.order == "carried" else max(self.cue_end, self.subject[1])
