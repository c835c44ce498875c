"""What a mail says, and what it can never be made to say."""

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from basis.notifications import mail, queries
from basis.notifications.sending_actions import deliver
from basis.notifications.tests.makers import NOTICE, body, make_message

pytestmark = pytest.mark.django_db


def sent(postbox, message):
    deliver.call(message.pk)
    return postbox.mails[-1]


def test_a_mail_has_text_and_html_in_the_language_of_who_gets_it(postbox, noor):
    with translation.override("en"):
        message = make_message(
            noor, subject="News", text="# Head\n\nOne <b>line</b>\nand more", url="/en/", button="Go"
        )
    taken = sent(postbox, message)
    plain, html = (body(taken, kind).replace("\r\n", "\n") for kind in ("plain", "html"))
    assert "Head\n\nOne <b>line</b>\nand more\n\nGo:\nhttps://v.test/en/" in plain
    assert "<h2>Head</h2>" in html and "One &lt;b&gt;line&lt;/b&gt;<br>and more" in html
    assert '<html lang="en">' in html and "No more mail about this" in html and "No more mail about this" in plain
    assert taken["Content-Language"] == "en" and taken["From"].addresses[0].addr_spec == "post@voorbeeld.test"


def test_mail_says_that_a_machine_sent_it_and_how_to_have_no_more(postbox, noor):
    taken = sent(postbox, make_message(noor))
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert taken["List-Unsubscribe"].startswith("<https://v.test/berichten/afmelden/")
    assert b"\r\nList-Unsubscribe: <https://v.test/berichten/afmelden/" in postbox.raw[0], "as it stands, not encoded"
    assert taken["Date"].datetime and taken["Message-ID"].endswith("@voorbeeld.test>")


def test_the_same_row_makes_the_same_mail(postbox, noor):
    message = make_message(noor)
    first, second = mail.compose(message), mail.compose(message)
    assert (first["Message-ID"], first["Date"]) == (second["Message-ID"], second["Date"])


def test_only_addresses_of_this_website_become_links(settings):
    settings.ADDRESS = "https://v.test"
    html = mail.as_html('Kijk op https://v.test/a/ en niet op https://v.test.kwaad.nl/ of javascript:alert(1) "')
    assert html.count("<a ") == 1 and 'href="https://v.test/a/"' in html and "&quot;" in html


hostile = st.text(alphabet=st.sampled_from("aé\r\n\x0b\x0c\x85\u2028\x00:<>@,; \t"), min_size=1, max_size=60)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(subject=hostile, text=hostile)
def test_nothing_somebody_writes_becomes_a_header(settings, noor, subject, text):
    settings.MAIL_FROM, settings.ADDRESS = "post@voorbeeld.test", "https://v.test"
    message = make_message(noor, subject=f"{subject}\r\nBcc: x@kwaad.nl", text=f"{text}\r\n\r\nBcc: x@kwaad.nl")
    headers = {name.lower() for name in mail.compose(message)}
    assert "bcc" not in headers and len(headers) <= 13
    head = mail.compose(message).as_bytes().split(b"\r\n\r\n")[0]
    assert b"\r\nBcc:" not in head and b"\nBcc:" not in head.replace(b"\r\n", b"")


def test_the_link_to_unsubscribe_holds_no_address(noor):
    for to in (noor, "iemand@voorbeeld.test"):
        token = queries.unsubscribe_token(make_message(to))
        told = queries.from_token(token)
        assert told["n"] == NOTICE and "@" not in str(told)


@pytest.mark.parametrize("token", ["", "x", "eyJwIjoxfQ:1x:abc"])
def test_a_token_that_was_not_made_here_opens_nothing(token, client):
    assert queries.from_token(token) is None
    assert client.post(f"/berichten/afmelden/{token or 'leeg'}/").status_code == 404
