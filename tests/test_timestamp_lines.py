"""Lines that hold several dates: each date is its own, and what parts them is of none."""

import pytest

import newsparse

PROSE = "The river rose in Torton by two metres on Sunday night, and the mayor asked all who live near it to leave."


@pytest.mark.parametrize("mark", [" | ", "|", " - ", " – ", " / ", " · ", ", ", "; "])
def test_the_second_date_begins_with_its_own_words(mark):
    """The mark between is kept as what it is."""
    raw = f"Published: 3 May 2026, 15:56{mark}Updated: 4 May 2026\n\n{PROSE}"
    article = newsparse.parse(raw)

    assert (article.published.text, article.updated.text) == ("Published: 3 May 2026, 15:56", "Updated: 4 May 2026")
    assert article.unaccounted() == ()


def test_a_mark_in_front_of_the_only_date_stays():
    """It parts nothing."""
    article = newsparse.parse(f"Torton floods\n\nBy Ana Ruiz\n\n| Updated: 4 May 2026\n\n{PROSE}")

    assert article.updated.text.endswith("Updated: 4 May 2026")
    assert article.unaccounted() == ()


def test_french_dates_have_french_words():
    """As in any other language."""
    prose = "La rivière est montée de deux mètres dimanche dans la nuit, et le maire a demandé à tous de partir."
    raw = f"Torton sous les eaux\n\nPar Ana Ruiz\n\nPublié le 3 mai 2026 à 10h15 - Mis à jour le 4 mai 2026\n\n{prose}"

    assert newsparse.parse(raw).updated.text == "Mis à jour le 4 mai 2026"
