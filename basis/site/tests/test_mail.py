"""Settings for mail are read with a type, and refused with their name."""

import pytest

from basis.site.env import WrongSetting
from basis.site.mail import Server, domain_from, listen_from, sender_from, smtp_from


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", None),
        ("smtp://mail.v.nl", Server("mail.v.nl", 587, "", "", "starttls")),
        ("smtps://u%40v.nl:p%3Aw@mail.v.nl", Server("mail.v.nl", 465, "u@v.nl", "p:w", "implicit")),
        ("smtp://u:p@mail.v.nl:2525?tls=starttls", Server("mail.v.nl", 2525, "u", "p", "starttls")),
        ("smtp://127.0.0.1?tls=none", Server("127.0.0.1", 25, "", "", "none")),
    ],
)
def test_a_url_names_the_server(url, server):
    assert smtp_from(url) == server


@pytest.mark.parametrize(
    "url", ["mail.v.nl", "http://mail.v.nl", "smtp://", "smtp://v.nl:x", "smtp://v.nl?tls=maybe", "smtp://v.nl?pool=1"]
)
def test_any_other_url_is_refused_by_name(url):
    with pytest.raises(WrongSetting, match="BASIS_SMTP_URL"):
        smtp_from(url)


def test_a_password_never_goes_over_an_open_line():
    with pytest.raises(WrongSetting, match="tls"):
        smtp_from("smtp://u:p@mail.v.nl?tls=none")


@pytest.mark.parametrize("given", ["post", "Post <post@v.nl>", "a@b\nBcc: x@y.nl", "a@b, c@d"])
def test_a_sender_is_one_bare_address(given):
    with pytest.raises(WrongSetting, match="BASIS_MAIL_FROM"):
        sender_from("BASIS_MAIL_FROM", given, "")


def test_domain_and_place_to_listen_are_what_they_say():
    assert domain_from("D", "gesprek.v.nl") == "gesprek.v.nl"
    assert listen_from("L", "[::1]:8025") == "[::1]:8025"
    for wrong in ("x@v.nl", "v nl"):
        with pytest.raises(WrongSetting):
            domain_from("D", wrong)
    for wrong in ("8025", "127.0.0.1", "127.0.0.1:poort"):
        with pytest.raises(WrongSetting):
            listen_from("L", wrong)
