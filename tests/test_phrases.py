import pytest

from casefiles import cases
from newsparse.errors import LanguageDataError
from newsparse.lang import languages, load
from newsparse.lang.furniture import KINDS, Furniture
from newsparse.lines_to_blocks.phrases import CONTAINS_CHARS, Hit, Phrases, mark, phrases_of
from newsparse.testing import make_page

FIELDS = {"text", "language", "kind", "how"}
LISTS = ("whole", "starts", "contains")


@pytest.mark.parametrize("case", [c for c in cases("lines_to_blocks", FIELDS) if c.values[0]["module"] == "phrases"])
def test_a_line_gives_away_what_it_is(case):
    """Whole, by its opening or by words in it, in this order of trust; prose gives nothing away."""
    found = phrases_of(load(case["language"])).hit(case["text"])

    assert (case["kind"], case["how"]) == (tuple(found) if found else ("", ""))


@pytest.mark.parametrize("code", languages())
def test_every_phrase_finds_itself(code):
    """Each phrase is written as lines are compared, and leads to furniture when it stands alone."""
    lang = load(code)
    phrases = phrases_of(lang)
    for name in LISTS:
        for kind, listed in getattr(lang.furniture, name).items():
            for phrase in listed:
                around = {"whole": "{}", "starts": "{} nordby", "contains": "nordby {} nordby"}[name]
                found = phrases.hit(around.format(phrase))

                assert found, f"{code} {name} {kind}: {phrase!r} is never found"


@pytest.mark.parametrize("code", languages())
def test_whole_phrases_come_back_as_their_kind(code):
    """The language's own phrases go before those of English."""
    lang = load(code)
    for kind, listed in lang.furniture.whole.items():
        for phrase in listed:
            assert Hit(kind, "whole") == phrases_of(lang).hit(phrase.upper() if phrase.isascii() else phrase)


def test_line_kind_trusts_no_words_inside():
    """Words inside a line are evidence, but the line is not furniture by them alone."""
    phrases = phrases_of(load("en"))

    assert phrases.line_kind("Skip to content") == "navigation"
    assert phrases.line_kind("The paper uses cookies, she said.") == ""


def test_only_the_front_of_a_long_text_is_read():
    """A paragraph that mentions a newsletter at its end is no newsletter box."""
    phrases = phrases_of(load("en"))
    words = "the ferry ran on time " * 40

    assert len(words) > CONTAINS_CHARS
    assert phrases.hit(words + "and told of it in our newsletter every week") is None


def test_phrases_are_built_once():
    """A language's phrases are kept."""
    assert phrases_of(load("de")) is phrases_of(load("de"))


def test_spaceless_phrases_need_no_word_ends():
    """Japanese puts no blank behind an opening, nor round words inside."""
    phrases = Phrases({}, {"関連": (("関連記事", "related"),)}, {}, (("有料会員", "subscribe"),))

    assert phrases.hit("関連記事を読む") == Hit("related", "starts")
    assert phrases.hit("この記事は有料会員限定") == Hit("subscribe", "contains")


@pytest.mark.parametrize("name", LISTS)
def test_tables_refuse_unknown_kinds(name):
    """A kind nobody knows is a typo."""
    with pytest.raises(LanguageDataError, match=f"{name}.shares: not a kind"):
        Furniture(**{name: {"shares": ("share",)}})


@pytest.mark.parametrize("name", LISTS)
def test_tables_refuse_a_phrase_of_two_kinds(name):
    """One phrase gives one thing away."""
    with pytest.raises(LanguageDataError, match="'print' is share and print"):
        Furniture(**{name: {"share": ("print",), "print": ("print",)}})


def test_kinds_are_all_in_use():
    """English has phrases of each kind."""
    assert set(KINDS) == set(load("en").furniture.whole)


@pytest.mark.parametrize("word", ["share ", "(button) ", "o ", "’", "cookies ", "© ", "\xa0", "[1]"])
def test_hostile_text_is_read_in_bounded_time(word):
    """However long the text, only its front is read."""
    found = phrases_of(load("en")).hit(word * 50_000)

    assert found is None or found.kind in KINDS


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("The ferry left at\nAdvertisement\nnoon, an hour late.", ["", "advert", ""]),
        ("It sank.\nSubscribe now\nNobody was hurt.", ["", "subscribe", ""]),
        ("It sank.\nShare this article\nNobody was hurt.", ["", "share", ""]),
        # A link in a text that came a line a node: the sentence goes on behind it.
        ("Nordby rewrote its\nPrivacy Policy\nafter the storm.", ["", "", ""]),
        ("She wrote on\nInstagram\nThe crew was safe.", ["", "", ""]),
        # Section names are sub-heads elsewhere, and a last line may say one.
        ("It sank.\nBusiness\nNobody was hurt.", ["", "", ""]),
        ("The crew had time to\nlisten\nNobody was hurt.", ["", "", ""]),
        ("All they could do was\nListen.\nNobody was hurt.", ["", "", ""]),
    ],
)
def test_lines_that_say_what_they_are_are_marked(raw, kinds):
    """Before lines are joined, so that what they cut in two can be made whole."""
    page = make_page(raw)

    mark(page)

    assert kinds == [line.kind for line in page.lines]


def test_marked_lines_keep_an_earlier_label():
    """The first rule to claim a line keeps it."""
    page = make_page("Advertisement")
    page.lines[0].kind = "caption"

    mark(page)

    assert page.lines[0].kind == "caption"
