"""Papers are typed over one after the other: every kind of question comes in as it stands on the paper."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from basis.moderation.models import State
from basis.stories import round_actions
from basis.stories.kinds import Stage, Use, Way
from basis.stories.models import Story, Teller
from basis.stories.tests.makers import make_story, make_worker, make_world
from basis.telling import entry_actions
from basis.telling.tests.paper_makers import EVERY_KIND, make_round_of_every_kind

pytestmark = pytest.mark.django_db
TYPED = {
    "told_on": "2026-11-03",
    "language": "nl",
    "title": "Helpen",
    "text": "De buren kwamen helpen toen het water kwam.",
    "is_spoken": "on",
    "q-waarover": "b",
    "q-gevoel": "3a",
    "q-wie": "a, c",
    "q-hulp": "a",
    "q-welke": "Een pomp",
    "q-welkom": "7",
    "kracht-corner_ik": "5",
    "kracht-corner_wij": "3",
    "kracht-corner_zij": "2",
    "veld-stone_ik_x": "100",
    "veld-stone_ik_y": "1000",
    "q-wens": "Een \r\nlinde.",
    "q-waar": "a",
    "q-toen": "x",
    "q-leeftijd": "B",
    "q-rol": "",
    "q-eigen-gebruik": "c",
    "q-eigen-gebied": "b",
}
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
def area():
    return make_world()["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def one(area, worker):
    return make_round_of_every_kind(area, worker)


@pytest.fixture
def page(one):
    return reverse("telling:entry", args=[one.slug])


@pytest.fixture
def at_work(client, worker):
    client.force_login(worker)
    return client


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


def test_the_same_paper_twice_is_warned_of_and_can_still_be_another(at_work, page):
    at_work.post(page, TYPED)
    again = TYPED | {"text": "de buren kwamen helpen, toen het water kwam"}
    answer = at_work.post(page, again)
    assert answer.status_code == 400 and "Dit verhaal is er al" in answer.content.decode()
    assert at_work.post(page, again | {"twice": "on"}).status_code == 302
    assert Story.objects.count() == 2


def test_another_story_of_the_same_person_asks_nothing_about_her_again(at_work, page):
    onward = at_work.post(page, TYPED | {"daarna": "zelfde"})["Location"]
    shown = at_work.get(onward).content.decode()
    assert "dezelfde persoon" in shown and 'name="q-rol"' not in shown and 'name="q-eigen-leeftijd"' not in shown
    at_work.post(onward, TYPED | {"text": "En nog iets anders, van de markt op zaterdag."})
    assert Teller.objects.count() == 1 and Story.objects.count() == 2


def test_the_last_one_is_taken_back_and_shown_again_to_be_mended(at_work, page, one):
    at_work.post(page, TYPED | {"q-eigen-leeftijd": "a b"})
    onward = at_work.post(reverse("telling:entry_undo", args=[one.slug]))["Location"]
    assert Story.objects.get().contribution.state == State.WITHDRAWN
    shown = at_work.get(onward)
    form = shown.context["form"]
    typed = {
        name: form[f"q-{name}"].value() for name in ("waarover", "gevoel", "wie", "hulp", "welkom", "toen", "leeftijd")
    }
    assert typed == {
        "waarover": "b",
        "gevoel": "a",
        "wie": "a c",
        "hulp": "a",
        "welkom": "7",
        "toen": "x",
        "leeftijd": "b",
    }
    assert (form["q-eigen-gebruik"].value(), form["q-eigen-leeftijd"].value()) == ("c", "a b")
    assert form["text"].value() == TYPED["text"] and form.spots["kracht"].initial["corner_ik"] == "5"
    assert "ingevoerd" not in shown.content.decode()
    at_work.post(onward, TYPED | {"q-gevoel": "b"})
    assert Story.objects.counted().get().answers["gevoel"] == "slecht"


def test_an_older_paper_is_typed_over_by_the_questions_that_were_on_it(at_work, one, worker, page):
    make_story(one)
    round_actions.ask(one, [*EVERY_KIND[:3], EVERY_KIND[5]], by=worker)
    shown = at_work.get(page).content.decode()
    assert "vragenlijst 2" in shown and "vragenlijst 1" in shown and 'name="q-wens"' not in shown
    at_work.post(f"{page}?versie=1", TYPED)
    assert Story.objects.get(title="Helpen").questionnaire.number == 1


def test_after_it_closed_paper_still_comes_in_but_not_while_it_is_made(at_work, one, worker, page, area):
    round_actions.go_to(one, Stage.CLOSED, by=worker)
    assert at_work.post(page, TYPED).status_code == 302
    draft = make_round_of_every_kind(area, worker, stage=Stage.DRAFT, title="Nog niet")
    assert at_work.get(reverse("telling:entry", args=[draft.slug])).status_code == 403


def test_nobody_takes_back_what_another_typed(at_work, page, joris):
    at_work.post(page, TYPED)
    with pytest.raises(PermissionDenied):
        entry_actions.undo(Story.objects.get(), by=joris)


def test_only_who_works_for_the_area_types_over(client, at_work, noor, page, one):
    at_work.post(page, TYPED)
    at_work.logout()
    assert client.get(page).status_code == 302
    client.force_login(noor)
    assert client.get(page).status_code == 403
    assert client.post(reverse("telling:entry_undo", args=[one.slug])).status_code == 403
