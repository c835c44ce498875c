"""What is Dutch on a page in another language says so, and nothing else does."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from basis import languages
from basis.languages import CLOSE, OPEN, resolve
from basis.texts import Text

pytestmark = pytest.mark.django_db  # every page has the list of areas in its frame
UNTRANSLATED = "Een zin die niemand vertaalde."
DUTCH = '<span lang="nl" dir="ltr">{}</span>'.format


def rendered(source: str, language: str, **context) -> str:
    request = RequestFactory().get("/")
    with translation.override(language):
        template = engines["django"].from_string("{% load i18n %}" + source)
        return template.render(context, request)


def test_a_text_without_translation_is_dutch_on_the_page():
    page = rendered("<p>{% translate text %}</p>", "pl", text=UNTRANSLATED)
    assert page == f"<p>{DUTCH(UNTRANSLATED)}</p>"


def test_a_text_with_a_translation_is_not():
    assert "<span" not in rendered("<p>{% translate 'Zoeken' %}</p>", "pl")


def test_a_text_of_the_municipality_falls_back_to_dutch_and_says_so():
    text = Text({"nl": "Wonen", "en": "Living"})
    assert rendered("<h2>{{ text }}</h2>", "tr", text=text) == f"<h2>{DUTCH('Wonen')}</h2>"
    assert rendered("<h2>{{ text }}</h2>", "en", text=text) == "<h2>Living</h2>"


def test_english_without_a_text_of_the_municipality_says_so_too():
    assert rendered("<h2>{{ text }}</h2>", "en", text=Text({"nl": "Wonen"})) == f"<h2>{DUTCH('Wonen')}</h2>"


def test_in_an_attribute_or_a_title_there_is_no_element():
    source = '<title>{{ text }}</title><a title="{{ text }}">{{ text }}</a>'
    page = rendered(source, "ar", text=Text({"nl": "Wonen"}))
    assert page == f'<title>Wonen</title><a title="Wonen">{DUTCH("Wonen")}</a>'


def test_what_a_text_holds_is_escaped_as_ever():
    assert "&lt;b&gt;" in rendered("<p>{{ text }}</p>", "uk", text=Text({"nl": "<b>"}))


def test_outside_a_page_nothing_is_marked():
    with translation.override("pl"):
        assert str(Text({"nl": "Wonen"})) == "Wonen"
        assert OPEN not in translation.gettext(UNTRANSLATED)


def test_dutch_pages_are_left_alone():
    assert rendered("<p>{{ text }}</p>", "nl", text=Text({"nl": "Wonen"})) == "<p>Wonen</p>"


@pytest.mark.parametrize(
    ("page", "then"),
    [
        (f"<p>{OPEN}a <b>c</b> d{CLOSE}</p>", f"<p>{DUTCH('a ')}<b>{DUTCH('c')}</b>{DUTCH(' d')}</p>"),
        (
            f"<p>Zu {OPEN}Huis {OPEN}en{CLOSE} tuin{CLOSE} x</p>",
            f"<p>Zu {DUTCH('Huis ')}{DUTCH('en')}{DUTCH(' tuin')} x</p>",
        ),
        (f"<p>{OPEN}afgebr…</p><p>verder</p>", f"<p>{DUTCH('afgebr…')}</p><p>verder</p>"),
        (f"<svg><text>{OPEN}a{CLOSE}</text></svg>", "<svg><text>a</text></svg>"),
        (f"<option>{OPEN}a{CLOSE}</option><p>{OPEN}b{CLOSE}</p>", f"<option>a</option><p>{DUTCH('b')}</p>"),
        (f'<a title="1 > 0 {OPEN}a{CLOSE}">b</a>', '<a title="1 > 0 a">b</a>'),
        (f"<p>a{CLOSE}b</p>", "<p>ab</p>"),
        ("<p>niets</p>", "<p>niets</p>"),
    ],
)
def test_marks_become_elements_where_elements_may_stand(page, then):
    assert resolve(page) == then


def test_every_language_is_either_complete_or_prepared(settings):
    assert {code for code, _name in settings.LANGUAGES} == {*languages.COMPLETE, *languages.PREPARED}
