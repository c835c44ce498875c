"""When patterns are made: by the clock, or by who leads the round and does not wait; never by looking."""

import pytest

from basis.patterns import rules
from basis.patterns.models import Kept

pytestmark = pytest.mark.django_db


def page(client, one, path=""):
    return client.get(f"/verhalen/{one.slug}/patronen/{path}").content.decode()


def test_nothing_is_made_by_looking_and_who_leads_need_not_wait_for_the_clock(client, round_, worker):
    Kept.objects.all().delete()
    for path in ("", "vraag/welkom/"):
        text = page(client, round_, path)
        assert "De patronen zijn nog niet gemaakt." in text and "Maak de patronen nu" not in text
    assert not Kept.objects.exists()
    assert client.post(f"/verhalen/{round_.slug}/patronen/maken/").status_code == 403
    client.force_login(worker)
    assert f'action="/verhalen/{round_.slug}/patronen/maken/"' in page(client, round_)
    assert client.get(f"/verhalen/{round_.slug}/patronen/maken/").status_code == 405
    answer = client.post(f"/verhalen/{round_.slug}/patronen/maken/", follow=True)
    assert answer.redirect_chain == [(f"/verhalen/{round_.slug}/patronen/", 302)]
    assert "sterk genoeg" in answer.content.decode() and "Maak de patronen nu" not in answer.content.decode()


def test_a_large_round_is_for_the_clock(client, round_, worker, monkeypatch):
    monkeypatch.setattr(rules, "SMALL", 59)
    Kept.objects.all().delete()
    client.force_login(worker)
    assert "Maak de patronen nu" not in page(client, round_)
    client.post(f"/verhalen/{round_.slug}/patronen/maken/")
    assert not Kept.objects.exists()
