"""A message goes once, whatever happens to the worker or the mail server."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from basis.notifications import presence, queries, sending_actions
from basis.notifications.models import Message
from basis.notifications.tests.makers import make_message

pytestmark = pytest.mark.django_db
State = Message.State


def later(**span):
    return timezone.now() + datetime.timedelta(**span)


def test_a_message_goes_once_however_often_it_is_delivered(postbox, noor):
    message = make_message(noor)
    for _time in range(3):
        sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert [mail["To"] for mail in postbox.mails] == [noor.email]
    assert message.state == State.SENT and message.sent_at and not message.claimed_by


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_was_told(postbox, noor):
    make_message(noor)
    call_command("work", once=True)
    assert len(postbox.mails) == 1
    assert not list((presence._folder("workers")).iterdir()), "the worker said that it went"


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_is_never_told(postbox, noor):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_message(noor)
        raise ZeroDivisionError
    call_command("work", once=True)
    assert not postbox.mails and not DBTaskResult.objects.exists()


def test_the_same_thing_is_told_once(noor):
    assert make_message(noor, once="a:1")
    assert make_message(noor, once="a:1") is None
    assert Message.objects.count() == 1


def test_a_message_to_no_address_is_refused(db):
    with pytest.raises(ValidationError):
        make_message("noor@voorbeeld.test\nBcc: iedereen@voorbeeld.test")


def test_a_message_of_an_undeclared_kind_is_refused(noor):
    with pytest.raises(LookupError):
        make_message(noor, notice="nobody.knows")


def test_a_server_that_is_busy_is_tried_again_later_and_at_last_no_more(postbox, noor):
    postbox.answer = "451 4.3.0 try later, noor@voorbeeld.test"
    message = make_message(noor)
    at, waited = timezone.now(), datetime.timedelta()
    for attempt in range(1, sending_actions.MOST_TRIES + 1):
        claimed = sending_actions.claim(message.pk, at=at)
        assert claimed, f"try {attempt}"
        sending_actions.note_failure(claimed, "DATA 451 4.3.0", at=at)
        message.refresh_from_db()
        waited += message.not_before - at
        at = message.not_before
    assert message.state == State.DEAD and message.attempts == sending_actions.MOST_TRIES
    assert datetime.timedelta(days=1.5) < waited < datetime.timedelta(days=4)


def test_the_first_failure_is_written_down_without_what_the_server_said(postbox, noor):
    postbox.answer = "451 4.3.0 try later, noor@voorbeeld.test"
    message = make_message(noor)
    sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert message.state == State.WAITING and message.error == "SMTPDataError 451 4.3.0"
    again = DBTaskResult.objects.latest("enqueued_at")
    assert datetime.timedelta(seconds=40) < again.run_after - timezone.now() < datetime.timedelta(seconds=75)


def test_an_address_that_is_not_there_is_not_tried_again(postbox, noor):
    postbox.answer_to = "550 5.1.1 no such user"
    message = make_message(noor)
    sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == (State.DEAD, "RCPT 550 5.1.1")


def test_without_a_mail_server_messages_wait(settings, noor):
    settings.SMTP, settings.DEMO = None, False
    message = make_message(noor)
    assert sending_actions.deliver.call(message.pk) == "not waiting"
    message.refresh_from_db()
    assert message.state == State.WAITING and message.attempts == 0


def test_what_waited_for_a_mail_server_goes_when_there_is_one(postbox, noor):
    message = make_message(noor)
    DBTaskResult.objects.all().delete()
    assert sending_actions.recover(later(minutes=1)) == "enqueued 1"
    assert sending_actions.recover(later(minutes=1)) == "", "once is enough"
    assert DBTaskResult.objects.get().args_kwargs["args"] == [message.pk]


def test_what_the_server_took_before_the_worker_was_killed_is_not_sent_again(postbox, noor):
    message = sending_actions.claim(make_message(noor).pk, by="dead")
    (presence._folder("workers") / "dead").touch()
    presence.mark_accepted(message.reference)
    assert sending_actions.recover(timezone.now()) == "sent 1"
    sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert message.state == State.SENT and not postbox.mails and not presence.accepted()


def test_what_a_killed_worker_was_sending_is_sent_by_another_with_the_same_message_id(postbox, noor):
    message = sending_actions.claim(make_message(noor).pk, by="dead")
    (presence._folder("workers") / "dead").touch()
    sending_actions.recover(timezone.now())
    sending_actions.deliver.call(message.pk)
    assert [mail["Message-ID"] for mail in postbox.mails] == [f"<{message.reference.hex}@voorbeeld.test>"]
    assert presence.workers() == ([], set()), "the dead worker is buried"


def test_a_worker_that_lives_keeps_what_it_is_sending(noor, postbox):
    message = make_message(noor)
    with presence.appear():
        sending_actions.claim(message.pk, at=timezone.now() - datetime.timedelta(hours=3)) or sending_actions.claim(
            message.pk
        )
        sending_actions.recover(later(hours=2))
        message.refresh_from_db()
        assert message.state == State.SENDING


def test_a_worker_elsewhere_is_given_ten_minutes(noor, postbox):
    message = sending_actions.claim(make_message(noor).pk, by="another-machine")
    sending_actions.recover(later(minutes=9))
    message.refresh_from_db()
    assert message.state == State.SENDING
    sending_actions.recover(later(minutes=11))
    message.refresh_from_db()
    assert message.state == State.WAITING


def test_a_task_that_a_killed_worker_was_doing_is_done_again_but_not_for_ever(noor, postbox):
    make_message(noor)
    task = DBTaskResult.objects.get()
    for start in range(1, sending_actions.MOST_STARTS + 1):
        task.claim(f"dead-{start}")
        (presence._folder("workers") / f"dead-{start}").touch()
        sending_actions.recover(timezone.now())
        task.refresh_from_db()
        assert task.status == ("READY" if start < sending_actions.MOST_STARTS else "FAILED")


def test_the_demo_without_mail_server_shows_its_mail(settings, noor, client):
    settings.SMTP, settings.DEMO = None, True
    message = make_message(noor, subject="Uw code is 123456", url="/en/", button="Open <b>")
    sending_actions.deliver.call(message.pk)
    message.refresh_from_db()
    assert message.state == State.SENT and message.text
    page = client.get("/voorbeeldpost/").content.decode()
    assert "Uw code is 123456" in page and "Open &lt;b&gt;" in page and "noindex" in page


@pytest.mark.parametrize("demo", [False, True])
def test_outside_such_a_demo_there_is_no_page_with_mail(settings, client, demo, postbox):
    settings.DEMO = demo  # with a mail server
    assert client.get("/voorbeeldpost/").status_code == 404
    assert not queries.is_on_website()
