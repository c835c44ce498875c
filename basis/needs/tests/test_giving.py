"""Saying something of an area: with and without an account, for somebody else, with a photo, and changing it."""

from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import translation

from basis import uploads
from basis.audit.models import Act
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution
from basis.needs import actions
from basis.needs.about_queries import About, about_in, address_to_tell
from basis.needs.actions import Said
from basis.needs.models import Need
from basis.needs.tests.makers import TEXT, everything, make_worker, photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def _give(area, by=None, intake=None, **differences):
    said = Said(**({"kind": "need", "text": TEXT} | differences))
    return actions.give_need(area, said, by=by, intake=intake).contribution


def _sent(client, area, **differences):
    """The form as a browser sends it some time after it was opened."""
    page = client.get(reverse("needs:tell"), {"gebied": area.slug})
    form = page.context["form"]
    sent = {"kind": "need", "text": TEXT, "theme": "other", "group": "everyone", "gebied": area.slug}
    return client.post(reverse("needs:tell"), sent | {"began": form["began"].value()} | differences)


def test_without_an_account_it_waits_for_a_moderator_and_is_noted(area, nobody):
    contribution = _give(area, text="  Een bankje\nhalverwege   de winkels. ")
    need = Need.objects.get(contribution=contribution)
    assert (need.text, contribution.state, contribution.area) == (TEXT, "held", "GM0828-ruwaard")
    assert not Need.objects.visible_to(nobody).exists()
    act = Act.objects.get(action="needs.given")
    assert (act.actor_id, act.detail) == (None, {"area": "GM0828-ruwaard", "kind": "need"})


def test_who_is_signed_in_sees_her_own_while_it_waits(area, noor, joris):
    _give(area, noor)
    assert Need.objects.visible_to(noor).count() == 1 and not Need.objects.visible_to(joris).exists()


def test_a_worker_of_the_area_writes_down_what_somebody_else_said(area, world, nobody):
    worker = make_worker(area)
    contribution = _give(area, worker, Intake(on_behalf=True))
    need = Need.objects.visible_to(nobody).get()
    assert (contribution.author, contribution.recorded_by) == (None, worker)
    assert (need.whose, need.recorded_by) == ("een bewoner", "opbouwwerker")
    with pytest.raises(PermissionDenied):
        _give(world["GM0828-noordwest"], worker, Intake(on_behalf=True))


@pytest.mark.parametrize(
    "wrong",
    [
        *({"text": "  "}, {"text": "x" * 1001}, {"kind": "complaint"}, {"theme": "crime"}, {"group": "men"}),
        {"place": "x" * 121},
    ],
)
def test_what_is_wrong_changes_nothing(area, joris, wrong):
    before = everything()
    with pytest.raises(ValidationError):
        _give(area, joris, **wrong)
    assert everything() == before and not Contribution.objects.exists()


def test_words_that_stand_there_already_are_not_taken_twice(area, joris):
    _give(area, joris)
    with pytest.raises(ValidationError):
        _give(area)
    _give(area, kind="wish")
    assert Need.objects.count() == 2


def test_nothing_is_said_for_the_whole_municipality_or_a_buurt(world, joris):
    for code in ("GM0828", "NL00", "WK082806"):
        with pytest.raises(ValidationError):
            _give(world[code], joris)


def test_a_photo_is_made_anew_and_goes_with_the_words(area, joris, django_capture_on_commit_callbacks):
    contribution = _give(area, joris, photo=photo(), photo_alt="Een leeg grasveld")
    need = Need.objects.get()
    assert (need.photo_width, need.photo_height) == (60, 40) and uploads.path_of(need.photo)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_need(contribution)
    gone = Need.objects.get()
    assert (gone.text, gone.byline, gone.photo, gone.photo_alt) == ("", "", "", "")
    assert uploads.path_of(need.photo) is None


@pytest.mark.parametrize("state", ["withdrawn", "hidden", "removed"])
def test_a_photo_of_what_is_no_longer_shown_is_for_the_moderator_only(client, area, joris, beheer, state):
    contribution = _give(area, joris, photo=photo(), photo_alt="Een leeg grasveld")
    kept = uploads.Kept(Need.objects.get().photo)
    addresses = [reverse("uploaded", args=[name]) for name in (kept.name, kept.small)]
    assert [client.get(one).status_code for one in addresses] == [200, 200]
    moderation.move(contribution, state)
    assert [client.get(one).status_code for one in addresses] == [404, 404]
    client.force_login(beheer, backend="basis.accounts.backend.RoleBackend")
    assert [client.get(one).status_code for one in addresses] == [200, 200]


@pytest.mark.parametrize("wrong", [{"photo_alt": ""}, {"photo": b"no photo"}])
def test_a_photo_without_words_or_that_is_none_is_refused(area, joris, wrong):
    import io

    broken = {"photo": io.BytesIO(wrong["photo"])} if "photo" in wrong else wrong
    with pytest.raises(ValidationError) as fault:
        _give(area, joris, **({"photo": photo(), "photo_alt": "Een grasveld"} | broken))
    assert set(fault.value.message_dict) == set(wrong)
    assert not Need.objects.exists()


def test_its_giver_changes_and_withdraws_it(client, area, noor, nobody):
    contribution = _give(area, noor, photo=photo(), photo_alt="Een grasveld")
    client.force_login(noor, backend="basis.accounts.backend.RoleBackend")
    page = reverse("moderation:change", args=[contribution.pk])
    said = {"kind": "wish", "text": "Anders gezegd.", "theme": "meet", "group": "older", "photo_alt": "Gras"}
    assert client.post(page, said).status_code == 302
    need = Need.objects.get()
    assert (need.kind, need.text, need.theme, need.group) == ("wish", "Anders gezegd.", "meet", "older")
    assert need.photo and need.photo_alt == "Gras"
    assert client.post(page, said | {"drop_photo": "on"}).status_code == 302
    assert Need.objects.get().photo == ""
    moderation.withdraw(contribution, by=noor)
    assert not Need.objects.visible_to(noor).exists()


def test_anyone_fills_in_the_form_and_is_thanked(client, area):
    answer = _sent(client, area, place="bij de brug")
    need = Need.objects.get()
    assert answer.status_code == 302 and "/bedankt/" in answer["Location"]
    assert (need.area, need.place, need.contribution.state) == (area, "bij de brug", "held")
    assert TEXT not in client.get(reverse("needs:of_area", args=[area.slug])).content.decode()


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_written(client, area):
    answer = client.post(reverse("needs:tell"), {"gebied": area.slug, "place": "bij de brug"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Kies hoe uw zin begint" in page and "Schrijf op wat u wilt zeggen" in page
    assert "bij de brug" in page and '<details class="more" open>' in page


def test_without_an_area_she_chooses_one_first_and_keeps_what_the_link_asked(client, area):
    page = client.get(reverse("needs:tell"), {"soort": "wens"}).content.decode()
    assert f"?gebied={area.slug}&amp;soort=wens" in page and "<textarea" not in page
    client.cookies["gebied"] = area.slug
    assert client.get(reverse("needs:tell")).context["area"] == area


def test_a_need_is_about_the_thing_whose_link_she_followed(client, area, joris):
    about = About("areas.area", area.code, "De Ruwaard", area.get_absolute_url(), lat=51.75, lon=5.5)
    link = address_to_tell(about, area)
    page = client.get(link)
    assert "Dit gaat over:" in page.content.decode()
    client.force_login(joris, backend="basis.accounts.backend.RoleBackend")
    _sent(client, area, over=page.context["form"]["over"].value())
    need = Need.objects.get()
    assert (need.about_kind, need.about_title, need.lat) == ("areas.area", "De Ruwaard", 51.75)
    for prefix in ("", "/en"):
        assert f'href="{prefix}/gebieden/ruwaard/"' in client.get(prefix + need.get_absolute_url()).content.decode()


def test_a_link_made_on_an_english_page_leads_to_the_same_thing(area):
    with translation.override("en"):
        token = address_to_tell(About("areas.area", area.code, "De Ruwaard", area.get_absolute_url()))
        about = about_in(unquote(token.partition("over=")[2]))
        assert (about.path, about.url) == ("/gebieden/ruwaard/", "/en/gebieden/ruwaard/")


def test_nobody_makes_up_what_it_is_about(client, area):
    page = client.get(reverse("needs:tell"), {"gebied": area.slug, "over": "http://elders.test/"}).content.decode()
    assert "Dit gaat over:" not in page
    _sent(client, area, over="http://elders.test/")
    assert Need.objects.get().about_path == ""
