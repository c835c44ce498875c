"""Open data, search and files show of stories what their tellers made public; what somebody gave she can take away."""

import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from basis.moderation import actions as moderation
from basis.stories import address_actions, findable, given, round_forms, telling_actions
from basis.stories.kinds import Stage, Use
from basis.stories.models import ReturnAddress, Story
from basis.stories.telling_actions import Told
from basis.stories.tests.makers import make_round, make_story
from tests.photos import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_round(area, worker):
    return make_round(area, worker, **round_forms.begin(timezone.localdate()))


def photo():
    return io.BytesIO(picture((60, 40)))


def test_the_api_gives_what_everyone_may_read_and_where_only_when_she_lets_it(client, open_round):
    make_story(open_round, "Telt mee.")
    make_story(open_round, "Te citeren.", use=Use.QUOTE)
    public = make_story(open_round, "Voor iedereen.", use=Use.PUBLISH, answers={"waar": "GM0828-ruwaard"})
    (found,) = client.get("/api/v1/verhalen").json()["resultaten"]
    assert (found["tekst"], found["gebied"], found["ronde"]) == ("Voor iedereen.", None, open_round.slug)
    assert client.get(f"/api/v1/verhalen/{public.pk}").status_code == 200
    assert client.get("/api/v1/verhalen?gebied=GM0828-ruwaard").json()["resultaten"] == []
    (one,) = client.get("/api/v1/verhaalrondes").json()["resultaten"]
    assert (one["naam"], one["verhalen"], one["stand"]) == (open_round.slug, None, "open")


def test_a_withdrawn_story_leaves_the_api_and_no_story_is_in_search(client, open_round):
    story = make_story(open_round, "Voor iedereen.", use=Use.PUBLISH)
    moderation.withdraw(story.contribution)
    assert client.get("/api/v1/verhalen").json()["resultaten"] == []
    assert client.get(f"/api/v1/verhalen/{story.pk}").status_code == 404
    assert not [entry for entry in findable.entries() if "Voor iedereen" in entry.summary + entry.title]


def test_search_finds_rounds_that_opened_only(area, worker, open_round):
    make_round(area, worker, title="Nog in de maak", stage=Stage.DRAFT)
    titles = {entry.title for entry in findable.entries()}
    assert open_round.title in titles and "Nog in de maak" not in titles


@pytest.mark.parametrize(
    ("use", "state", "who", "sees"),
    [
        (Use.PUBLISH, "visible", "nobody", True),
        (Use.PUBLISH, "held", "nobody", False),
        (Use.QUOTE, "visible", "nobody", False),
        (Use.TALK, "visible", "worker", True),
        (Use.COUNT, "visible", "worker", False),
        (Use.TALK, "visible", "noor", False),
    ],
)
def test_a_photo_is_seen_where_its_story_is(open_round, worker, noor, use, state, who, sees):
    story = make_story(open_round, use=use, state=state, photo=photo(), photo_alt="Een bankje")
    viewer = {"nobody": AnonymousUser(), "worker": worker, "noor": noor}[who]
    assert given.may_see_file(viewer, story.photo) is sees
    assert list(given.files()) == [story.photo]


def test_a_photo_is_told_in_words_can_be_taken_away_and_goes_with_its_story(open_round, noor):
    story = make_story(open_round, use=Use.TALK, by=noor, photo=photo(), photo_alt="Een bankje")
    assert given.export(noor)[0]["photo"] == "Een bankje"
    telling_actions.change_story(story.contribution, noor, {"told": Told("Anders.", use=Use.TALK, keeps_photo=False)})
    assert not Story.objects.get(pk=story.pk).photo
    other = make_story(open_round, use=Use.TALK, photo=photo(), photo_alt="Een boom")
    telling_actions.erase_story(other.contribution)
    assert not Story.objects.get(pk=other.pk).photo and not Story.objects.get(pk=other.pk).photo_alt


def test_where_somebody_hears_back_is_hers_to_take_along_and_away(open_round, noor):
    by_account, by_mail = make_story(open_round, by=noor), make_story(open_round)
    address_actions.keep(by_account.teller, person=noor)
    address_actions.keep(by_mail.teller, email=noor.email)
    assert len(given.export_addresses(noor)) == 2
    assert address_actions.forget_person(noor) == 2 and not ReturnAddress.objects.exists()


def test_of_an_area_that_is_not_there_nothing_is_listed(client, open_round):
    for name in ("verhalen", "verhaalrondes"):
        assert client.get(f"/api/v1/{name}?gebied=nergens").json()["resultaten"] == []
