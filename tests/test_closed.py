"""Closed by default: nothing shows an address, a telephone number or the name of a resident to anybody but herself.

Canaries are planted in every place that can hold one; then every page, file, API answer, search and error is asked for.
"""

import re
import shutil
import subprocess

import pytest
from django.apps import apps
from django.db import models
from django.test import Client, override_settings

from basis.accounts.models import Person
from basis.areas.models import Area
from basis.figures.reading_actions import give_reading
from basis.languages import COMPLETE, SOURCE
from basis.moderation import decision_actions
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution
from basis.moderation.states import Ground, State, Verdict
from basis.relay import actions as relay
from basis.search import actions as search
from tests.crawl import Answer, view_of, walk
from tests.test_crawl import VISITORS, client_of

NAME, PHONE = "Kanarie Vogelzang-de Wit", "06-87654321"
MAIL = "kanarie{}@geheim.test"
SEE_STAFF = {"accounts:roles"}  # where the administrator sees the addresses of who works here
OF_ORGANISATIONS = {"socialmap.Organisation", "socialmap.Place", "socialmap.Service"}  # they want to be found
CONTACT_POINTS = {"topics.Topic"}  # whom residents can ring: that is what it is for
ASKED = [
    *("/api/v1", "/api/v1/openapi.json", "/api/v1/visie/afspraken", "/api/v1/gebieden", "/api/v1/waarnemingen"),
    *(f"/zoeken/?q={word}" for word in ("kanarie", "vogelzang", "geheim", "0687654321", "kanarie1@geheim.test")),
    *(f"/api/v1/_zoek?q={word}" for word in ("kanarie", "geheim.test")),
    *("/bestaat-niet/", "/en/bestaat-niet/", "/beheer/bestaat-niet/", "/api/v1/bestaat-niet", "/robots.txt"),
    *("/.well-known/security.txt", "/bijdrage/onbekend/", "/melding/1/", "/mijn/", "/gebieden/ruwaard/wijkfoto.pdf"),
]

pytestmark = pytest.mark.usefixtures("demo_world")


@pytest.fixture(scope="module", autouse=True)
def aviary(demo_world):
    """A resident who does everything one can do here, with and without her account; the demo shows no mail now."""
    ruwaard = Area.objects.own().get(slug="ruwaard")
    hers = Person.objects.create_user(MAIL.format(1), name=NAME, phone=PHONE, reach="phone", area=ruwaard)
    staff = Person.objects.get(email="samira@voorbeeld.test")  # who works for this area
    for number, by in enumerate([hers, None, None]):
        intake = Intake(email="" if by else MAIL.format(number + 2))
        text = f"Vogels tellen wij hier elke dag, {number} keer."
        give_reading(ruwaard, "inwoners", text=text, byline="" if by else "een buurvrouw", by=by, intake=intake)
    for one in Contribution.objects.filter(state=State.HELD, author=hers):
        decision_actions.decide(one, verdict=Verdict.PUBLISH, by=staff)
    visible = Contribution.objects.filter(kind="figures.reading", state=State.VISIBLE).exclude(author=hers).first()
    decision_actions.report(visible, ground=Ground.UNTRUE, words="Dit klopt niet.", email=MAIL.format(5))
    about = relay.About("demo", "vogels", "het vogelhuis")
    relay.begin(about, asker=relay.Side(person=hers, name="K."), other=relay.Side(person=staff), text=f"Bel {PHONE}.")
    search.refresh()
    with override_settings(DEMO=False):
        yield hers


def _person(name: str) -> Person:
    return Person.objects.get(name=name)


def secrets_of(but: Person | None) -> set[str]:
    """Every address in the database, every telephone number, and the names of residents; not those of one person."""
    kept = [model for model in apps.get_models() if model._meta.label not in OF_ORGANISATIONS | CONTACT_POINTS]
    found = {value for model in kept for field in _addresses(model) for value in _values(model, field)}
    people = Person.objects.exclude(pk=but.pk if but else None)
    found |= {PHONE, "0687654321", NAME}
    found |= set(people.exclude(phone="").values_list("phone", flat=True))
    return {value.lower() for value in found if value} - ({but.email} if but else set())


def _addresses(model) -> list[str]:
    return [field.name for field in model._meta.fields if isinstance(field, models.EmailField)]


def _values(model, field: str) -> set[str]:
    return set(model._default_manager.values_list(field, flat=True))


def words_of(response) -> str:
    """What an answer says, also a file; headers too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type") == "application/pdf" and shutil.which("pdftotext"):
        content += subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
    told = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{told} {content.decode(errors='replace')}"


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_finds_what_is_somebody_elses(visitor, aviary):
    client = client_of(f"{visitor}") if not Person.objects.filter(name=visitor).exists() else _client(visitor)
    me = Person.objects.filter(name=visitor).first()
    secret = re.compile("|".join(re.escape(one) for one in sorted(secrets_of(me), key=len, reverse=True)))
    found, asked = {}, set()

    def fetch(address: str) -> Answer:
        if address.startswith("/static/") or (visitor != "nobody" and ".pdf" in address):
            return Answer(200, "file")  # papers are made of what everybody sees
        response = client.get(address)
        asked.add(address)
        told = words_of(response)
        said = {one for one in secret.findall(told.lower()) if one not in address}  # a question is shown again
        if said and view_of(address).partition(":")[2] not in SEE_STAFF:
            found[address] = said
        kind = response.headers.get("Content-Type", "")
        return Answer(response.status_code, kind, told, response.headers.get("Location", ""))

    spoken = COMPLETE if visitor in {"nobody", "resident"} else (SOURCE,)  # an English page shows the same things
    walk(fetch, ("/", "/en/")[: len(spoken)], languages=spoken, a_view=5 if visitor == "nobody" else 2, variants=3)
    for address in ASKED:
        fetch(address)
    assert len(asked) > 40
    assert not found


def _client(visitor: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(_person(visitor))
    return client


def test_the_administrator_sees_addresses_of_staff_and_of_no_resident(aviary):
    client = _client("administrator") if Person.objects.filter(name="administrator") else client_of("administrator")
    for path in ("/beheer/rollen/?alle", "/beheer/logboek/", "/beheer/berichten/", "/beheer/bijdragen/"):
        told = words_of(client.get(path)).lower()
        assert "geheim.test" not in told, path
        assert NAME.lower() not in told, path


def test_the_canaries_are_there_and_would_be_seen(aviary):
    """The test above can fail: she herself finds what is hers, and so does the same search."""
    client = Client()
    client.force_login(aviary)
    assert Contribution.objects.filter(author=aviary, state=State.VISIBLE).exists()
    told = words_of(client.get("/mijn/"))
    assert NAME in told
    assert MAIL.format(1) in told
    assert PHONE in words_of(client.get("/mijn/privacy/mijn-gegevens.json"))
    assert {MAIL.format(number) for number in (1, 3, 4, 5)} <= secrets_of(None)


@pytest.mark.parametrize("email", [MAIL.format(1), "niemand@geheim.test"])
def test_signing_in_does_not_say_who_has_an_account(email, aviary):
    client = Client()
    response = client.post("/inloggen/", {"email": email}, follow=True)
    told = words_of(response)
    assert NAME not in told
    assert response.redirect_chain == [("/inloggen/code/", 302)]
