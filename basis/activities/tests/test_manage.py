"""The organiser moves, calls off, adds and leaves out: signed in, or with the secret link."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.activities import actions, queries
from basis.activities.models import Activity
from basis.activities.tests.makers import days, make_activity, make_facts, rows
from basis.moderation.models import Contribution

pytestmark = pytest.mark.django_db
BACKEND = "basis.accounts.backend.RoleBackend"


@pytest.fixture
def start():
    """A local moment, a week from now at two."""
    soon = queries.local(timezone.now()) + datetime.timedelta(days=7)
    return soon.replace(hour=14, minute=0, second=0, microsecond=0)


@pytest.fixture
def by_key(area, start):
    """Somebody without account gave it: the activity and the key of her link."""
    given = actions.give(area, make_facts(starts=start, rrule="FREQ=WEEKLY;COUNT=5"), by=None)
    Contribution.objects.filter(pk=given.contribution.pk).update(state="visible")
    return Activity.objects.get(), given.key


def _change(client, address, **differences):
    form = client.get(address).context["change"]
    sent = {name: form[name].value() for name in form.fields}
    return client.post(
        address, {"doe": "anders"} | {key: str(value or "") for key, value in sent.items()} | differences
    )


def test_with_the_link_one_is_moved_and_one_is_called_off(client, by_key, start):
    activity, key = by_key
    page = client.get(reverse("activities:manage_by_key", args=[key]))
    assert page["X-Robots-Tag"] == "noindex" and "no-store" in page["Cache-Control"]
    (first, first_url), (_second, second_url) = page.context["rows"][:2]
    assert _change(client, first_url, begins="19:00", ends="20:00", note="Later op de dag.").status_code == 302
    assert client.post(second_url, {"doe": "niet", "niet-which": "this", "niet-words": "Ziek."}).status_code == 302
    assert days(activity)[0] == f"{start:%m-%d} 19:00" and len(days(activity, "cancelled")) == 1
    first.refresh_from_db()
    assert first.note == "Later op de dag." and first.ends_at - first.starts_at == datetime.timedelta(hours=1)


def test_all_after_it_go_along_and_another_place_holds_for_all(client, by_key, start):
    activity, key = by_key
    address = client.get(reverse("activities:manage_by_key", args=[key])).context["rows"][2][1]
    assert _change(client, address, begins="10:00", ends="11:00", place="in de tuin", which="later").status_code == 302
    found = rows(activity)
    assert [one.at_spot or one.activity.where for one in found] == ["bij de vijver"] * 2 + ["in de tuin"] * 3
    assert [moment[-5:] for moment in days(activity)] == ["14:00", "14:00", "10:00", "10:00", "10:00"]


def test_a_day_is_added_left_out_and_all_is_called_off(client, by_key, start):
    activity, key = by_key
    address = reverse("activities:manage_by_key", args=[key])
    more, less = start + datetime.timedelta(days=1), start + datetime.timedelta(days=14)
    client.post(address, {"doe": "erbij", "erbij-day": f"{more:%Y-%m-%d}", "erbij-begins": "11:00"})
    client.post(address, {"doe": "niet", "niet-day": f"{less:%Y-%m-%d}"})
    assert f"{more:%m-%d} 11:00" in days(activity) and f"{less:%m-%d} 14:00" not in days(activity)
    client.post(address, {"doe": "stop", "stop-words": "Het was mooi."})
    activity.refresh_from_db()
    assert activity.is_cancelled and not days(activity)
    assert "gaat niet meer door" in client.get(activity.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"doe": "niet", "niet-day": "2027-01-01"}, "Op deze dag is het er niet"),
        ({"doe": "erbij", "erbij-day": "2020-01-01", "erbij-begins": "11:00"}, "Deze dag is al voorbij"),
        ({"doe": "erbij", "erbij-day": "morgen", "erbij-begins": "x"}, "Deze tijd begrijpen wij niet"),
        ({"doe": "stop", "stop-words": "Mail an@x.test"}, "zonder namen, adressen en links"),
    ],
)
def test_what_cannot_be_says_why(client, by_key, sent, words):
    answer = client.post(reverse("activities:manage_by_key", args=[by_key[1]]), sent)
    assert answer.status_code == 400 and words in answer.content.decode()


def test_who_is_signed_in_manages_her_own_on_the_same_pages(client, area, noor, start):
    activity = make_activity(area, by=noor, at=timezone.now(), starts=start)
    address = reverse("activities:manage_one", args=[activity.slug, rows(activity)[0].planned_at])
    assert client.get(address).status_code == 302
    client.force_login(noor, backend=BACKEND)
    assert _change(client, address, begins="15:00", ends="16:00").status_code == 302
    assert days(activity) == [f"{start:%m-%d} 15:00"]
    assert (
        reverse("activities:manage", args=[activity.slug]) in client.get(activity.get_absolute_url()).content.decode()
    )


def test_a_key_of_something_else_or_of_nothing_opens_nothing(client, by_key, area):
    other = actions.give(area, make_facts(title="Anders"), by=None)
    activity, _key = by_key
    moment = rows(activity)[0].planned_at
    for key in ("x" * 24, "1", other.key):
        answer = client.get(reverse("activities:manage_one_by_key", args=[key, moment]))
        assert answer.status_code == 404
