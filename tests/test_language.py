import pytest

from newsparse.lang import SHARED, languages
from newsparse.lang.stopwords import StopWords
from newsparse.lang.tables import read_table
from newsparse.text_to_lines.language import UNKNOWN, detect

STOP_WORDS = read_table(SHARED, "stopwords", StopWords).words
SENTENCES = {
    "da": "Kommunen har ikke råd til at bygge den nye bro, og det er et problem for de mange, som bor på øen.",
    "de": "Der Rat der Stadt hat am Montag nicht über die neue Brücke entschieden, sagte die Bürgermeisterin.",
    "en": "The council has not decided on the new bridge, and the mayor said that it would take a year.",
    "es": "El consejo de la ciudad no ha decidido sobre el nuevo puente, y la alcaldesa dijo que tardará un año.",
    "fr": "Le conseil de la ville n'a pas encore choisi le pont, et la maire dit que les travaux sont pour plus tard.",
    "id": "Dewan kota belum memutuskan jembatan baru itu, dan wali kota mengatakan bahwa hal ini akan dibahas.",
    "it": "Il consiglio della città non ha ancora deciso sul ponte, e la sindaca ha detto che ci vorrà più di un anno.",
    "ja": "町議会は月曜日、新しい橋の建設を決めた。町長は「一年かかる」と話している。",
    "ko": "시의회는 월요일 새 다리 건설을 결정하지 않았다고 시장이 말했다. 공사는 일 년이 걸린다.",
    "nl": "De raad van de stad heeft nog niet over de nieuwe brug besloten, en dat is voor het dorp een probleem.",
    "no": "Kommunen har ikke råd til å bygge den nye brua, og det er et problem for alle som bor på øya, sier hun.",
    "pl": "Rada miasta nie zdecydowała jeszcze o nowym moście, a burmistrz mówi, że to jest problem dla całej wsi.",
    "pt": "O conselho da cidade não decidiu sobre a nova ponte, e a prefeita disse que ela não será feita em um ano.",
    "ru": "Совет города не решил вопрос о новом мосте, но это было только начало, и он ещё вернётся к нему.",
    "sv": "Kommunen har inte råd att bygga den nya bron, och det är ett problem för alla som bor på ön, säger hon.",
    "tr": "Belediye yeni köprü için henüz bir karar vermedi ve bu köy için çok büyük bir sorun olarak kaldı dedi.",
    "zh": "市议会星期一没有决定是否修建新桥，市长说工程需要一年时间，居民们正在等待。",
    "zu": "Umkhandlu wedolobha uthe awukanqumi ngebhuloho elisha futhi kodwa abantu bathi ukuthi kuzothatha unyaka.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_detect_tells_a_language_from_a_sentence(code):
    """One sentence of prose is enough."""
    assert detect(SENTENCES[code], tuple(SENTENCES)) == code


def test_every_language_with_data_can_be_told():
    """By a script of its own, or by its stop words."""
    assert set(languages()) <= set(STOP_WORDS) | {"ja", "ko", "zh"}


@pytest.mark.parametrize("code", sorted(STOP_WORDS))
def test_stop_words_are_lower_case_and_listed_once(code):
    """A word in capitals would never be found."""
    words = STOP_WORDS[code].split()

    assert words == [word.lower() for word in words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", sorted(STOP_WORDS))
def test_stop_words_tell_their_own_language(code):
    """The list of a language is nearer to itself than to any relative."""
    assert detect(STOP_WORDS[code], tuple(STOP_WORDS)) == code


def test_menus_do_not_mislead():
    """Long lines speak for the text, however many English words the menu has."""
    menu = "\n".join(["Home", "The Shop", "In the News", "Sign in", "About the Company"] * 20)

    prose = "\n".join([SENTENCES["de"]] * 5)

    assert detect(f"{menu}\n{prose}\n{menu}", ("de", "en")) == "de"


def test_addresses_do_not_mislead():
    """A list of links is long, but no prose."""
    links = "\n".join(f" {n}. https://example.org/the-and-of-to-in/{n}/that-is-for-a-long-address" for n in range(50))

    assert detect(f"{SENTENCES['sv']}\n{links}", ("en", "sv")) == "sv"


def test_narrow_columns_are_read():
    """A column thirty characters wide holds no long line at all."""
    words = SENTENCES["nl"].split()
    column = "\n".join(" ".join(words[i : i + 3]) for i in range(0, len(words), 3))

    assert detect(column * 3, ("en", "nl")) == "nl"


def test_the_middle_of_a_long_text_speaks():
    """A foreign opening of a few lines does not count."""
    text = "\n".join([SENTENCES["en"]] * 3 + [SENTENCES["fr"]] * 40 + [SENTENCES["en"]] * 3)

    assert detect(text, ("en", "fr")) == "fr"


@pytest.mark.parametrize("text", ["", "\n\n", "Home | Sport", "1 2 3 4", "؟", "\U0010ffff" * 100, "a" * 5000])
def test_unknown_is_english(text):
    """Nothing known is English, and nothing raises."""
    assert detect(text) == UNKNOWN


@pytest.mark.parametrize("code", ["ja", "de"])
def test_a_language_not_asked_for_is_unknown(code):
    """Only what may be answered is answered."""
    assert detect(SENTENCES[code], ("en", "fr")) == UNKNOWN


def test_a_very_long_text_is_sampled():
    """Of an archive only a window is read, so that the cost does not grow with it."""
    assert detect("\n".join([SENTENCES["it"]] * 5000), ("en", "it")) == "it"


def test_one_long_line_is_enough():
    """A text without line breaks is cut to the sample as well."""
    assert detect(" ".join([SENTENCES["pl"]] * 500), ("en", "pl")) == "pl"


def test_letters_of_unknown_scripts_are_unknown():
    """A script that no language here writes, in letters beyond those of Japanese."""
    assert detect("\uabc0\uabc1\uabc2 " * 200) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bo Lind met Ida Roth in Rome. She said: “I am tired.” He replied: “So am I.”", "en"),
        ("Bo Lind traf Ida Roth am Abend in Rom. Sie sagte: „Ich bin müde.“ Er: „Ich auch.“", "de"),
    ],
)
def test_words_beside_marks_count_where_there_are_few(text, code):
    """A dialogue has more marks than stop words."""
    assert detect(text) == code
