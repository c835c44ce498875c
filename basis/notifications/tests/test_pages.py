"""Choosing, unsubscribing, and what the administrator sees."""

import datetime

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from basis.notifications import actions, queries, sending_actions
from basis.notifications.models import Message, Preference
from basis.notifications.tests.makers import NOTICE, make_message

pytestmark = pytest.mark.django_db
BACKEND = "basis.accounts.backend.RoleBackend"


def unsubscribe_page(message):
    return f"/berichten/afmelden/{queries.unsubscribe_token(message)}/"


def test_she_chooses_when_she_hears_of_what(client, noor):
    client.force_login(noor, backend=BACKEND)
    page = client.get("/mijn/berichten/").content.decode()
    assert "Het weekbericht van uw wijk of dorp" in page and "Deze mail krijgt u altijd" in page
    form = {notice.name: when for notice, when in queries.choices_of(noor) if notice.is_optional}
    assert client.post("/mijn/berichten/", form | {NOTICE: "never"}).status_code == 302
    assert [(one.notice, one.when) for one in Preference.objects.all()] == [(NOTICE, "never")]
    assert client.post("/mijn/berichten/", form | {NOTICE: "at_once"}).status_code == 200, "a letter is weekly or never"


def test_one_press_in_the_mail_program_unsubscribes(client, noor):
    page = unsubscribe_page(make_message(noor))
    looked = client.get(page)
    assert looked.status_code == 200 and not Preference.objects.exists(), "looking changes nothing"
    strict = type(client)(enforce_csrf_checks=True)  # as a mail program: no cookie, no token of a form
    for _time in range(2):
        assert strict.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert {one.when for one in Preference.objects.filter(person=noor)} == {"never"}
    assert actions.tell(noor, NOTICE, subject="x", text="x") is None
    strict.post(page, {"again": "1"})
    assert actions.tell(noor, NOTICE, subject="x", text="x")


def test_only_who_may_sees_how_the_outbox_stands(client, noor, beheer):
    assert client.get("/beheer/berichten/").status_code == 302
    client.force_login(noor, backend=BACKEND)
    assert client.get("/beheer/berichten/").status_code == 403
    assert client.post("/beheer/berichten/opnieuw/").status_code == 403
    client.force_login(beheer, backend=BACKEND)
    assert client.get("/beheer/berichten/").status_code == 200


def test_the_administrator_sees_why_and_tries_again_but_never_to_whom_or_what(client, noor, beheer, postbox):
    message = make_message(noor, subject="Geheim onderwerp", text="Geheime tekst")
    postbox.answer_to = "550 5.1.1 no such user"
    sending_actions.deliver.call(message.pk)
    client.force_login(beheer, backend=BACKEND)
    page = client.get("/beheer/berichten/").content.decode()
    assert "RCPT 550 5.1.1" in page and "Geheim" not in page and noor.email not in page
    postbox.answer_to = ""
    assert client.post(f"/beheer/berichten/{message.pk}/opnieuw/").status_code == 302
    message.refresh_from_db()
    assert message.state == "waiting" and message.attempts == 0
    sending_actions.deliver.call(message.pk)
    assert len(postbox.mails) == 1


def test_without_mail_server_the_page_says_so(client, beheer, settings):
    settings.SMTP, settings.DEMO = None, False
    client.force_login(beheer, backend=BACKEND)
    assert "BASIS_SMTP_URL" in client.get("/beheer/berichten/").content.decode()


def test_without_mail_server_the_deployment_check_warns(settings):
    settings.SMTP, settings.DEMO = None, False
    assert "basis.W001" in {one.id for one in run_checks(include_deployment_checks=True)}
    settings.DEMO = True
    assert "basis.W001" not in {one.id for one in run_checks(include_deployment_checks=True)}


def test_what_a_mail_said_is_kept_a_month_and_that_there_was_one_a_year(noor, postbox):
    message = make_message(noor)
    sending_actions.deliver.call(message.pk)
    waits = make_message(noor, subject="Wacht nog")
    now = timezone.now()
    assert actions.expire(now + datetime.timedelta(days=29), False) == 0
    assert actions.expire(now + datetime.timedelta(days=31), True) == 1
    assert actions.expire(now + datetime.timedelta(days=31), False) == 1
    message.refresh_from_db()
    assert (message.text, message.subject, message.address) == ("", "", "") and message.erased_at
    actions.expire(now + datetime.timedelta(days=366), False)
    assert list(Message.objects.all()) == [waits]


def test_a_code_is_erased_as_soon_as_it_went(noor, postbox):
    message = make_message(noor, notice="accounts.code", text="123456")
    sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert message.text == "" and "123456" in str(postbox.mails[0])


def test_a_person_gets_her_messages_and_takes_them_away(noor, joris):
    make_message(noor), make_message(joris)
    actions.choose(noor, NOTICE, "never")
    assert [row["subject"] for row in queries.of_person(noor)] == ["Er is nieuws"]
    assert queries.choices_kept(noor) == [{"notice": NOTICE, "when": "never"}]
    assert actions.forget_choices(noor) == 1 and not Preference.objects.exists()
    assert actions.forget(noor) == 1 and Message.objects.get().person == joris
