"""A calendar with an address is read by the clock: when it fails later and later, and after 14 days no more."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.calendars import actions, fetch_actions
from basis.calendars.actions import Details
from basis.calendars.models import Calendar, State
from basis.calendars.tests.makers import NOW, calendar_of, event, make_person, there
from basis.notifications.models import Message
from tests.own_server import OwnServer

HOUR = dt.timedelta(hours=1)
A_WEEK = dt.timedelta(days=7)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    own = OwnServer(tmp_path_factory.mktemp("server"))
    yield own
    own.stop()


@pytest.fixture
def followed(area, worker, server):
    """A calendar on the web that was put in."""
    server.answers.clear()
    server.asked.clear()
    server.says("/a.ics", calendar_of(event("a", "A"), event("b", "B"), event("c", "C")), ETag='"een"')
    calendar = actions.add(
        Details(name="Club", area=area, url="https://agenda.voorbeeld.test/a.ics"), by=worker, at=NOW
    )
    Calendar.objects.filter(pk=calendar.pk).update(url=server.url("/a.ics"))
    calendar.refresh_from_db()
    fetch_actions.look(calendar, by=worker, at=NOW, reach=server.reach())
    actions.begin(calendar, by=worker, at=NOW)
    server.asked.clear()
    return calendar


def read(calendar, server, at):
    outcome = fetch_actions.read_again(calendar.pk, at=at, reach=server.reach())
    calendar.refresh_from_db()
    return outcome


def test_a_calendar_that_changed_is_put_in_by_itself(followed, server):
    assert followed.state == State.FOLLOWED
    server.says("/a.ics", calendar_of(event("a", "A"), event("b", "B later", "20261202T100000"), event("d", "D")))
    assert read(followed, server, NOW + 6 * HOUR) == "new 1, changed 1, gone 1"
    assert there() == {"A": ["01-12 10:00"], "B later": ["02-12 10:00"], "C": [], "D": ["01-12 10:00"]}
    assert followed.next_at == NOW + 12 * HOUR


def test_a_calendar_that_did_not_change_is_asked_for_shortly_and_once_a_week_gone_through(followed, server):
    read(followed, server, NOW + 6 * HOUR)
    server.says("/a.ics", status=304)
    assert read(followed, server, NOW + 12 * HOUR) == "same"
    assert server.asked[-1][1]["If-None-Match"] == '"een"'
    server.says("/a.ics", calendar_of(event("a", "A"), event("b", "B"), event("c", "C")))
    assert read(followed, server, NOW + A_WEEK) == "new 0, changed 0, gone 0"
    assert "If-None-Match" not in server.asked[-1][1]
    assert read(followed, server, NOW + A_WEEK + 6 * HOUR) == "same"  # the same bytes


def test_it_is_tried_again_later_and_later_until_it_stops_and_who_added_it_is_told(followed, worker, server):
    server.says("/a.ics", b"", status=500)
    waits, at = [], NOW
    while followed.next_at is not None and len(waits) < 60:
        at = followed.next_at
        outcome = read(followed, server, at)
        waits.append(followed.next_at - at if followed.next_at else None)
    assert waits[:7] == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, 24 * HOUR, 24 * HOUR]
    assert (outcome, followed.state, waits[-1]) == ("stopped", State.STOPPED, None)
    assert dt.timedelta(days=14) <= at - followed.failing_since < dt.timedelta(days=15)
    told = Message.objects.filter(address=worker.email)
    assert [one.subject for one in told] == ["De agenda van Club komt niet meer"]
    assert "fout (500)" in followed.fault
    assert there() == {"A": ["01-12 10:00"], "B": ["01-12 10:00"], "C": ["01-12 10:00"]}


def test_what_comes_again_starts_with_a_clean_slate(followed, worker, server):
    server.says("/a.ics", b"", status=500)
    read(followed, server, NOW + 6 * HOUR)
    assert (followed.state, followed.failures) == (State.FAILING, 1)
    server.says("/a.ics", calendar_of(event("a", "A"), event("b", "B"), event("c", "C")))
    read(followed, server, NOW + 7 * HOUR)
    assert (followed.state, followed.failures, followed.failing_since, followed.fault) == (State.FOLLOWED, 0, None, "")


@pytest.mark.parametrize("content", [b"<html>Inloggen</html>", calendar_of(), calendar_of(event("a", "A"))[:-9], b""])
def test_a_page_to_sign_in_an_empty_calendar_and_half_a_calendar_call_nothing_off(followed, server, content):
    server.says("/a.ics", content)
    assert read(followed, server, NOW + 6 * HOUR) == "failed"
    assert all(there().values())


def test_the_clock_asks_for_what_is_due_and_leaves_alone_what_is_still(followed, worker, server, area):
    assert fetch_actions.wake(NOW + HOUR) == ""
    assert fetch_actions.wake(NOW + 7 * HOUR) == "1 agenda's"
    assert fetch_actions.wake(NOW + 7 * HOUR) == ""  # it was asked for
    actions.pause(followed, is_paused=True, by=worker, at=NOW)
    assert fetch_actions.wake(NOW + 30 * HOUR) == ""
    assert read(followed, server, NOW + 30 * HOUR) == "not followed"
    assert followed.state == State.PAUSED
    actions.pause(followed, is_paused=False, by=worker, at=NOW + 30 * HOUR)
    assert fetch_actions.wake(NOW + 30 * HOUR) == "1 agenda's"


def test_when_who_added_it_is_gone_it_fails_in_words(followed, worker, server):
    Calendar.objects.filter(pk=followed.pk).update(added_by=None)
    server.says("/a.ics", calendar_of(event("z", "Z")))
    assert read(followed, server, NOW + 6 * HOUR) == "failed"
    assert "opnieuw toe" in followed.fault


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://agenda.voorbeeld.test/a.ics", "https://"),
        ("https://jan:geheim@agenda.voorbeeld.test/a.ics", "naam of wachtwoord"),
        ("https://agenda.voorbeeld.test:6379/", "poort"),
    ],
)
def test_an_address_to_which_we_do_not_go_is_refused_in_words(area, worker, url, words):
    with pytest.raises(ValidationError) as refused:
        actions.add(Details(name="X", area=area, url=url), by=worker)
    assert words in refused.value.message_dict["url"][0]


def test_an_address_inside_the_house_is_not_fetched(area, worker):
    calendar = actions.add(Details(name="X", area=area, url="https://localhost/a.ics"), by=worker, at=NOW)
    with pytest.raises(ValidationError) as refused:
        fetch_actions.look(calendar, by=worker, at=NOW)
    assert "openbare website" in refused.value.message_dict["url"][0]


def test_a_name_and_an_address_come_once(followed, area, worker):
    for details in (Details(name="club", area=area), Details(name="Anders", area=area, url=followed.url)):
        with pytest.raises(ValidationError):
            actions.add(details, by=worker)


def test_who_may_not_add_it_may_not_do_anything_with_it(followed, server):
    noor = make_person("Noor")
    for act in (
        lambda: fetch_actions.look(followed, by=noor, reach=server.reach()),
        lambda: fetch_actions.ask_now(followed, by=noor),
        lambda: actions.pause(followed, is_paused=True, by=noor),
        lambda: actions.bring(followed, calendar_of(event()), "a.ics", by=noor),
        lambda: actions.begin(followed, by=noor),
        lambda: actions.throw_away(followed, by=noor),
        lambda: actions.remove(followed, keeps=True, by=noor),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_nobody_put_in_for_a_week_is_thrown_away(area, worker):
    calendar = actions.add(Details(name="X", area=area), by=worker, at=NOW)
    actions.bring(calendar, calendar_of(event()), "a.ics", by=worker, at=NOW)
    assert actions.expire(NOW + dt.timedelta(days=6), False) == 0
    assert actions.expire(NOW + dt.timedelta(days=8), True) == 1
    assert actions.expire(NOW + dt.timedelta(days=8), False) == 1
    assert not Calendar.objects.exists()
