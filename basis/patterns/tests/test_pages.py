"""The pages of patterns: who sees them, what stands on them, and which stories one comes to."""

import numpy as np
import pytest
from django.utils import timezone

from basis.moderation.models import Contribution
from basis.patterns import kept_actions
from basis.stories import round_actions
from basis.stories.kinds import Stage, Use
from basis.stories.round_actions import Asked
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import QUESTIONS, ends, make_round, make_story, make_worker, make_world, options

pytestmark = pytest.mark.django_db
MORE = (
    Asked("dichtbij", "scale", {"nl": "Hoe dichtbij was het?"}, parts={"ends": ends("ver", "dichtbij")}),
    Asked(
        "veld",
        "stones",
        {"nl": "Waar lag het?"},
        parts={"stones": [{"key": "ik", "nl": "Ik"}], "axes": [ends(), ends()]},
    ),
    Asked("wie", "choices", {"nl": "Wie waren erbij?"}, parts=options("buren", "vrienden")),
)


@pytest.fixture
def area(db):
    return make_world()["GM0828-ruwaard"]


@pytest.fixture
def worker(area):
    return make_worker(area)


@pytest.fixture
def round_(area, worker):
    """60 stories, closed; who is a volunteer felt far more welcome. Every third is on the website."""
    one = make_round(area, worker, (*QUESTIONS, *MORE))
    chance = np.random.default_rng(1)
    for number in range(60):
        volunteer = number % 2
        welcome = int(chance.integers(70, 100) if volunteer else chance.integers(0, 40))
        first = int(chance.integers(0, 1000))
        make_story(
            one,
            f"Verhaal {number} over het plein.",
            title=f"Titel {number}",
            answers={
                "waarover": "straat" if number % 3 else "buren",
                "welkom": welcome,
                "dichtbij": int(chance.integers(0, 101)),
                "kracht": [first, 1000 - first, 0],
                "veld": {"ik": [int(v) for v in chance.integers(0, 1001, 2)]},
                "wie": ["buren"],
                "waar": area.code,
            },
            herself=Herself({"rol": "vrijwilliger" if volunteer else "inwoner"}),
            use=Use.PUBLISH if number % 3 == 0 else Use.TALK if number % 3 == 1 else Use.COUNT,
            with_area=number % 6 == 0,
        )
    round_actions.go_to(one, Stage.CLOSED, by=worker)
    one.refresh_from_db()
    return one


def page(client, one, path="", status=200):
    answer = client.get(f"/verhalen/{one.slug}/patronen{path}")
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


PAGES = [
    "/",
    "/invullen/",
    "/zoeken/",
    "/zoeken/?q=pleinen",
    "/vraag/welkom/",
    "/vraag/kracht/",
    "/vraag/veld.ik/",
    "/vraag/wie/",
    "/vraag/language/",
    "/vraag/welkom/?waar=rol:1",
    "/vraag/kracht/?naast=rol",
    "/vraag/waarover/?naast=welkom~",
    "/samen/welkom/rol/",
    "/samen/welkom/dichtbij/",
    "/samen/waarover/rol/",
    "/samen/kracht/welkom/",
    "/samen/wie/waar/",
    "/samen/veld.ik/kracht/",
    ".json",
    ".csv",
    "/?toon=sterk&volgorde=kans",
    "/?toon=weinig&volgorde=grootte&pagina=2",
]
NOWHERE = [
    "/vraag/geen/",
    "/samen/welkom/geen/",
    "/samen/welkom/welkom/",
    "/verhalen/?vraag=welkom&plek=99",
    "/verhalen/",
    "/verhalen/?vraag=welkom&plek=1&waar=rol:x",
    "/verhalen/?vraag=welkom&plek=1&waar=rol:9",
]


def test_everyone_sees_the_patterns_of_a_closed_round_and_a_page_asks_little(
    client, round_, django_assert_max_num_queries
):
    page(client, round_, "/")
    for path in PAGES:
        with django_assert_max_num_queries(15):
            assert page(client, round_, path)
    for path in NOWHERE:
        page(client, round_, path, 404)


def test_a_round_that_is_open_shows_its_patterns_to_who_leads_it_alone(client, round_, worker):
    round_actions.go_to(round_, Stage.OPEN, by=worker)
    page(client, round_, "/", 404)
    client.force_login(worker)
    assert "Patronen" in page(client, round_, "/")


def test_a_strong_difference_is_said_in_plain_words_with_what_it_does_not_say(client, round_):
    text = page(client, round_, "/samen/welkom/rol/")
    assert "Bij ‘Vrijwilliger’ gaan mensen vaker verder op de lijn dan bij ‘Inwoner’." in text
    assert "Dit zegt niet dat het een door het ander komt." in text
    assert "sterk genoeg" in text and "Mann-Whitney" in text
    text = page(client, round_, "/")
    assert text.index("Eerst: wie vertelden?") < text.index("Twee vragen naast elkaar")


def test_behind_a_bar_are_only_the_stories_on_the_website(client, round_):
    text = page(client, round_, "/verhalen/?vraag=waarover&plek=0")
    assert "Titel 0" in text and "Titel 3" in text and "Titel 1<" not in text
    assert "/patronen/verhalen/?vraag=waarover" in page(client, round_, "/vraag/waarover/")


def test_what_a_teller_said_of_herself_leads_to_no_story_but_for_who_leads(client, round_, worker):
    asked = "/verhalen/?vraag=rol&plek=1"
    assert "/patronen/verhalen/" not in page(client, round_, "/vraag/rol/")
    page(client, round_, asked, 404)
    page(client, round_, "/verhalen/?vraag=waarover&plek=0&waar=rol:1", 404)
    client.force_login(worker)
    text = page(client, round_, asked)
    assert "Titel 1" in text and "Titel 5<" not in text, "what only counts is read by nobody"


def test_an_area_leads_only_to_stories_with_their_area(client, round_):
    text = page(client, round_, "/verhalen/?vraag=waar&plek=0")
    assert "Titel 6<" in text and "Titel 3<" not in text


def test_a_story_that_went_is_in_nothing_at_once_and_the_patterns_are_made_again(client, round_, monkeypatch):
    before = page(client, round_, "/verhalen/?vraag=waarover&plek=0")
    gone = round_.stories.get(title="Titel 3")
    assert "Titel 3<" in before
    Contribution.objects.filter(pk=gone.contribution_id).update(state="withdrawn", closed_at=timezone.now())
    monkeypatch.setattr(kept_actions, "SMALL", 0)
    assert "Titel 3<" not in page(client, round_, "/verhalen/?vraag=waarover&plek=0")
    text = page(client, round_, "/samen/welkom/rol/")
    assert "worden opnieuw gemaakt" in text and "sterk genoeg" not in text
    page(client, round_, ".json", 503)
    monkeypatch.undo()
    assert "sterk genoeg" in page(client, round_, "/samen/welkom/rol/")


def test_words_find_other_forms_and_only_what_may_be_read(client, round_, worker):
    text = page(client, round_, "/zoeken/?q=pleinen")
    assert "Titel 0" in text and "Titel 1<" not in text
    key = round_.stories.get(title="Titel 0").pk
    assert "Titel 3" in page(client, round_, f"/zoeken/?lijkt={key}")
