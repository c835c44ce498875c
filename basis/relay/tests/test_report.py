"""A moderator reads a line only when somebody in the conversation reported it."""

import pytest

from basis.moderation.models import Contribution, Report
from basis.notifications.models import Message
from basis.relay import keys, queries
from basis.relay.tests.makers import make_line, other_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(noor):
    """What Noor wrote to Bram."""
    return make_line(noor, "Iets dat pijn doet.")


def report(client, line, *, by):
    page = f"/gesprek/{keys.link_key(by)}/melden/{line.pk}/"
    return client.post(page, {"ground": "hurts", "words": ""})


def test_whoever_got_it_reports_it_and_a_moderator_sees_it_with_what_it_is_about(client, line):
    bram = other_of(line)
    for _time in range(2):
        assert report(client, line, by=bram).status_code == 302
    made = Report.objects.get()
    assert made.email == "bram@voorbeeld.test" and made.contribution.kind == "relay.line"
    shown = queries.show([made.contribution_id])[made.contribution_id]
    assert shown.title == "een oude fiets" and "Iets dat pijn doet." in shown.texts.values()


def test_who_wrote_it_does_not_see_that_it_was_reported(client, line, noor):
    report(client, line, by=other_of(line))
    assert not Contribution.objects.filter(author=noor).exists()
    assert not Message.objects.filter(address=noor.email).exists()
    mine = client.get(f"/gesprek/{keys.link_key(line.participant)}/").content.decode()
    assert "U meldde dit" not in mine and "Iets dat pijn doet." in mine


def test_nobody_reports_her_own_line_or_one_of_another_conversation(client, line, noor):
    assert report(client, line, by=line.participant).status_code == 404
    elsewhere = make_line(noor, other="piet@voorbeeld.test")
    assert report(client, line, by=other_of(elsewhere)).status_code == 404
    assert not Report.objects.exists()


def test_outside_the_conversation_a_reported_line_is_nowhere(client, line, noor):
    report(client, line, by=other_of(line))
    one = Contribution.objects.get()
    assert client.get(f"/melden/relay.line/{one.pk}/").status_code == 404


def test_a_line_that_a_moderator_took_away_is_not_shown(client, line):
    report(client, line, by=other_of(line))
    Contribution.objects.update(state="hidden")
    for part in (line.participant, other_of(line)):
        page = client.get(f"/gesprek/{keys.link_key(part)}/").content.decode()
        assert "Iets dat pijn doet." not in page and "weggehaald" in page
