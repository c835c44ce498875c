"""Who told sees her story back by her link, as it is used now, and everything on that page is hers to do."""

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from basis.moderation.models import Contribution
from basis.notifications.models import Message
from basis.stories.models import ReturnAddress, Story, Use
from basis.telling import return_actions
from basis.telling.models import Draft, UnprovenAddress
from basis.telling.tests.makers import Telling
from tests.photos import picture

PATHS = ("use", "photo", "withdraw", "another", "address")


@pytest.fixture
def key(client, one):
    return Telling(client, one).to("nakijken", use="2").send()


def page(client, key):
    return client.get(reverse("telling:mine", args=[key])).content.decode()


def do(client, key, what, **sent):
    return client.post(reverse(f"telling:{what}", args=[key]), sent)


def the_story():
    return Story.objects.select_related("contribution", "teller").get()


def show_it():
    """A moderator looked at it."""
    Contribution.objects.update(state="visible")


def test_she_sees_it_back_as_it_is_used_now(client, key):
    seen = page(client, key)
    for words in ("De buren kwamen helpen.", "Lees het ook voor in een gesprek", "Zonder uw gebied", "Burendag"):
        assert words in seen
    assert client.get(reverse("telling:mine", args=["x" * 24])).status_code == 404


@pytest.mark.parametrize("what", PATHS)
def test_to_look_changes_nothing(client, key, what):
    assert client.get(reverse(f"telling:{what}", args=[key])).status_code == 405


@pytest.mark.parametrize(
    ("use", "counted", "in_talk", "quotable", "public"),
    [(1, 1, 0, 0, 0), (2, 1, 1, 0, 0), (3, 1, 1, 1, 0), (4, 1, 1, 1, 1)],
)
def test_each_use_is_what_she_allowed_and_no_more(client, one, use, counted, in_talk, quotable, public):
    Telling(client, one).to("nakijken", use=str(use)).send()
    show_it()
    every = Story.objects
    found = (every.counted(), every.readable_in_talk(), every.quotable(), every.visible_to(None))
    assert tuple(one.count() for one in found) == (counted, in_talk, quotable, public)


def test_less_use_holds_at_once_and_more_is_looked_at_first(client, key):
    show_it()
    do(client, key, "use", use="1")
    assert the_story().use == Use.COUNT and the_story().contribution.state == "visible"
    assert not Story.objects.readable_in_talk().exists()
    do(client, key, "use", use="4", with_area="on")
    assert the_story().use == Use.PUBLISH and the_story().contribution.state == "held"
    assert not Story.objects.visible_to(None).exists()


def test_what_is_withdrawn_is_in_nothing(client, key):
    show_it()
    do(client, key, "use", use="4")
    show_it()
    do(client, key, "withdraw")
    every = Story.objects
    for found in (every.counted(), every.readable_in_talk(), every.quotable(), every.visible_to(None)):
        assert not found.exists()
    assert "doet niet meer mee" in page(client, key)
    assert do(client, key, "use", use="4").status_code == 302
    assert the_story().contribution.state == "withdrawn"


def test_she_changes_her_words(client, key):
    address = reverse("moderation:change", args=[key])
    assert address in page(client, key)
    client.post(address, {"title": "Anders", "text": "Het ging anders."})
    assert the_story().text == "Het ging anders." and the_story().answers["welkom"] == 80


def test_she_tells_another_and_is_not_asked_again_who_she_is(client, key, one):
    noor = Telling.__new__(Telling)
    noor.client, noor.one, noor.at = client, one, do(client, key, "another").url
    noor.to("nakijken", text="Nog iets.")
    assert "v-rol" not in noor.page() and "terughoren" not in noor.page()
    noor.send()
    tellers = set(Story.objects.values_list("teller", flat=True))
    assert Story.objects.count() == 2 and len(tellers) == 1 and not Draft.objects.exists()


def test_her_address_is_kept_apart_and_only_once_she_said_that_it_is_hers(client, one):
    Telling(client, one).to("nakijken", {"terughoren": {"email": "Noor@Voorbeeld.test"}}).send()
    assert not ReturnAddress.objects.exists() and not the_story().contribution.email
    sent = Message.objects.get(notice=return_actions.NOTICE)
    assert sent.address == "noor@voorbeeld.test"
    assert client.get(sent.url).status_code == 200 and not ReturnAddress.objects.exists()
    assert "u krijgt bericht" in client.post(sent.url).content.decode()
    assert ReturnAddress.objects.get().email == "noor@voorbeeld.test" and not UnprovenAddress.objects.exists()
    assert client.get(sent.url).status_code == 404
    assert not mail.outbox  # the worker sends it


def test_she_has_her_address_forgotten_and_gives_another(client, key):
    do(client, key, "address", email="noor@voorbeeld.test")
    assert UnprovenAddress.objects.exists() and "Wij stuurden een mail" in page(client, key)
    do(client, key, "address", weg="1")
    assert not UnprovenAddress.objects.exists() and not ReturnAddress.objects.exists()
    do(client, key, "address", email="geen adres")
    assert "Vul een e-mailadres in" in page(client, key)


def test_with_an_account_she_is_found_there_and_finds_it_on_her_own_page(client, one, noor):
    client.force_login(noor)
    Telling(client, one).to("nakijken", {"terughoren": {"to_account": "on"}}).send()
    assert ReturnAddress.objects.get().person == noor
    mine = client.get(reverse("accounts:me")).content.decode()
    assert reverse("telling:mine", args=[the_story().contribution_id]) in mine
    assert "via uw account" in page(client, str(the_story().contribution_id))


def test_the_page_of_her_contribution_leads_there(client, key):
    seen = client.get(reverse("moderation:contribution", args=[key])).content.decode()
    assert reverse("telling:mine", args=[key]) in seen


def test_she_puts_a_photo_with_it_which_is_looked_at_first(client, key):
    show_it()
    file = SimpleUploadedFile("tuin.jpg", picture(), "image/jpeg")
    assert "Kies" in str(list(get_messages(do(client, key, "photo", photo_alt="Een tuin").wsgi_request)))
    assert not the_story().photo
    do(client, key, "photo", photo=file, photo_alt="Een tuin")
    assert the_story().photo and the_story().contribution.state == "held"
    assert "Er is een foto bij: Een tuin" in page(client, key)
