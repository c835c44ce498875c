"""She changes her words, or keeps them with her account."""

import pytest

from basis.moderation.models import Contribution, State
from basis.moderation.tests.makers import SAID, give

pytestmark = pytest.mark.django_db
WORDS = "Er is te weinig schaduw."


def now(given):
    return Contribution.objects.get(pk=given.contribution.pk)


def page_of(given):
    return f"/bijdrage/{given.key}/"


class TestChange:
    """Her words stay hers; a moderator looks again at who is new."""

    def change(self, client, given, text="Meer bomen graag.", **fields):
        return client.post(f"{page_of(given)}veranderen/", {"text": text, "began": "", **fields})

    @pytest.mark.parametrize("state", [State.HELD, State.VISIBLE, State.CHANGE_ASKED, State.HIDDEN])
    def test_a_change_is_looked_at(self, client, state):
        given = give(state=state)
        self.change(client, given)
        assert SAID[given.contribution.pk] == "Meer bomen graag."
        assert now(given).state == State.HELD

    def test_who_is_known_by_something_else_stays_on_the_page(self, client, noor, monkeypatch):
        monkeypatch.setattr("basis.moderation.signs.is_quick", lambda began: False)
        give(by=noor, state=State.VISIBLE)
        given = give(by=noor, state=State.VISIBLE)
        client.force_login(noor)
        self.change(client, given)
        assert now(given).state == State.VISIBLE

    def test_the_only_thing_she_gave_does_not_vouch_for_its_own_change(self, client, noor, monkeypatch):
        monkeypatch.setattr("basis.moderation.signs.is_quick", lambda began: False)
        given = give(by=noor, state=State.VISIBLE)
        client.force_login(noor)
        self.change(client, given)
        assert now(given).state == State.HELD

    def test_a_name_in_it_is_held_also_of_who_is_known(self, client, noor, monkeypatch):
        monkeypatch.setattr("basis.moderation.signs.is_quick", lambda began: False)
        give(by=noor, state=State.VISIBLE)
        given = give(by=noor, state=State.VISIBLE)
        client.force_login(noor)
        text = "Vraag het aan Fatima Bouzid."
        assert self.change(client, given, text).status_code == 400
        self.change(client, given, text, checked="on")
        assert (now(given).state, now(given).signs) == (State.HELD, "names")

    def test_what_waits_for_a_proof_keeps_waiting_for_it(self, client):
        given = give(email="a@voorbeeld.test")
        self.change(client, given)
        assert now(given).state == State.UNCONFIRMED

    @pytest.mark.parametrize("state", [State.REMOVED, State.WITHDRAWN])
    def test_what_is_closed_does_not_change(self, client, state):
        given = give(state=state)
        assert self.change(client, given).status_code == 302
        assert SAID[given.contribution.pk] == WORDS


class TestClaim:
    """Who signs in later takes what she gave with her."""

    def test_from_the_link_to_signing_in_and_back(self, client, noor):
        given = give(email="a@voorbeeld.test", state=State.HELD)
        page = client.get(page_of(given)).content.decode()
        assert f"?next={page_of(given)}" in page
        client.force_login(noor)
        client.post(f"{page_of(given)}bewaren/")
        assert (now(given).author, now(given).email) == (noor, "")
        assert client.get(f"/bijdrage/{given.contribution.pk}/").status_code == 200

    def test_what_belongs_to_an_account_is_not_taken_by_another(self, client, noor, joris):
        given = give(by=noor)
        client.force_login(joris)
        client.post(f"{page_of(given)}bewaren/")
        assert now(given).author == noor

    def test_who_is_not_signed_in_is_sent_to_sign_in(self, client):
        given = give()
        assert "next=" in client.post(f"{page_of(given)}bewaren/").url
        assert now(given).author is None
