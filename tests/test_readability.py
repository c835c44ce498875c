"""What `./run leesbaarheid` lets through and what it does not."""

import pytest

from tests.readability import rules, sources
from tests.readability.sources import ROOT, Text

PLAIN = "Loop binnen in het wijkhuis. De koffie staat klaar. U hoeft zich niet aan te melden."
OFFICIAL = (
    "De gemeentelijke organisatie faciliteert de transformatieopgave teneinde de zelfredzaamheid te bestendigen, "
    "waarbij de randvoorwaardelijke financieringssystematiek door het college wordt geoptimaliseerd."
)


def found(words: str) -> str:
    return "\n".join(rules.findings([Text(words, ROOT / "basis" / "voorbeeld.html", 3)]))


def test_plain_dutch_passes():
    assert not found(PLAIN * 5)


def test_the_language_of_the_office_does_not():
    told = found(OFFICIAL * 4)
    assert "basis/voorbeeld.html:3: zin van" in told
    assert "Flesch-Douma" in told
    assert "niet 'teneinde' maar 'om'" in told


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Kijk of je nog iets mist.", "zeg u"),
        ("De aanvraag wordt door ons bekeken.", "lijdend"),
        ("Uw vraag kan morgen worden gesteld.", "lijdend"),
        ("Dit dient u te weten, dus u dient te lezen.", "dien"),
        ("Een dienaangaand bestuursorgaan.", "weinig gebruikt woord 'dienaangaand'"),
        (" ".join(["huis"] * 21), "zin van 21 woorden"),
        ("Wij zijn er als u belt en ook als u mailt of als u langs komt lopen. " * 9, "gemiddeld"),
    ],
)
def test_each_rule_notices_what_it_is_for(words, why):
    assert why in found(words)


@pytest.mark.parametrize(
    "word", ["buurtgenoten", "leeftijdsgroepen", "wijk- en dorpsraden", "foto’s", "Ravenstein", "wijkfoto"]
)
def test_compounds_places_and_our_own_words_are_known(word):
    assert not found(f"Dit zijn {word}.")


def test_syllables_are_counted_as_spoken():
    assert [rules.syllables(word) for word in ("wijk", "buren", "samenleving", "gemeente")] == [1, 2, 4, 3]


def test_texts_are_found_where_they_are_said(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<p>\n{% translate 'Een <b>huis</b>' %} {{ _(\"Nog een\") }}\n"
        "{% blocktranslate trimmed count n=n %}Er is {{ n }} huis.{% plural %}Er zijn {{ n }} huizen."
        "{% endblocktranslate %}",
        encoding="utf-8",
    )
    code = tmp_path / "code.py"
    code.write_text(
        'x = _("Eerste " "deel van %(area)s")\ny = ngettext("een huis", "%d huizen", 2)\n', encoding="utf-8"
    )
    data = tmp_path / "data.yaml"
    data.write_text("a:\n  - {nl: Hallo daar, en: Hello there}\n", encoding="utf-8")
    told = [*sources.in_template(page), *sources.in_code(code), *sources.in_yaml(data)]
    assert [(text.words, text.line) for text in told] == [
        ("Een <b>huis</b>", 2),
        ("Nog een", 2),
        ("Er is Oss huis.", 3),
        ("Er zijn Oss huizen.", 3),
        ("Eerste deel van Oss", 1),
        ("een huis", 2),
        ("Oss huizen", 2),
        ("Hallo daar", 2),
    ]


def test_every_word_that_is_let_through_is_said_somewhere():
    """A list of exceptions stays short: what nobody says any more must go."""
    said = {word.lower() for text in sources.all_texts() for word in rules.words(text.words)}
    parts = {part for word in said for part in word.split("-")} | said
    unused = [word for word in rules.lists()["allowed"] if not any(word in one for one in parts)]
    assert not unused
    quoted = {text.words for text in sources.all_texts()}
    assert set(rules.lists()["quoted"]) <= quoted
