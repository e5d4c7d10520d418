"""
The fourth step: quotations, reports, and who speaks.

Cases are data: a list for each rule, with what it must find and what only looks like it.
"""

from __future__ import annotations

import tomllib

import attrs
import pytest

from casefiles import FOLDER, cases
from newsparse import article_to_quotes
from newsparse.article_to_quotes import attribution, names
from newsparse.article_to_quotes.name_words import words_of
from newsparse.article_to_quotes.quote_marks import find_segments
from newsparse.article_to_quotes.tokens import MAX_LEARNT, MAX_WIDTH, _codes_of, scan
from newsparse.lang import load
from newsparse.models import Paragraph, Repair, Span, SpeakerKind
from newsparse.options import DEFAULTS
from newsparse.testing import make_article

FIELDS = {"paragraphs", "quotes", "text", "says", "segments"}
STEP = "article_to_quotes"
REPORTS = ("clause_after", "clause_before", "clause_around", "source_after", "source_before", "subjunctive")
STORIES = tomllib.loads((FOLDER / STEP / "stories.toml").read_text(encoding="utf-8"))["story"]


def read(*paragraphs, language="en"):
    article = make_article(*paragraphs, language=language)
    return article_to_quotes.run(article, load(language), DEFAULTS)


def selected(*modules):
    return [case for case in cases(STEP, FIELDS) if case.values[0]["module"] in modules]


@pytest.mark.parametrize("case", selected("attribution", "indirect"))
def test_a_paragraph_gives_its_quotes_with_rule_words_and_speaker(case):
    seen = read(*case["paragraphs"])

    assert case["quotes"] == [[q.rule, q.text, q.speaker.mention if q.speaker else ""] for q in seen]


@pytest.mark.parametrize("case", selected("german"))
def test_a_german_paragraph_gives_its_quotes(case):
    seen = read(case["text"], language="de")

    assert [[q.rule, q.text, q.speaker.mention if q.speaker else ""] for q in seen] == case["quotes"]


@pytest.mark.parametrize("rule", [rule.__name__ for rule in attribution.RULES] + list(REPORTS))
def test_every_rule_has_a_hit_and_a_lookalike(rule):
    """No rule ships without words it must find and words it must leave to others."""
    mine = [case.values[0] for case in cases(STEP, FIELDS, rule)]

    assert {True, False} == {any(quote[0] == rule for quote in case["quotes"]) for case in mine}


@pytest.mark.parametrize("case", selected("quote_marks"))
def test_marks_enclose(case):
    tokens = scan([case["text"]], load("de" if case["text"].startswith("Er ") else "en"))
    segments, _ = find_segments(tokens)

    found = [
        tokens.text[tokens.end(s.first) : tokens.starts[s.last] if s.closed else tokens.end(s.last)] for s in segments
    ]
    assert case["segments"] == [text.strip() for text in found if text.strip()]


def told(story):
    quotes = read(*story["text"].strip().split("\n\n"))
    for words, name in story["says"]:
        hits = [quote for quote in quotes if words in quote.text]
        seen = hits[0].speaker.name if hits and hits[0].speaker else None
        yield words, name, seen or ""


def test_the_stories_name_their_speakers():
    """Nine in ten speakers are named right, and hardly any wrong: better none than wrong."""
    answers = [(story["id"], *answer) for story in STORIES for answer in told(story)]
    right = [one for one in answers if one[2] == one[3]]
    wrong = [one for one in answers if one[3] not in {"", one[2]}]

    assert len(STORIES) >= 40
    assert len(right) >= 0.9 * len(answers), [one for one in answers if one not in right]
    assert len(wrong) <= 0.03 * len(answers), wrong


def damaged(text):
    """The paragraph wrapped and cut by a page break: its raw text, its spans and its repairs."""
    cut = text.index(" ", len(text) // 2)
    wrap = text.index(" ")
    raw = text[:wrap] + "\n" + text[wrap + 1 : cut] + "\n\n12\n\n" + text[cut + 1 :]
    spans = (Span(0, cut), Span(cut + 5, len(raw)))
    repairs = (Repair(Span(wrap, wrap + 1), " ", "line_break"), Repair(Span(cut + 5, cut + 6), " ", "line_break"))
    return raw, Paragraph(text, spans, repairs)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_damage_changes_no_quote(story):
    """Layout in the middle of the words moves the spans and nothing else."""
    text = " ".join(story["text"].split())
    raw, paragraph = damaged(text)
    article = make_article(text)
    whole = article_to_quotes.run(article, load("en"), DEFAULTS)
    other = article_to_quotes.run(attrs.evolve(article, raw=raw, paragraphs=(paragraph,)), load("en"), DEFAULTS)

    assert [(q.text, q.rule, q.speaker and q.speaker.name) for q in whole] == [
        (q.text, q.rule, q.speaker and q.speaker.name) for q in other
    ]
    for quote in other:
        printed = " ".join("".join(span.of(raw) for span in quote.spans).split())
        assert quote.text.replace(" ", "") == printed.replace(" ", "") or quote.rule == "clause_around"


def test_spans_point_into_the_raw_text():
    article = make_article("It rained.", "“The roof leaks,” Ana Ruiz said.")
    (quote,) = article_to_quotes.run(article, load("en"), DEFAULTS)

    assert quote.text == quote.spans[0].of(article.raw)
    assert quote.speaker.mention == quote.speaker.mention_spans[0].of(article.raw)
    assert (quote.cue.text, quote.cue.lemma, quote.paragraphs) == ("said", "say", (1,))


def test_nothing_to_read_gives_nothing():
    assert read() == ()
    assert read("It rained all night.") == ()


@pytest.mark.parametrize(
    ("text", "name", "role", "kind"),
    [
        ("Fishery minister Ana Ruiz said it was over.", "Ana Ruiz", "Fishery minister", SpeakerKind.PERSON),
        ("Ana Ruiz, the minister for eels, said it was over.", "Ana Ruiz", "minister for eels", SpeakerKind.PERSON),
        ("The Eel Council said it was over.", "Eel Council", None, SpeakerKind.ORGANISATION),
        ("The Bank of Brack said it was over.", "Bank of Brack", None, SpeakerKind.ORGANISATION),
        ("The Ledger said it was over.", "Ledger", None, SpeakerKind.ORGANISATION),
        ("The Rev. Ruiz said it was over.", "Ruiz", "Rev.", SpeakerKind.PERSON),
        ("The company said it was over.", None, None, SpeakerKind.ORGANISATION),
        ("A fisherman said it was over.", None, None, SpeakerKind.ROLE),
        ("She said it was over.", None, None, SpeakerKind.PRONOUN),
        ("The Ruiz campaign said it was over.", None, None, SpeakerKind.ORGANISATION),
        # A word that only opens the sentence is nobody's name.
        ("Engineers said it was over.", None, None, SpeakerKind.ROLE),
        ("Neighbours met. Neighbours said it was over, and the neighbours know.", None, None, SpeakerKind.ROLE),
        ("Maas said it was over.", "Maas", None, SpeakerKind.PERSON),
        ("It had been Sanders. Sanders said it was over.", "Sanders", None, SpeakerKind.PERSON),
        ("Critics like Ana Ruiz said it was over.", None, None, SpeakerKind.ROLE),
        ("A spokesman for the council said it was over.", None, None, SpeakerKind.ROLE),
        # What is no word of a name, and what is.
        ("Ana “Bo” Ruiz said it was over.", "Ana Ruiz", None, SpeakerKind.PERSON),
        ("Mayor-elect Ana Ruiz said it was over.", "Ana Ruiz", "Mayor-elect", SpeakerKind.PERSON),
        ("Mother-of-two Ana Ruiz said it was over.", "Ana Ruiz", "Mother-of-two", SpeakerKind.PERSON),
        ("Lock-keeper Ana Ruiz said it was over.", "Ana Ruiz", "Lock-keeper", SpeakerKind.PERSON),
        ("Hyun-soo Ruiz said it was over.", "Hyun-soo Ruiz", None, SpeakerKind.PERSON),
        ("Jean-Peter Ruiz said it was over.", "Jean-Peter Ruiz", None, SpeakerKind.PERSON),
        ("Last May Ana Ruiz said it was over.", "Ana Ruiz", None, SpeakerKind.PERSON),
        ("May Ruiz said it was over.", "May Ruiz", None, SpeakerKind.PERSON),
        ("I’ll say that it was over.", None, None, SpeakerKind.PRONOUN),
        ("Brem & Co said it was over.", "Brem & Co", None, SpeakerKind.ORGANISATION),
        ("Lumora Foods, Inc. (NASDAQ: LMRA) said it was over.", "Lumora Foods", None, SpeakerKind.ORGANISATION),
        ("Ana Ruiz, R-Va., said it was over.", "Ana Ruiz", None, SpeakerKind.PERSON),
        ("Ruiz’s lawyer, Bo Lind of Lind & Lee, said so to us.", "Bo Lind", "Ruiz’s lawyer", SpeakerKind.PERSON),
        # A title that stands last in a name is its surname.
        ("Its dam director, Imran Sheikh, said it was over.", "Imran Sheikh", "dam director", SpeakerKind.PERSON),
        ("The warden, Lt. Gov. Bo Lind, said so to us.", "Bo Lind", "warden, Lt. Gov.", SpeakerKind.PERSON),
    ],
)
def test_speakers_have_name_role_and_kind(text, name, role, kind):
    (quote,) = read(text)

    assert (name, role, kind) == (quote.speaker.name, quote.speaker.role, quote.speaker.kind)


def test_two_of_one_surname_are_told_apart_by_title_or_place():
    quotes = read(
        "Edvin Maas left. Mrs. Greta Maas stayed.",
        "“He was tired and old,” Mrs. Maas said.",
        "“She was not tired at all,” Mr. Maas said.",
    )

    assert [quote.speaker.name for quote in quotes] == ["Greta Maas", "Edvin Maas"]


def test_a_role_that_two_share_names_nobody():
    quotes = read("Mayor Ana Ruiz met Mayor Bo Lind.", "“It was a good day for both towns,” the mayor said.")

    assert [quote.speaker.name for quote in quotes] == [None]


def test_an_antecedent_stands_before_who():
    (quote,) = read("They met Ana Ruiz, who said it was over.")

    assert (quote.speaker.mention, quote.speaker.name) == ("who", "Ana Ruiz")


def test_tables_of_words_forget():
    """A process that reads for weeks does not remember every word it met."""
    lang = load("en")
    codes = _codes_of(lang)
    for number in range(MAX_LEARNT + 2):
        codes[b"x%d" % number]

    assert len(codes) <= MAX_LEARNT + 2
    assert len(codes.letters) <= MAX_LEARNT + 2
    assert scan(["“No,” said Ode."], lang).letters == '"D,"VN.'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It  rained \N{NO-BREAK SPACE} here.", ["It", "rained", "here", "."]),
        ("  It\train­ed.", ["It", "rain", "\N{SOFT HYPHEN}", "ed", "."]),
        ("\N{NO-BREAK SPACE}", []),
        ("", []),
    ],
)
def test_blanks_of_all_kinds_part_words_and_are_none(text, words):
    tokens = scan([text, "Ode left."], load("en"))

    seen = [tokens.word(i) or "\n" for i in range(len(tokens.letters))]
    assert seen == [*words, "\n", "Ode", "left", "."]
    assert [tokens.text[start] for start in tokens.starts[:-1]] == [word[0] for word in seen]


def test_a_word_without_end_is_many_tokens_and_loses_no_character():
    word = "a" * (2 * MAX_WIDTH + 9)
    tokens = scan([f"It rained {word} here."], load("en"))

    assert len(tokens.letters) == 7
    assert "".join(tokens.word(i) for i in (2, 3, 4)) == word


def test_sets_of_a_language_are_made_once():
    assert words_of(load("en")) is words_of(load("en"))


def test_a_language_without_cue_words_has_quotations_and_no_speakers():
    (quote,) = read("Anne Roux a dit: « Le toit est percé depuis des années. »", language="fr")

    assert (quote.text.strip(), quote.speaker, quote.rule) == (
        "Le toit est percé depuis des années.",
        None,
        "unattributed",
    )


def test_a_name_told_by_gender_where_no_subject_fits():
    quotes = read("Mrs. Dahl thanked Mr. Fenn for it.", "“It was my duty and no more than that,” he said.")

    assert quotes[-1].speaker.name == "Fenn"


def test_suffixes_and_words_that_are_no_names_are_left_out():
    quotes = read("“It will rain until the end of May,” said Bo Lind Jr., the warden.", "Republicans said it was over.")

    assert [quote.speaker.name for quote in quotes] == ["Bo Lind", None]


def test_an_article_of_very_many_names_is_still_read():
    """A bound on hostile text: past it a name stands as written, and is not looked for elsewhere."""
    count = names.MAX_LOOKED_INTO + 3
    quotes = read(*(f"Ada Zurn{number}x said that it rained." for number in range(count)))

    assert [quote.speaker.name for quote in quotes] == [f"Ada Zurn{number}x" for number in range(count)]


def test_a_name_mentioned_very_often_keeps_its_fullest_form():
    paragraphs = ["Ana Maria Ruiz came.", *["Ruiz waved."] * 40, "“It was a long day for all of us,” Ruiz said."]

    assert read(*paragraphs)[-1].speaker.name == "Ana Maria Ruiz"


def test_the_same_surname_twice_names_whoever_was_named_last():
    quotes = read(
        "Edvin Maas founded the yard. Jonas Maas runs it.",
        "“We build slower than the others do,” Maas said.",
    )

    assert [quote.speaker.name for quote in quotes] == ["Jonas Maas"]


def test_a_pronoun_far_from_any_name_is_nobody():
    quotes = read("Ana Ruiz came.", *["It rained all night long."] * 9, "“It was a long day for all of us,” she said.")

    assert quotes[-1].speaker.name is None


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Nobody asked for Mrs. Greta Dahl’s opinion.", "Greta Dahl"),
        ("Nobody asked for Dahl’s opinion, or for hers.", None),  # nothing tells that it is a woman's
    ],
)
def test_a_name_in_the_possessive_may_be_the_one_a_pronoun_means(lead, name):
    quotes = read(lead, "“It was a long day for all of us,” she said.")

    assert quotes[-1].speaker.name == name


def test_a_name_with_a_particle_keeps_it():
    (quote,) = read("Mayor Bo van Dahl said that it was over.")

    assert (quote.speaker.name, quote.speaker.role) == ("Bo van Dahl", "Mayor")


def test_a_verb_that_is_a_cue_by_itself_needs_no_particle():
    """Stems of split verbs are cues only with their particle, so no cue may be listed among them."""
    cues = load("de").cues
    forms = {form for table in (cues.speech, cues.report, cues.thought) for forms in table.values() for form in forms}

    assert forms.isdisjoint(cues.split)


@pytest.mark.parametrize(
    ("text", "name", "role", "kind"),
    [
        ("sagt die Rentnerin Anna Roth", "Anna Roth", "Rentnerin", SpeakerKind.PERSON),
        ("sagt der Fahrer Roth", "Roth", "Fahrer", SpeakerKind.PERSON),
        ("sagt Anna Roth dem Sender", "Anna Roth", None, SpeakerKind.PERSON),
        ("sagt Wirtschaftsministerin Anna Roth", "Anna Roth", "Wirtschaftsministerin", SpeakerKind.PERSON),
        ("sagt der ABC-Fraktionsvorsitzende Bo Roth", "Bo Roth", "ABC-Fraktionsvorsitzende", SpeakerKind.PERSON),
        ("sagt Hans-Peter Roth", "Hans-Peter Roth", None, SpeakerKind.PERSON),
        ("sagt Bürgermeister Roth", "Roth", "Bürgermeister", SpeakerKind.PERSON),
        # Nouns have capitals too.
        ("sagt ein Sprecher der Stadt", None, None, SpeakerKind.ROLE),
        ("sagen Experten", None, None, SpeakerKind.ROLE),
        ("sagt die Opposition", None, None, SpeakerKind.ORGANISATION),
        ("sagt die Stadtverwaltung", None, None, SpeakerKind.ORGANISATION),
        ("sagt der Deutsche Kanuverband", "Deutsche Kanuverband", None, SpeakerKind.ORGANISATION),
        ("sagen die Brackener Linien", "Brackener Linien", None, SpeakerKind.ORGANISATION),
        ("sagt die Tageszeitung Brack Kurier", "Tageszeitung Brack Kurier", None, SpeakerKind.ORGANISATION),
        ("sagt das BKW", "BKW", None, SpeakerKind.ORGANISATION),
    ],
)
def test_german_nouns_are_no_names(text, name, role, kind):
    (quote,) = read(f"„Das Dach ist seit Jahren undicht“, {text}.", language="de")

    assert (name, role, kind) == (quote.speaker.name, quote.speaker.role, quote.speaker.kind)


def test_a_german_pronoun_means_no_noun():
    quotes = read("Die Kosten steigen. „Das Dach ist seit Jahren undicht“, sagt sie.", language="de")

    assert [quote.speaker.name for quote in quotes] == [None]


def test_a_name_in_capitals_is_the_one_in_small_letters():
    turns = ["LINDEN: Good evening.", "ODELL: Good evening.", "UNIDENTIFIED MALE: Hello.", "LINDEN: It rains."]
    quotes = read("Bo Linden met Ana Odell.", *turns)

    assert [quote.speaker.name for quote in quotes] == ["Bo Linden", "Ana Odell", None, "Bo Linden"]


def test_a_turn_that_quotes_is_left_to_the_marks():
    turns = ["LIND: Good evening.", "ODE: Good evening.", "LIND: “The roof leaks again,” the mayor said.", "ODE: Yes."]

    assert [quote.rule for quote in read(*turns)] == ["turn", "turn", "after_quote", "turn"]
