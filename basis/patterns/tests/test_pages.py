"""The pages of patterns: who sees them, what stands on them, and which stories one comes to."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.moderation.models import Contribution
from basis.patterns import kept_actions, kept_queries
from basis.stories import round_actions
from basis.stories.kinds import Stage

pytestmark = pytest.mark.django_db
MOST = 13  # statements of a page


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


@pytest.mark.parametrize("who", ["nobody", "leader"])
def test_everyone_sees_the_patterns_of_a_closed_round_and_a_page_asks_little_and_writes_nothing(
    client, round_, worker, who
):
    if who == "leader":
        client.force_login(worker)
        client.get("/")  # when she was last here is written then
    kept_queries._memory.clear()  # as of a process that begins
    for path in PAGES:
        with CaptureQueriesContext(connection) as told:
            text = page(client, round_, path)
        asked = [query["sql"] for query in told.captured_queries if "django_session" not in query["sql"]]
        assert len(told.captured_queries) <= MOST, (path, asked)
        assert not any(sql.startswith(("INSERT", "UPDATE", "DELETE")) for sql in asked), path
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids)) and all(not one.startswith("-") for one in ids), path
    for path in NOWHERE:
        page(client, round_, path, 404)


def test_a_page_of_stories_leads_back_to_its_question_or_to_the_two_it_is_made_of(client, round_):
    for key, back in (("waarover", "vraag/waarover/"), ("welkom~dichtbij", "samen/welkom/dichtbij/")):
        marks = (client.get(f"/verhalen/{round_.slug}/patronen/verhalen/?vraag={key}&plek={n}") for n in range(16))
        assert f"/patronen/{back}" in next(one for one in marks if one.status_code == 200).content.decode()


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


def test_a_story_that_went_is_in_nothing_at_once_and_the_patterns_are_made_again(client, round_):
    before = page(client, round_, "/verhalen/?vraag=waarover&plek=0")
    gone = round_.stories.get(title="Titel 3")
    assert "Titel 3<" in before
    Contribution.objects.filter(pk=gone.contribution_id).update(state="withdrawn", closed_at=timezone.now())
    assert "Titel 3<" not in page(client, round_, "/verhalen/?vraag=waarover&plek=0")
    text = page(client, round_, "/samen/welkom/rol/")
    assert "worden opnieuw gemaakt" in text and "sterk genoeg" not in text
    page(client, round_, ".json", 503)
    kept_actions.keep(round_, workers=1)
    assert "sterk genoeg" in page(client, round_, "/samen/welkom/rol/")


def test_words_find_other_forms_and_only_what_may_be_read(client, round_, worker):
    text = page(client, round_, "/zoeken/?q=pleinen")
    assert "Titel 0" in text and "Titel 1<" not in text
    key = round_.stories.get(title="Titel 0").pk
    assert "Titel 3" in page(client, round_, f"/zoeken/?lijkt={key}")
