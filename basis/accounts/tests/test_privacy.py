"""What is kept of somebody: she sees it, takes it with her, takes it away; what others need stays nameless."""

import datetime
import json

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from basis.accounts import privacy_actions, privacy_queries
from basis.accounts.models import Person, Role
from basis.accounts.tests.makers import make_grant, make_person, sign_in
from basis.audit import queries as audit
from basis.audit.models import Act
from basis.notifications import actions as notifications
from basis.notifications.models import Message
from basis.vision import actions as vision
from basis.vision.models import CommitmentUpdate
from basis.vision.pack import vision as the_vision

PRIVACY = "/mijn/privacy/"
FORGET = f"{PRIVACY}account-weghalen/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor_signed_in(client, noor):
    sign_in(client, noor.email)
    return client


@pytest.mark.parametrize("language", ["", "/en"])
def test_she_sees_what_is_kept_and_takes_it_with_her_both_ways(noor_signed_in, noor, language):
    noor.phone, noor.reach = "0612345678", "phone"
    noor.save()
    page = noor_signed_in.get(f"{language}{PRIVACY}?wat=accounts.person").content.decode()
    assert "0612345678" in page
    assert "0612345678" not in noor_signed_in.get(f"{language}{PRIVACY}?wat=onzin").content.decode()
    told = noor_signed_in.get(f"{language}{PRIVACY}mijn-gegevens.json")
    assert "attachment" in told["Content-Disposition"]
    everything = json.loads(told.content)
    assert set(everything) == {one.name for one in privacy_queries.declarations()}
    assert everything["accounts.person"][0]["phone"] == "0612345678"
    assert any("signed" in row["what"] or "logde in" in row["what"] for row in everything["audit.act"])
    page = noor_signed_in.get(f"{language}{PRIVACY}mijn-gegevens.html")
    assert "attachment" in page["Content-Disposition"]
    assert "noor@voorbeeld.test" in page.content.decode()
    assert Act.objects.filter(action="accounts.downloaded", actor=noor).count() == 2


@pytest.mark.parametrize("path", [PRIVACY, FORGET, f"{PRIVACY}mijn-gegevens.json", f"{PRIVACY}mijn-gegevens.html"])
def test_nobody_sees_anything_without_signing_in(client, path, db):
    assert client.get(path)["Location"].startswith(reverse("accounts:login"))


def test_she_takes_her_account_away_after_a_tick(noor_signed_in, noor):
    notifications.tell(noor, "accounts.safety", subject="Voor Noor", text="Dag Noor")
    assert "Zet een vinkje" in noor_signed_in.post(FORGET).content.decode()
    assert Person.objects.filter(pk=noor.pk).exists()
    page = noor_signed_in.post(FORGET, {"sure": "on"}, follow=True).content.decode()
    assert "Uw account is weg" in page
    assert not Person.objects.filter(pk=noor.pk).exists()
    assert not Message.objects.filter(address__icontains="noor").exists()
    assert not any(noor.email in str(session.get_decoded()) for session in Session.objects.all())
    assert noor_signed_in.get("/mijn/").status_code == 302
    act = Act.objects.get(action="accounts.forgotten")
    assert (act.actor_id, act.target_key) == (noor.pk, str(noor.pk))
    assert audit.first_broken() is None


def test_what_others_need_stays_without_her_name(joris, client, beheer):
    key = the_vision().commitments[0].key
    vision.write_update(commitment=key, state="running", text="Twaalf buren.", on=timezone.localdate(), by=joris)
    make_grant(make_person("Ander"), Role.MODERATOR, granted_by=joris)
    privacy_actions.forget(joris, by=joris)
    assert [(one.text, one.author) for one in CommitmentUpdate.objects.all()] == [("Twaalf buren.", None)]
    assert "Joris" not in client.get(f"/visie/afspraken/{key}/").content.decode()
    assert Person.objects.get(name="Ander").roles.get().granted_by is None


def test_nobody_takes_away_somebody_else_and_the_last_administrator_stays(noor, beheer):
    with pytest.raises(PermissionDenied):
        privacy_actions.forget(noor, by=beheer)
    with pytest.raises(ValidationError, match="laatste beheerder"):
        privacy_actions.forget(beheer, by=beheer)
    make_person("Ander", Role.ADMINISTRATOR)
    privacy_actions.forget(beheer, by=beheer)
    assert not Person.objects.filter(name="Beheer").exists()


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [("2026-03-31", 1, "2026-02-28"), ("2024-03-31", 1, "2024-02-29"), ("2026-01-15", 24, "2024-01-15")],
)
def test_months_are_counted_back_to_a_day_there_is(day, months, earlier):
    day, earlier = map(datetime.date.fromisoformat, (day, earlier))
    assert privacy_queries.months_before(day, months) == earlier


def at(day):
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{day}T09:00"))


def live_through(*days):
    """What the clock does on these days."""
    for day in days:
        privacy_actions.warn_inactive(at(day))
        privacy_actions.retain(at(day), dry_run=False)


@pytest.fixture
def long_ago(noor):
    Person.objects.filter(pk=noor.pk).update(last_seen_on="2024-01-15", joined_at=at("2020-01-01"))
    return noor


def mails():
    return [
        (m.made_at.date().isoformat(), "week" in m.text) for m in Message.objects.filter(notice="accounts.inactive")
    ]


def test_who_is_not_here_any_more_is_told_twice_and_then_forgotten(long_ago):
    live_through("2025-12-14")
    assert not mails()
    live_through("2025-12-15", "2025-12-16", "2026-01-07", "2026-01-08", "2026-01-14")
    assert sorted(mails()) == [("2025-12-15", False), ("2026-01-08", True)]
    assert Person.objects.filter(pk=long_ago.pk).exists()
    live_through("2026-01-15")
    assert not Person.objects.filter(pk=long_ago.pk).exists()
    assert Act.objects.get(action="accounts.retained").detail["accounts.person"] == 1


def test_who_comes_back_stays(long_ago):
    live_through("2025-12-15", "2026-01-08")
    Person.objects.filter(pk=long_ago.pk).update(last_seen_on="2026-01-10")
    live_through("2026-01-15", "2026-02-15")
    assert Person.objects.filter(pk=long_ago.pk).exists()


def test_after_a_clock_that_stood_still_she_still_has_a_week(long_ago):
    live_through("2026-06-01", "2026-06-07")
    assert mails() == [("2026-06-01", True)]
    assert Person.objects.filter(pk=long_ago.pk).exists()
    live_through("2026-06-08")
    assert not Person.objects.filter(pk=long_ago.pk).exists()


def test_who_works_here_is_not_thrown_away_while_the_role_runs(long_ago):
    grant = make_grant(long_ago, Role.MODERATOR)
    live_through("2025-12-15", "2026-01-08", "2026-03-01")
    assert not mails()
    grant.ends_on = datetime.date(2026, 3, 1)
    grant.save()
    live_through("2026-03-02", "2026-03-10")
    assert not Person.objects.filter(pk=long_ago.pk).exists()


def test_a_dry_run_says_what_would_go_and_touches_nothing(long_ago, capsys):
    long_before = timezone.now() - datetime.timedelta(days=800)
    Person.objects.filter(pk=long_ago.pk).update(last_seen_on=long_before.date())
    privacy_actions.warn_inactive(timezone.now() - datetime.timedelta(days=30))
    call_command("retention", "--dry-run")
    told = capsys.readouterr().out
    assert "accounts.person" in told
    assert "1 zou weggaan" in told
    assert Person.objects.filter(pk=long_ago.pk).exists()
    assert not Act.objects.filter(action="accounts.retained").exists()
    call_command("retention")
    assert "1 weggegooid" in capsys.readouterr().out
    assert not Person.objects.filter(pk=long_ago.pk).exists()
