"""Answers by mail, brought by a real mail program to a real mail server."""

import smtplib
import socket

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from basis.notifications.models import Message
from basis.relay import actions, keys
from basis.relay.models import Line
from basis.relay.postman import LARGEST, Postman
from basis.relay.tests.makers import answer_mail, make_line, other_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door(settings):
    """Where the mail server of the municipality brings answers."""
    settings.MAIL_DOMAIN = "gesprek.voorbeeld.test"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Postman(), hostname="127.0.0.1", port=port, data_size_limit=LARGEST)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def bring(port, mail, *, to="", sender="bram@voorbeeld.test"):
    """Hand a mail over; gives code and words of the answer."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        try:
            server.sendmail(sender, [to or mail["To"]], mail.as_bytes())
        except smtplib.SMTPRecipientsRefused as refused:
            return next(iter(refused.recipients.values()))[0]
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
    return 250


@pytest.fixture
def bram(noor, settings):
    """Who is written to."""
    settings.MAIL_DOMAIN = "gesprek.voorbeeld.test"
    return other_of(make_line(noor))


def said(participant):
    return [line.text for line in Line.objects.filter(participant=participant)]


def test_an_answer_by_mail_stands_in_the_conversation_and_reaches_the_other(door, bram, noor):
    text = "Ja hoor, hij staat er nog.\n\nOp di 24 nov 2026 om 10:00 schreef Samen <x@y.nl>:\n> ───── Schrijf\n> Is de"
    assert bring(door, answer_mail(bram, text)) == 250
    assert said(bram) == ["Ja hoor, hij staat er nog."]
    assert "Ja hoor, hij staat er nog." in Message.objects.get(address=noor.email).text


def test_the_same_mail_twice_is_said_once(door, bram):
    for _time in range(2):
        assert bring(door, answer_mail(bram, "Ja.")) == 250
    assert said(bram) == ["Ja."]


def test_an_address_in_capitals_is_the_same_address(door, bram):
    assert bring(door, answer_mail(bram, "Ja."), to=keys.reply_address(bram).upper()) == 250
    assert said(bram) == ["Ja."]


@pytest.mark.parametrize(
    "address",
    [
        "gesprek@",
        "gesprek+1-1-aaaaaaaaaaaaaaaaaaaaaaaaaa@",
        "info@",
        "gesprek+zzzzzzzzzzzzz-1-aaaaaaaaaaaaaaaaaaaaaaaaaa@",
    ],
)
def test_an_unknown_address_is_refused(door, bram, address):
    assert bring(door, answer_mail(bram, "Ja."), to=f"{address}gesprek.voorbeeld.test") == 550


def test_an_old_address_is_refused(door, bram):
    old = keys.reply_address(bram, timezone.localdate() - keys.REPLIES_FOR - keys.datetime.timedelta(days=1))
    assert bring(door, answer_mail(bram, "Ja."), to=old) == 550
    assert bring(door, answer_mail(bram, "Ja."), to=keys.reply_address(bram).replace("gesprek.", "elders.")) == 550


def test_somebody_else_with_the_address_does_not_speak_for_her(door, bram):
    assert bring(door, answer_mail(bram, "Ik ben Bram.", sender="kwaad@voorbeeld.test")) == 550
    assert not said(bram)


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<a.b>"}])
def test_machines_are_not_heard_and_get_no_answer(door, bram, headers):
    told = Message.objects.count()
    assert bring(door, answer_mail(bram, "Ik ben er niet.", **headers)) == 250
    assert not said(bram) and Message.objects.count() == told


def test_a_bounce_is_not_heard(door, bram):
    assert bring(door, answer_mail(bram, "Undelivered"), sender="") == 250
    assert not said(bram)


def test_a_file_is_not_passed_on_and_she_hears_so(door, bram):
    mail = answer_mail(bram, "Zie de foto.")
    mail.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="foto.exe")
    assert bring(door, mail) == 250
    assert said(bram) == ["Zie de foto."]
    assert Message.objects.get(notice="relay.files").address == "bram@voorbeeld.test"


def test_a_mail_of_only_html_is_read_as_text(door, bram):
    mail = answer_mail(bram, "x")
    mail.set_content(
        "<style>p{}</style><p>Ja &amp; graag</p><div>tot <b>dan</b></div><blockquote>oud</blockquote>", subtype="html"
    )
    assert bring(door, mail) == 250
    assert said(bram) == ["Ja & graag\n\ntot dan"]


def test_a_mail_without_words_is_refused(door, bram):
    assert bring(door, answer_mail(bram, "> alleen wat er al stond\n")) == 550


def test_a_stopped_conversation_takes_no_mail(door, bram):
    actions.stop(bram)
    assert bring(door, answer_mail(bram, "Toch nog iets")) == 550


def test_a_mail_that_is_too_large_is_refused(door, bram):
    assert bring(door, answer_mail(bram, ("x" * 70 + "\n") * 20_000)) == 552
    assert not said(bram)
