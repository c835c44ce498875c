"""Readings as others know them: the moderator, the weekly letter, and who gave them."""

import pytest
from django.urls import reverse

from basis.figures import given, reading_actions
from basis.figures.tests.makers import make_reading, make_world

pytestmark = pytest.mark.django_db
TEXT = "Bij de school zie je het meteen."


@pytest.fixture
def area():
    return make_world()["GM0828-ruwaard"]


def _give(area, by, text=TEXT):
    return reading_actions.give_reading(area, "inwoners", text=text, byline="bewoner", by=by).contribution


def test_a_moderator_sees_what_it_is_about(area, noor):
    contribution = _give(area, noor)
    shown = given.show([contribution.pk])[contribution.pk]
    assert shown.title == f"Inwoners, {area}"
    assert list(shown.texts.values()) == [TEXT, "bewoner"]
    assert shown.url == reverse("figures:indicator", args=[area.slug, "inwoners"]) + "#lezingen"


def test_she_takes_away_all_that_she_said(area, noor, joris):
    _give(area, noor)
    _give(area, joris, "Iets anders.")
    assert [one["text"] for one in given.export(noor)] == [TEXT]


def test_forgetting_her_leaves_what_others_saw_without_what_she_called_herself(area, noor, nobody):
    seen = make_reading(area, by=noor, byline="Noor uit de Ruwaard")
    held = make_reading(area, by=noor, text="Nog niet gezien.", state="held")
    given.forget(noor)
    seen.refresh_from_db()
    held.refresh_from_db()
    assert (seen.text, seen.byline) == ("Er komen jonge gezinnen bij.", "")
    assert (held.text, held.byline) == ("", "")


def test_the_weekly_letter_has_what_came_to_stand_here_and_nothing_else(area, nobody):
    reading = make_reading(area)
    make_reading(area, text="Nog niet gezien.", state="held")
    make_reading(area, text="Verzonnen.", is_example=True)
    before, after = reading.written_at.replace(year=2020), reading.written_at.replace(year=2100)
    assert [one.text for one in given.news(area.code, before, after)] == [
        "“Er komen jonge gezinnen bij.” (gesprek in het wijkhuis)"
    ]
    assert not list(given.news(area.code, after, after.replace(year=2101)))
