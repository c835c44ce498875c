"""Papers in a row: twice the same, the same person again, the last one taken back, an older version, who may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from basis.moderation.models import State
from basis.stories import round_actions
from basis.stories.kinds import Stage
from basis.stories.models import Story, Teller
from basis.stories.tests.makers import make_story
from basis.telling import entry_actions
from basis.telling.tests.paper_makers import EVERY_KIND, TYPED, make_round_of_every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(every_kind):
    return reverse("telling:entry", args=[every_kind.slug])


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


def test_the_last_one_is_taken_back_and_shown_again_to_be_mended(at_work, page, every_kind):
    at_work.post(page, TYPED | {"q-eigen-leeftijd": "a b"})
    onward = at_work.post(reverse("telling:entry_undo", args=[every_kind.slug]))["Location"]
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


def test_an_older_paper_is_typed_over_by_the_questions_that_were_on_it(at_work, every_kind, worker, page):
    make_story(every_kind)
    round_actions.ask(every_kind, [*EVERY_KIND[:3], EVERY_KIND[5]], by=worker)
    shown = at_work.get(page).content.decode()
    assert "vragenlijst 2" in shown and "vragenlijst 1" in shown and 'name="q-wens"' not in shown
    at_work.post(f"{page}?versie=1", TYPED)
    assert Story.objects.get(title="Helpen").questionnaire.number == 1


def test_after_it_closed_paper_still_comes_in_but_not_while_it_is_made(at_work, every_kind, worker, page, area):
    round_actions.go_to(every_kind, Stage.CLOSED, by=worker)
    assert at_work.post(page, TYPED).status_code == 302
    draft = make_round_of_every_kind(area, worker, stage=Stage.DRAFT, title="Nog niet")
    assert at_work.get(reverse("telling:entry", args=[draft.slug])).status_code == 403


def test_nobody_takes_back_what_another_typed(at_work, page, joris):
    at_work.post(page, TYPED)
    with pytest.raises(PermissionDenied):
        entry_actions.undo(Story.objects.get(), by=joris)


def test_only_who_works_for_the_area_types_over(client, at_work, noor, page, every_kind):
    at_work.post(page, TYPED)
    at_work.logout()
    assert client.get(page).status_code == 302
    client.force_login(noor)
    assert client.get(page).status_code == 403
    assert client.post(reverse("telling:entry_undo", args=[every_kind.slug])).status_code == 403
