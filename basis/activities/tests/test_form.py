"""The form in which one gives and changes an activity: few questions, and what it says when something is wrong."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.activities import actions, queries
from basis.activities.models import Activity
from basis.activities.tests.makers import WEEK, clock, days, make_activity, make_place, rows

pytestmark = pytest.mark.django_db
BACKEND = "basis.accounts.backend.RoleBackend"


def _in_a_week():
    return timezone.localdate() + datetime.timedelta(days=7)


def _sent(client, area, **differences):
    """The form as a browser sends it some time after it was opened."""
    address = reverse("activities:give")
    form = client.get(address, {"gebied": area.slug}).context["form"]
    sent = {
        "title": "Koffie",
        "text": "Een praatje.",
        "day": _in_a_week().isoformat(),
        "begins": "14:00",
        "ends": "15:30",
    }
    sent |= {"repeat": "once", "place": "bij de vijver", "gebied": area.slug, "began": form["began"].value()}
    return client.post(address, sent | differences)


def test_anyone_fills_in_the_form_and_is_thanked(client, area):
    make_place(area, "De Linde")
    answer = _sent(client, area, place="de linde", spot="zaal 2", repeat="weekly", until=str(_in_a_week() + 2 * WEEK))
    assert answer.status_code == 302 and "/bedankt/" in answer["Location"]
    activity = Activity.objects.get()
    assert (activity.place.name, activity.where, activity.minutes) == ("De Linde", "zaal 2", 90)
    assert activity.rrule.startswith("FREQ=WEEKLY;UNTIL=") and len(rows(activity)) == 3


def test_what_ends_after_midnight_ends_the_next_day(client, area):
    _sent(client, area, begins="22:00", ends="01:00")
    assert Activity.objects.get().minutes == 180


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title": ""}, "Geef het een naam"),
        ({"day": "straks"}, "Deze dag begrijpen wij niet"),
        ({"day": "2020-01-01"}, "Deze dag is al voorbij"),
        ({"day": "0001-01-01"}, "Deze dag begrijpen wij niet"),
        ({"place": ""}, "Waar is het?"),
        ({"repeat": "weekly", "until": "2020-01-01"}, "voor de eerste dag"),
        ({"amount": "5"}, "Kies dan dat iemand betaalt"),
    ],
)
def test_the_form_says_what_is_missing_and_keeps_what_was_written(client, area, sent, words):
    answer = _sent(client, area, **{"organiser": "de buren"} | sent)
    assert answer.status_code == 400 and words in answer.content.decode() and "de buren" in answer.content.decode()


def test_without_an_area_she_chooses_one_first(client, area):
    page = client.get(reverse("activities:give")).content.decode()
    assert f"?gebied={area.slug}" in page and "<textarea" not in page


def test_its_giver_changes_it_by_the_form_and_exceptions_stay(client, area, noor):
    activity = make_activity(
        area, by=noor, at=timezone.now(), starts=clock(f"{_in_a_week()} 14:00"), rrule="FREQ=WEEKLY"
    )
    second = queries.local(rows(activity)[1].starts_at).date()
    actions.leave_out(activity, second, by=noor)
    client.force_login(noor, backend=BACKEND)
    for address in (
        reverse("activities:change", args=[activity.slug]),
        reverse("moderation:change", args=[activity.contribution_id]),
    ):
        form = client.get(address).context["form"]
        sent = {name: form[name].value() or "" for name in form.fields if form[name].value() not in (None, False)}
        answer = client.post(
            address, {key: value for key, value in sent.items() if value} | {"begins": "16:00", "checked": "on"}
        )
        assert answer.status_code == 302
    assert f"{second:%m-%d} 16:00" not in days(activity) and days(activity)[0].endswith("16:00")
