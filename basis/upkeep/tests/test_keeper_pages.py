"""Pages of who keeps an organisation: asked by an editor, taken up, trusted, ended."""

import pytest
from django.test import Client

from basis.socialmap.models import Organisation, Place
from basis.upkeep import keys
from basis.upkeep.models import Invitation, Keeper, Proposal
from basis.upkeep.tests.pages import CHANGE, main, send, signed_in

pytestmark = pytest.mark.django_db


def test_an_editor_asks_and_who_is_asked_signs_in_and_keeps(world, editor, noor):
    client = signed_in(editor)
    assert client.post("/organisaties/stichting-welzijn/bijhouders/", {"email": "kan niet"}).status_code == 400
    client.post("/organisaties/stichting-welzijn/bijhouders/", {"email": "noor@voorbeeld.test"})
    path = f"/uitnodiging/{keys.of(Invitation.objects.get())}/"
    assert "Houdt u Stichting Welzijn bij?" in Client().get(path).content.decode()
    assert Client().post(path).url.startswith("/inloggen/")
    hers = signed_in(noor)
    assert hers.post(path).url == "/mijn/organisatie/stichting-welzijn/"
    assert "Uw organisatie: Stichting Welzijn" in hers.get("/mijn/").content.decode()
    assert "Deze uitnodiging werkt niet meer" in hers.get(path).content.decode()
    assert hers.get("/uitnodiging/onzin/").status_code == 404
    hers.post(f"/bijhouders/{Keeper.objects.get().pk}/weg/")
    assert not Keeper.objects.exists()


def test_an_editor_trusts_an_organisation_and_looks_afterwards(world, keeper, editor):
    client = signed_in(editor)
    client.post("/organisaties/stichting-welzijn/vertrouwd/", {"ja": "1"})
    send(signed_in(keeper), CHANGE, name="De Haard en Tuin")
    assert Place.objects.get().name == "De Haard en Tuin"
    one = Proposal.objects.get()
    assert "Staat er al op" in main(client.get("/beheer/sociale-kaart/veranderingen/"))
    client.post(one.get_absolute_url())
    assert "Staat er al op" not in main(client.get("/beheer/sociale-kaart/veranderingen/"))
    client.post("/organisaties/stichting-welzijn/vertrouwd/", {"nee": "1"})
    assert not hasattr(Organisation.objects.get(), "trust")
