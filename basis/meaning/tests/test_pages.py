"""The pages of meaning: written by who leads, read by everybody after the return, put together with a form."""

import pytest
from django.urls import reverse

from basis.meaning import actions
from basis.meaning.actions import Meant
from basis.meaning.models import Cluster, Observation, Perspective
from basis.stories.kinds import Stage, Use
from basis.stories.tests.makers import make_story


def at(name, round_, *more):
    return reverse(f"meaning:{name}", args=[round_.slug, *more])


@pytest.fixture
def leads(client, worker):
    client.force_login(worker)
    return client


def test_what_is_seen_is_written_with_its_figure_and_stories(leads, round_):
    story = make_story(round_, use=Use.TALK)
    page = leads.get(at("new", round_) + f"?patroon=welkom&verhaal={story.pk}").content.decode()
    assert '<option value="welkom" selected>' in page
    sent = {"title": "Buren helpen", "strength": "strong", "first": "welkom", "stories": [story.pk]}
    answer = leads.post(at("new", round_), sent | {"is_in_report": "on"})
    found = Observation.objects.get()
    assert answer.url == found.get_absolute_url()
    page = leads.get(answer.url).content.decode()
    assert story.text in page and "ten minste twee duidingen" in page


def test_a_form_with_faults_keeps_what_was_typed(leads, round_):
    answer = leads.post(
        at("new", round_), {"title": "", "text": "Wat ik zag.", "strength": "strong", "second": "welkom"}
    )
    assert answer.status_code == 400
    assert "Wat ik zag." in answer.content.decode() and "Kies eerst een vraag." in answer.content.decode()
    assert not Observation.objects.exists()


def test_interpretations_stand_side_by_side(leads, round_, seen):
    for side, text in ((Perspective.RESIDENT, "Het is gezellig."), (Perspective.LIVED, "Ik voelde mij bekeken.")):
        answer = leads.post(at("interpret", round_, seen.pk), {"perspective": side, "text": text})
        assert answer.status_code == 302
    page = leads.get(at("table", round_)).content.decode()
    assert "Het is gezellig." in page and "Ik voelde mij bekeken." in page and "tweede duiding" not in page
    page = leads.get(at("perspectives", round_)).content.decode()
    assert page.index("Het is gezellig.") < page.index("Ik voelde mij bekeken.")
    meant = seen.interpretations.get(perspective=Perspective.LIVED)
    leads.post(at("take_back", round_, seen.pk, meant.pk))
    assert seen.interpretations.count() == 1


def test_a_card_goes_to_a_new_group_with_a_form_alone(leads, round_, seen):
    board = at("board", round_, "themas")
    assert leads.post(board, {"card": seen.pk, "where": "nieuw"}).status_code == 400
    answer = leads.post(board, {"card": seen.pk, "where": "nieuw", "title": "Elkaar kennen"})
    assert answer.url == board
    seen.refresh_from_db()
    assert seen.theme.title == "Elkaar kennen"
    leads.post(at("rename", round_, seen.theme.pk), {"title": "Elkaar groeten"})
    assert "Elkaar groeten" in leads.get(board).content.decode()
    leads.post(board, {"card": seen.pk, "where": ""})
    seen.refresh_from_db()
    assert seen.theme is None and Cluster.objects.count() == 1


def test_interpretations_have_a_table_of_their_own(leads, round_, seen, worker):
    meant = actions.interpret(seen, Meant("Het is gezellig.", Perspective.RESIDENT), by=worker)
    board = at("board", round_, "perspectieven")
    leads.post(board, {"card": meant.pk, "where": "nieuw", "title": "Gezellig"})
    meant.refresh_from_db()
    assert meant.cluster.title == "Gezellig"
    assert leads.get(at("board", round_, "anders")).status_code == 404


def test_others_read_it_only_after_the_return_and_never_write(client, noor, round_, seen):
    assert client.get(at("table", round_)).status_code == 302, "who is not signed in may do so"
    client.force_login(noor)
    assert client.get(at("table", round_)).status_code == 403
    round_.stage = Stage.RETURNED
    round_.save()
    for name in ("table", "perspectives"):
        page = client.get(at(name, round_))
        assert page.status_code == 200 and "Zet er een duiding naast" not in page.content.decode()
    assert client.get(seen.get_absolute_url()).status_code == 200
    for name, more in (("new", ()), ("board", ("themas",)), ("interpret", (seen.pk,)), ("change", (seen.pk,))):
        assert client.get(at(name, round_, *more)).status_code == 403, name
    assert client.post(at("drop", round_, seen.pk)).status_code == 403
    assert Observation.objects.exists()
