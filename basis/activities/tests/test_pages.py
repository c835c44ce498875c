"""Reading what there is to do: list, week, one activity, one occurrence, in few queries whatever there is."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.activities import pages, panels, queries
from basis.activities.models import Activity
from basis.activities.tests.makers import make_activity, make_organisation, make_place, make_worker, rows
from basis.areas.models import Area
from basis.doors import Door, Sentence
from basis.themes import Subject

pytestmark = pytest.mark.django_db
BACKEND = "basis.accounts.backend.RoleBackend"
MOST = {"activities:of_area": 7, "activities:everywhere": 6}


def _soon(hours=3):
    """A local moment that still comes."""
    return queries.local(timezone.now() + datetime.timedelta(hours=hours)).replace(second=0, microsecond=0)


def _make(area, **differences):
    return make_activity(area, at=timezone.now(), **{"starts": _soon()} | differences)


def _list(client, area, **question):
    return client.get(reverse("activities:of_area", args=[area.slug]), question).content.decode()


def test_the_list_can_be_made_shorter(client, area):
    place = make_place(area, step_free=True)
    _make(area, title="Breien", theme="meet", groups=("older",), cost_kind="free", place=place, languages=("tr",))
    _make(area, title="Zwemmen", theme="move", groups=("young",), kind="learning", online_url="https://x.test/")
    assert "Breien" in _list(client, area) and "Zwemmen" in _list(client, area)
    for question in ({"onderwerp": "ontmoeten"}, {"voor": "ouderen"}, {"gratis": "on"}, {"taal": "tr"}):
        assert "Breien" in _list(client, area, **question) and "Zwemmen" not in _list(client, area, **question)
    for question in ({"drempelvrij": "on"}, {"plek": place.slug}):
        assert "Breien" in _list(client, area, **question) and "Zwemmen" not in _list(client, area, **question)
    for question in ({"leren": "on"}, {"online": "on"}):
        assert "Zwemmen" in _list(client, area, **question) and "Breien" not in _list(client, area, **question)
    assert "Zwemmen" in _list(client, area, onderwerp="onzin", vanaf="gisteren", plek="\x00", pagina="x")
    assert "Zwemmen" in _list(client, area, vanaf="0001-01-01") and "Zwemmen" not in _list(
        client, area, vanaf="2099-12-31"
    )


def test_the_soonest_stands_first_under_its_day_and_the_next_page_goes_on(client, area):
    _make(area, title="Elke dag wandelen", rrule="FREQ=DAILY")
    page = client.get(reverse("activities:of_area", args=[area.slug]))
    days = page.context["days"]
    assert [day.date for day in days] == sorted(day.date for day in days) and len(days) == pages.A_PAGE
    second = client.get(reverse("activities:of_area", args=[area.slug]) + page.context["later"])
    assert second.context["days"][0].date > days[-1].date


def test_the_week_shows_seven_days_and_leads_to_the_next(client, area):
    _make(area, title="Elke dag wandelen", rrule="FREQ=DAILY")
    page = client.get(reverse("activities:of_area", args=[area.slug]), {"weergave": "week"})
    assert [day.date for day in page.context["days"]] == [
        timezone.localdate() + datetime.timedelta(n) for n in range(7)
    ]
    later = client.get(reverse("activities:of_area", args=[area.slug]) + page.context["later"])
    assert all(day.rows for day in later.context["days"]) and "<caption" in later.content.decode()


def test_a_week_that_is_too_full_says_where_the_rest_of_a_day_is(client, area, monkeypatch):
    monkeypatch.setattr(pages, "MOST_A_WEEK", 3)
    _make(area, title="Elke dag wandelen", rrule="FREQ=DAILY")
    week = client.get(reverse("activities:of_area", args=[area.slug]), {"weergave": "week"})
    assert [len(day.rows) for day in week.context["days"]] == [1, 1, 1, 0, 0, 0, 0]
    rest = [day.more for day in week.context["days"]]
    assert rest[:3] == ["", "", ""] and all(rest[3:]) and "Niets bekend." not in week.content.decode()
    first = client.get(reverse("activities:of_area", args=[area.slug]) + rest[3]).context["days"][0]
    assert first.date == week.context["days"][3].date and first.rows


def test_what_goes_on_elsewhere_stands_in_the_list_of_all(client, area, world):
    _make(world["GM0828-noordwest"], title="Klimmen")
    assert "Klimmen" not in _list(client, area)
    assert "Klimmen" in client.get(reverse("activities:everywhere")).content.decode()


def test_a_buurt_leads_to_its_area_and_what_is_no_area_to_nothing(client, area):
    buurt = Area.objects.filter(own_area=area).first()
    answer = client.get(reverse("activities:of_area", args=[buurt.slug]))
    assert answer["Location"] == reverse("activities:of_area", args=[area.slug])
    assert client.get(reverse("activities:of_area", args=["bestaat-niet"])).status_code == 404


def test_an_activity_says_when_where_for_whom_and_of_whom(client, area):
    place = make_place(area, address="Schoolstraat 1", step_free=True)
    found = _make(area, place=place, where="zaal 2", organisation=None, organiser="de breiclub", rrule="FREQ=WEEKLY")
    page = client.get(found.get_absolute_url()).content.decode()
    for words in ("zaal 2", "Schoolstraat 1", "de breiclub", "zonder trap of drempel", "elke", '"@type": "Event"'):
        assert words.lower() in page.lower()
    first = rows(found)[0]
    assert first.get_absolute_url() in page and client.get(first.get_absolute_url()).status_code == 200


def test_an_occurrence_that_is_called_off_says_so(client, area):
    found = _make(area)
    rows(found)[0].activity.occurrences.update(status="cancelled", note="Er ligt te veel sneeuw.")
    for address in (rows(found)[0].get_absolute_url(), reverse("activities:of_area", args=[area.slug])):
        page = client.get(address).content.decode()
        assert "gaat niet door" in page and "te veel sneeuw" in page


def test_what_waits_is_seen_by_its_author_only(client, area, noor):
    found = _make(area, by=noor, state="held")
    assert client.get(found.get_absolute_url()).status_code == 404
    assert client.get(rows(found)[0].get_absolute_url()).status_code == 404
    client.force_login(noor, backend=BACKEND)
    assert "Alleen u ziet dit" in client.get(found.get_absolute_url()).content.decode()


def test_an_address_that_is_no_moment_is_not_found(client, area):
    found = _make(area)
    for at in ("2026-13-45T9999", "0001-01-01T0000", "9999-12-31T2359", "2026-12-01T1401"):
        assert client.get(f"/activiteiten/{found.slug}/{at}/").status_code == 404


def test_what_people_write_is_never_markup(client, area):
    found = _make(area, title="<script>alert(1)</script>", text="</script><b>x</b>", organiser="<i>x</i>")
    for address in (found.get_absolute_url(), reverse("activities:of_area", args=[area.slug])):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page and "<b>x" not in page and "<i>x" not in page


@pytest.mark.parametrize("name", MOST)
def test_the_number_of_queries_does_not_grow(client, area, django_assert_max_num_queries, name):
    address = reverse(name, args=[area.slug] if name == "activities:of_area" else [])
    for round_ in range(3):
        for number in range(5):
            _make(area, title=f"{round_} {number}", place=make_place(area, f"{round_} {number}"), rrule="FREQ=WEEKLY")
        for question in ({}, {"weergave": "week"}):
            with django_assert_max_num_queries(MOST[name]):
                assert client.get(address, question).status_code == 200


def test_each_panel_asks_the_database_once(area, noor, nobody, world, django_assert_max_num_queries):
    place, organisation = make_place(area), make_organisation()
    _make(area, title="Breien", theme="meet", place=place, organisation=None)
    Activity.objects.update(organisation=organisation)
    worker = make_worker(area)
    asked = [
        *((panels.of_area, area), (panels.of_home, None), (panels.of_theme, Subject("x", ("meet",), (), area))),
        *(
            (panels.of_door, Door(Sentence.WANT, "meet", area)),
            (panels.of_entry, place),
            (panels.of_entry, organisation),
        ),
    ]
    for panel, thing in asked:
        with django_assert_max_num_queries(1):
            shown = panel(nobody, thing)
        assert [one.activity.title for one in shown["rows"]] == ["Breien"]
    assert panels.of_door(nobody, Door(Sentence.CAN, "meet", area)) is None
    assert panels.of_area(nobody, world["NL00"]) is None
    assert panels.of_worker(nobody, area) is None
    assert [one.title for one in panels.of_worker(worker, area)["activities"]] == ["Breien"]
    assert panels.of_me(noor, noor)["activities"] == []


def test_learning_has_a_page_of_its_own_with_digital_skills_apart(client, area):
    _make(area, title="Brood bakken", kind="learning")
    _make(area, title="Uw telefoon de baas", kind="learning")
    _make(area, title="Breien")
    page = client.get(reverse("activities:learn"))
    assert [row.activity.title for row in page.context["digital"]] == ["Uw telefoon de baas"]
    text = page.content.decode()
    assert "Brood bakken" in text and "Breien" not in text and "/ik-kan-voor-een-ander/?onderwerp=leren" in text
