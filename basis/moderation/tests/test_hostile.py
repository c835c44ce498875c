"""Whatever is sent to a form: an answer in words, never an error of ours, and nothing stored that was refused."""

import html

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.moderation import decision_actions, urgent
from basis.moderation.models import Contribution, Report, State, Verdict
from basis.moderation.tests.makers import SAID, give

pytestmark = pytest.mark.django_db
NASTY = [
    "",
    " ",
    "\x00",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% now %}",
    "'; DROP TABLE moderation_contribution; --",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "\u202e\u200f\u0000ليس",
    "a" * 100_000,
    "😀" * 5_000,
    "%s%n%x",
    "../../etc/passwd",
    "\r\nBcc: a@voorbeeld.test",
]
FIELDS = [
    "text",
    "email",
    "checked",
    "website",
    "began",
    "on_behalf",
    "ground",
    "words",
    "besluit",
    "grond",
    "bevestig",
]


def addresses(beheer):
    """Every form of this module, each on something of its own."""
    given, shown = give(email="a@voorbeeld.test"), give(state=State.VISIBLE)
    refused = give(state=State.VISIBLE)
    decision_actions.decide(refused.contribution, verdict=Verdict.HIDE, ground="hurts", by=beheer)
    key = given.key
    return [
        "/gedachte/",
        f"/bijdrage/{key}/bevestigen/",
        f"/bijdrage/{key}/veranderen/",
        f"/bijdrage/{key}/bewaren/",
        f"/bijdrage/{refused.key}/bezwaar/",
        f"/melden/{shown.contribution.kind}/{shown.contribution.pk}/",
        f"/beheer/bijdragen/{give().contribution.pk}/",
    ]


@pytest.mark.parametrize("nasty", NASTY, ids=lambda text: repr(text[:12]))
def test_every_form_answers_every_input(client, thoughts, beheer, nasty):
    for address in addresses(beheer):
        for signed_in in (False, True):
            client.force_login(beheer) if signed_in else client.logout()
            response = client.post(address, dict.fromkeys(FIELDS, nasty))
            assert response.status_code < 500, address
            assert "<script>alert" not in response.content.decode(), address


def test_what_is_refused_is_not_stored(client, thoughts):
    for text in ("", "x" * 501):
        assert client.post(thoughts, {"text": text}).status_code == 400
    for email in ("no address", "a@b", "a" * 300 + "@voorbeeld.test", "a@voorbeeld.test\nBcc: b@voorbeeld.test"):
        assert client.post(thoughts, {"text": "Meer bomen.", "email": email}).status_code == 400
    assert not Contribution.objects.exists()


def test_what_she_wrote_is_shown_as_she_wrote_it(client):
    given = give("<b>Vet</b> & 'raar' {{ x }}")
    page = client.get(f"/bijdrage/{given.key}/").content.decode()
    assert "<b>Vet</b>" not in page
    assert SAID[given.contribution.pk] in html.unescape(page)


def test_a_page_in_between_keeps_every_field_and_no_button(client, thoughts):
    said = {"text": 'Mijn man slaat mij. "><img src=x>', "extra": ["1", "2"], "terug": "1", "csrfmiddlewaretoken": "t"}
    page = client.post(thoughts, {name: value for name, value in said.items() if name != "terug"}).content.decode()
    assert "<img" not in page.partition("<main")[2]
    assert page.count('name="extra"') == 2
    assert page.count('name="csrfmiddlewaretoken"') == 1


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1e9", "x", "1%00", "²"])
def test_a_number_that_is_none_is_not_found(client, beheer, number):
    client.force_login(beheer)
    for address in (f"/melden/moderation.thought/{number}/", f"/beheer/bijdragen/{number}/", f"/melding/{number}/"):
        assert client.get(address).status_code == 404
    assert client.get("/beheer/bijdragen/", {"gebied": number, "pagina": number}).status_code == 200


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=60), max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_report_is_taken_in_whole_or_not_at_all(client, fields):
    one = give(state=State.VISIBLE).contribution
    before = Report.objects.count()
    status = client.post(f"/melden/{one.kind}/{one.pk}/", fields).status_code
    assert (status, Report.objects.count() - before) in {(302, 1), (400, 0), (200, 0), (429, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "Mijn man slaat mij.",
        "Er is brand bij de buren!",
        "ik wil niet meer leven",
        "Hij dreigt steeds met een mes.",
        "In de straat wordt er gedeald; een jongen dealt drugs op het plein.",
        "My neighbour hits his children.",
        "The man on the corner has a gun.",
        "Ik  BEN\nBANG voor mijn vader",
    ],
)
def test_what_cannot_wait_is_seen(text):
    assert urgent.kinds_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "De brandweer geeft les op school.",
        "Wij branden van nieuwsgierigheid, en het is hier dood stil.",
        "Er zijn veel inbraken geweest, zegt het cijfer.",
        "De jeugd slaat een brug tussen oud en jong.",
        "Hier wonen mensen met een drugsverleden die nu anderen helpen.",
        "De huisarts is dicht. De politie komt vaak langs voor een praatje.",
        "Wie is er niet meer bang voor honden?",
        "Het slaat nergens op dat de bus niet meer rijdt.",
        "De dag van de mantelzorg: iedereen wil dood- en doodgewoon koffie.",
        "We want to help people in an emergency.",
        "",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text):
    assert urgent.kinds_in(text) == ()


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    assert set(urgent.kinds_in(text)) <= set(urgent.KINDS)
