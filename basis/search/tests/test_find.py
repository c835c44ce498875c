"""What is found, in which order, and why."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.search import queries
from basis.search.tests.makers import entry, index

pytestmark = pytest.mark.django_db


def titles(words: str, **more) -> list[str]:
    return [hit.entry.title for hit in queries.find(words, **more).hits]


@pytest.fixture
def town():
    index(
        entry("Fietsen voor ouderen", "Samen een rondje op de duofiets."),
        entry("Eetcafé de Haard", "Elke dinsdag een warme maaltijd.", words="eenzaam ontmoeten", area="GM0828-ruwaard"),
        entry("Steunpunt mantelzorgers", "Praat met wie ook zorgt.", kind="help"),
        entry("Ruwaard", "wijk in Oss", words="5344 5345", kind="area", area="GM0828-ruwaard"),
        entry("Buurthuis de Ruwaard", "In het hart van de wijk.", kind="place"),
        entry("Zorg in de wijk", "Over thuiszorg en wijkverpleging."),
        entry("Care in the district", "About home care.", key="Zorg in de wijk", language="en"),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fiets", "Fietsen voor ouderen"),
        ("FIETST", "Fietsen voor ouderen"),
        ("bejaarden", "Fietsen voor ouderen"),
        ("mantelzorg", "Steunpunt mantelzorgers"),
        ("eetcafe", "Eetcafé de Haard"),
        ("eenzaamheid", "Eetcafé de Haard"),
        ("maaltijden", "Eetcafé de Haard"),
        ("5344 AB", "Ruwaard"),
        ("wijkverplegingen", "Zorg in de wijk"),
        ("mantlezorg", "Steunpunt mantelzorgers"),
        ("eet cafe", "Eetcafé de Haard"),
        ("wijkzorg", "Zorg in de wijk"),
        ("zorgmaaltijd", "Eetcafé de Haard"),
    ],
)
def test_people_find_it_in_their_own_words(town, words, expected):
    assert titles(words)[0] == expected


def test_what_is_called_just_that_comes_first(town):
    assert titles("ruwaard") == ["Ruwaard", "Buurthuis de Ruwaard"]


def test_the_word_itself_goes_before_a_longer_word(town):
    found = titles("zorg")
    assert found[0] == "Zorg in de wijk"
    assert "Steunpunt mantelzorgers" in found


def test_the_name_goes_before_the_text(town):
    index(entry("Iets anders", "Over wandelen."), entry("Wandelen", "Over iets anders."))
    assert titles("wandelen") == ["Wandelen", "Iets anders"]


def test_common_words_count_only_alone(town):
    assert titles("de fiets") == ["Fietsen voor ouderen"]
    assert set(titles("de")) >= {"Buurthuis de Ruwaard", "Eetcafé de Haard"}


def test_all_words_are_asked_and_said_when_only_some_fit(town):
    assert titles("zorg wijk")[0] == "Zorg in de wijk"
    found = queries.find("zorg zwembad")
    assert found.some and found.hits


def test_a_hit_says_why(town):
    reasons = {words: queries.find(words).hits[0].reasons for words in ("ruwaard", "maaltijd", "mantelzorg", "ruward")}
    assert reasons["ruwaard"] == ("in de naam",)
    assert reasons["maaltijd"] == ("in de tekst",)
    assert reasons["mantelzorg"] == ("“mantelzorgers” in de naam",)
    assert reasons["ruward"] == ("“ruwaard” lijkt op “ruward”",)


def test_a_typing_error_is_mended_and_told(town):
    found = queries.find("mantlezorgers")
    assert found.corrected == "mantelzorgers"
    assert found.hits[0].entry.title == "Steunpunt mantelzorgers"
    assert not queries.find("mantelzorgers").corrected


def test_area_kind_and_language_narrow_it(town):
    assert titles("ruwaard", kind="place") == ["Buurthuis de Ruwaard"]
    assert titles("haard", area="GM0828-ruwaard") == ["Eetcafé de Haard"]
    assert titles("haard", area="GM0828-elders") == []
    assert titles("care", language="en") == ["Care in the district"]
    assert titles("thuiszorg", language="en") == ["Care in the district"]
    assert "Care in the district" not in titles("care")


def test_the_total_counts_what_is_not_shown(town):
    index(*(entry(f"Koor {number}", "zingen") for number in range(30)))
    found = queries.find("koor", limit=10)
    assert (len(found.hits), found.total) == (10, 30)
    pages = [hit.entry.title for start in (0, 10, 20) for hit in queries.find("koor", limit=10, start=start).hits]
    assert len(set(pages)) == 30


HOSTILE = [
    "",
    " ",
    "\0",
    '"',
    "*",
    "a*",
    "NEAR(a b)",
    "title_words:x",
    "' OR 1=1 --",
    "a & b | !c",
    ":A",
    "(((",
    "\\",
    "%",
]


@pytest.mark.parametrize("words", [*HOSTILE, "zorg " * 1000, "x" * 5000, "ß" * 300, "😀 🚲", "日本語 العربية"])
def test_odd_questions_do_not_break_it(town, words):
    queries.find(words)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80) | st.text(alphabet="\"'*:^-+()&|!<>\\ \0aznear", max_size=80))
def test_no_text_breaks_it(town, words):
    found = queries.find(words, area=words[:60].replace("\0", ""))
    assert found.total >= len(found.hits)


def test_other_scripts_are_found_too(town):
    index(entry("Изба-читальня", "русская библиотека"))
    assert titles("библиотека") == ["Изба-читальня"]
