"""Papers are typed over one after the other: every kind of question comes in as it stands on the paper."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.stories.kinds import Use, Way
from basis.stories.models import Story, Teller
from basis.telling.tests.paper_makers import TYPED

pytestmark = pytest.mark.django_db
ANSWERS = {
    "waarover": "straat",
    "gevoel": "goed",
    "wie": ["buren", "club"],
    "hulp": True,
    "welke": "Een pomp",
    "welkom": 70,
    "kracht": [500, 300, 200],
    "veld": {"ik": [100, 1000]},
    "wens": "Een \nlinde.",
    "waar": "GM0828-ruwaard",
    "toen": None,
}


@pytest.fixture
def page(every_kind):
    return reverse("telling:entry", args=[every_kind.slug])


def test_a_paper_with_every_kind_of_question_comes_in_as_it_was_filled_in(at_work, worker, page):
    answer = at_work.post(page, TYPED)
    assert answer.status_code == 302 and answer["Location"] == page, answer.content.decode()
    story = Story.objects.select_related("teller", "contribution").get()
    assert story.answers == ANSWERS
    assert (story.title, story.use, story.with_area, story.is_spoken) == ("Helpen", Use.QUOTE, True, True)
    assert timezone.localtime(story.told_at).date() == datetime.date(2026, 11, 3)
    assert story.teller.answers == {"leeftijd": "oud"}
    assert (story.teller.way, story.teller.entered_by, story.contribution.recorded_by) == (Way.PAPER, worker, worker)
    assert story.contribution.author is None


def test_after_the_first_comes_an_empty_paper_with_the_same_day_and_a_count(at_work, page):
    at_work.post(page, TYPED)
    shown = at_work.get(page)
    assert "1 ingevoerd" in shown.content.decode()
    assert shown.context["form"]["told_on"].value() == "2026-11-03"
    assert not shown.context["form"]["text"].value()
    at_work.post(page, TYPED | {"text": "Een heel ander verhaal over de speeltuin."})
    assert "2 ingevoerd" in at_work.get(page).content.decode()


def test_what_is_left_empty_is_the_most_private_and_not_answered(at_work, page):
    at_work.post(page, {"told_on": "2026-11-03", "language": "nl", "text": "Zomaar een verhaal."})
    story = Story.objects.get()
    assert (story.answers, story.use, story.with_area) == ({}, Use.COUNT, False)
    assert Teller.objects.get().answers == {}


@pytest.mark.parametrize(
    ("change", "where", "why"),
    [
        ({"q-gevoel": "q"}, "id_q-gevoel", "‘q’ staat niet bij deze vraag"),
        ({"q-gevoel": "a b"}, "id_q-gevoel", "maar één letter"),
        ({"q-wie": "a b c"}, "id_q-wie", "hooguit 2"),
        ({"q-welkom": "11"}, "id_q-welkom", "van 0 tot en met 10"),
        ({"kracht-corner_ik": "12"}, "id_kracht-corner_ik", "cijfer van 0 tot en met 10"),
        ({"veld-stone_ik_y": ""}, "id_veld-stone_ik_x", "Kies ook hier een plek"),
        ({"q-hulp": "b"}, "id_q-welke", "hoort bij een ander antwoord"),
        ({"q-eigen-leeftijd": "a"}, "id_q-eigen-leeftijd", "geen ouder"),
        ({"q-eigen-gebruik": "e"}, "id_q-eigen-gebruik", "staat niet bij deze vraag"),
        ({"told_on": "2999-01-01"}, "id_told_on", "moet nog komen"),
        ({"text": "Jan de Vries woont op Dorpsstraat 12."}, "id_checked", "Noemt u iemand"),
    ],
)
def test_what_cannot_be_is_named_at_its_place_and_everything_typed_stays(at_work, page, change, where, why):
    answer = at_work.post(page, TYPED | change)
    shown = answer.content.decode()
    assert answer.status_code == 400 and not Story.objects.exists()
    assert f'href="#{where}"' in shown and why in shown
    assert f'id="{where}"' in shown
    assert "Een pomp" in shown and 'name="kracht-corner_wij" value="3"' in shown
