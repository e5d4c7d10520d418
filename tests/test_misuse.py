"""What no text is: the library says so at the call, by an error of its own, with advice."""

import pytest

import newsparse
from newsparse.errors import LanguageNotFoundError, NewsparseError, NotTextError, OptionsError

TAKING = [newsparse.parse, newsparse.clean, newsparse.parse_and_explain, newsparse.parse_many]


@pytest.mark.parametrize("function", TAKING)
@pytest.mark.parametrize("text", [None, 5, ["It rained."]])
def test_what_is_no_text_is_told(function, text):
    """Not parsed as something else: five is no text of five zero bytes."""
    with pytest.raises(NotTextError, match="the text of"):
        function(text)


@pytest.mark.parametrize("function", [*TAKING, lambda text, **kwargs: newsparse.imap([text], **kwargs)])
def test_what_is_no_language_and_no_options_is_told(function):
    """Of many texts, too, it is told at the call, not once for each."""
    for language in (None, ["en"], 5, "german"):
        with pytest.raises(LanguageNotFoundError):
            function("It rained.", language=language)
    for options in ({}, None, "quotes"):
        with pytest.raises(OptionsError, match="options is a ParseOptions"):
            function("It rained.", options=options)


@pytest.mark.parametrize("texts", ["It rained.", b"It rained.", None, 5])
def test_one_text_is_not_many(texts):
    """A string would be parsed letter by letter."""
    with pytest.raises(NotTextError, match=r"imap\(\) takes many texts"):
        newsparse.imap(texts)


@pytest.mark.parametrize("workers", [0, -1, "2", 1.5])
def test_workers_are_a_number(workers):
    """At least one."""
    with pytest.raises(OptionsError, match="at least 1"):
        newsparse.imap([], workers=workers)


@pytest.mark.parametrize("name", ["quotes", "repair_encoding"])
def test_an_option_is_yes_or_no(name):
    """ "no" would be taken for yes."""
    with pytest.raises(OptionsError, match=f"{name} is True or False, not 'no'"):
        newsparse.ParseOptions(**{name: "no"})


def test_all_errors_have_one_root():
    """Whoever catches it catches all."""
    assert all(issubclass(error, NewsparseError) for error in (NotTextError, OptionsError, LanguageNotFoundError))
