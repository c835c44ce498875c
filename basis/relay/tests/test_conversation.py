"""People write to each other and see no address; either can stop it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from basis.notifications.models import Message
from basis.relay import actions, keys, queries
from basis.relay.models import Conversation, Line
from basis.relay.tests.makers import ABOUT, make_line, other_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_domain(settings):
    settings.MAIL_DOMAIN = "gesprek.voorbeeld.test"


def mails(address):
    return list(Message.objects.filter(address=address).order_by("pk"))


def test_the_other_hears_it_and_sees_no_address(noor):
    line = make_line(noor)
    (mail,) = mails("bram@voorbeeld.test")
    assert "Is de fiets er nog?" in mail.text and mail.subject == "Noor schreef u"
    assert noor.email not in f"{mail.subject}{mail.text}{mail.url}{mail.reply_to}"
    assert mail.reply_to == keys.reply_address(other_of(line)).lower() and len(mail.reply_to.split("@")[0]) <= 64


def test_an_answer_on_the_page_reaches_her(noor, client):
    line = make_line(noor)
    page = f"/gesprek/{keys.link_key(other_of(line))}/"
    shown = client.get(page).content.decode()
    assert "Is de fiets er nog?" in shown and noor.email not in shown
    client.post(page, {"text": "Ja, kom maar kijken."})
    (mail,) = mails(noor.email)
    assert "Ja, kom maar kijken." in mail.text and "bram@" not in f"{mail.text}{mail.subject}{mail.reply_to}"


def test_who_has_no_account_first_proves_the_address(noor, client):
    line = make_line(noor, email="piet@voorbeeld.test", name="Piet")
    assert not mails("bram@voorbeeld.test"), "nothing goes to somebody for an address that may be another's"
    (proof,) = mails("piet@voorbeeld.test")
    page = client.get(proof.url).content.decode()
    assert "Is dit uw bericht?" in page and not mails("bram@voorbeeld.test"), "looking changes nothing"
    for _time in range(2):
        client.post(f"{proof.url}klopt/")
    assert len(mails("bram@voorbeeld.test")) == 1
    line.refresh_from_db()
    assert line.told_at


def test_nobody_is_written_to_at_an_address_that_is_not_proven(noor):
    with pytest.raises(ValidationError):
        make_line(noor, other=actions.Side(email="vreemd@voorbeeld.test"))
    assert not Message.objects.exists()


def test_nobody_writes_to_herself(noor):
    with pytest.raises(ValidationError):
        make_line(noor, other=actions.Side(email=noor.email.upper(), is_proven=True))


def test_a_second_question_goes_on_in_the_same_conversation(noor):
    make_line(noor)
    make_line(noor, "En wat kost hij?")
    assert Conversation.objects.count() == 1 and Line.objects.count() == 2


def test_either_stops_it_and_the_other_hears_so_without_a_reason(noor, client):
    line = make_line(noor)
    other = other_of(line)
    for _time in range(2):
        client.post(f"/gesprek/{keys.link_key(other)}/stoppen/")
    (mail,) = mails(noor.email)
    assert mail.notice == "relay.stopped" and "Bram" not in mail.text
    with pytest.raises(actions.Stopped):
        actions.say(line.participant, "Hallo?")
    page = client.post(f"/gesprek/{keys.link_key(line.participant)}/", {"text": "Hallo?"}).content.decode()
    assert "Dit gesprek is gestopt" in page and Line.objects.count() == 1


def test_nobody_floods_the_other(noor):
    line = make_line(noor)
    for number in range(actions.LINES_AN_HOUR - 1):
        actions.say(line.participant, f"bericht {number}")
    with pytest.raises(ValidationError):
        actions.say(line.participant, "nog een")
    actions.say(line.participant, "later", at=timezone.now() + datetime.timedelta(hours=2))


def test_nobody_begins_many_conversations_a_day(noor):
    to = actions.Side(email="bram@voorbeeld.test", is_proven=True)
    for number in range(actions.BEGUN_A_DAY):
        actions.begin(actions.About("t", str(number), "iets"), asker=actions.Side(person=noor), other=to, text="dag")
    with pytest.raises(ValidationError):
        actions.begin(ABOUT, asker=actions.Side(person=noor), other=to, text="dag")


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 5001])
def test_nothing_and_too_much_are_refused(noor, text):
    line = make_line(noor)
    with pytest.raises(ValidationError):
        actions.say(line.participant, text)


@pytest.mark.parametrize(
    "change", [lambda key: key[:-1] + ("a" if key[-1] != "a" else "b"), lambda key: "1" + key, str.upper]
)
def test_a_link_that_was_not_made_here_opens_nothing(noor, client, change):
    key = keys.link_key(make_line(noor).participant)
    assert client.get(f"/gesprek/{key}/").status_code == 200
    assert client.get(f"/gesprek/{change(key)}/").status_code == 404


def test_her_conversations_are_on_a_page_of_her_own(noor, client):
    make_line(noor)
    assert client.get("/gesprekken/").status_code == 302
    client.force_login(noor, backend="basis.accounts.backend.RoleBackend")
    assert "een oude fiets" in client.get("/gesprekken/").content.decode()


def test_who_deletes_her_account_takes_her_words_and_name_out_of_it(noor):
    line = make_line(noor)
    assert queries.of_person(noor)[0]["text"] == "Is de fiets er nog?"
    assert actions.forget(noor) == 1
    line.refresh_from_db()
    assert line.text == "" and line.participant.person is None and line.participant.name == ""
    assert Conversation.objects.get().stopped_at and not queries.of_person(noor)


def test_a_conversation_is_kept_a_year_after_the_last_line(noor):
    make_line(noor)
    now = timezone.now()
    assert actions.expire(now + datetime.timedelta(days=364), False) == 0
    assert actions.expire(now + datetime.timedelta(days=366), True) == 1
    assert actions.expire(now + datetime.timedelta(days=366), False) == 1 and not Line.objects.exists()
