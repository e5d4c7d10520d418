"""Words that tie a speaker to what was said, and the small words of a clause around them."""

from __future__ import annotations

from attrs import field, frozen


@frozen(eq=False)
class Cues:
    """
    ``cues.toml``: cue verbs by what they promise, lemma to forms, and function words by class.

    ``speech`` verbs stand beside a quotation on either side (``said the mayor``); ``report`` verbs tell what
    was said and take their words as a complement (``accused``); ``thought`` verbs tell belief, wish and
    stance. ``nouns`` are those of their forms that are as often nouns, so that a verb must be
    seen in its place; ``sources`` open a phrase that names a source (``according``). ``words`` holds the function
    words, by the classes of `newsparse.article_to_quotes.tokens.CLASSES`; ``endings`` what unknown words of a class
    end in, and under ``trade`` what those for people of a trade do (``engineers``). ``verb_second`` is set where the
    subject may follow any verb (``Am Montag sagte Holm``), and there ``split`` lists the stems of verbs whose
    particle closes the clause (``teilte … mit``). All in lower case.
    """

    speech: dict[str, tuple[str, ...]] = field(factory=dict)
    report: dict[str, tuple[str, ...]] = field(factory=dict)
    thought: dict[str, tuple[str, ...]] = field(factory=dict)
    nouns: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(factory=dict)
    endings: dict[str, tuple[str, ...]] = field(factory=dict)
    split: tuple[str, ...] = ()
    verb_second: bool = False
