"""The pages for administrators, one's own page, the command and the demo."""

import csv
import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from basis.accounts import demo
from basis.accounts.models import Person, Role, RoleGrant
from basis.accounts.tests.makers import again, make_grant, make_person
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.vision.models import CommitmentUpdate

pytestmark = pytest.mark.django_db
ROLES = "/beheer/rollen/"
PASTE = "=HYPERLINK(1)"  # a name that a spreadsheet would run


@pytest.fixture
def visit(client):
    """A browser in which somebody is signed in."""

    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def test_only_the_administrator_sees_who_has_what(visit, client, noor, joris, beheer):
    assert client.get(ROLES)["Location"] == f"/inloggen/?next={ROLES}"
    assert visit(noor).get(ROLES).status_code == 403
    assert visit(joris).get(ROLES).status_code == 403
    assert visit(beheer).get(ROLES).status_code == 200


@pytest.mark.parametrize("path", [f"{ROLES}rollen.csv", f"{ROLES}1/stoppen/"])
def test_what_is_written_down_asks_for_a_push_of_the_button(visit, client, path, joris, beheer):
    assert client.post(path)["Location"] == f"/inloggen/?next={path}"
    assert visit(joris).post(path).status_code == 403
    assert visit(beheer).get(path)["Location"] == ROLES
    assert not Act.objects.filter(action__startswith="accounts.role").exists()


@pytest.mark.parametrize(("path", "title"), [(ROLES, "Wie mag wat?"), (f"/en{ROLES}", "Who may do what?")])
def test_the_list_says_who_has_what_where_and_by_whom(visit, beheer, path, title):
    ruwaard = make_municipality()["ruwaard"]
    make_grant(make_person("Samira"), Role.AREA_DIRECTOR, area=ruwaard, granted_by=beheer)
    make_grant(make_person("Vroeger"), Role.COMMUNITY_WORKER, ends_on=datetime.date(2021, 1, 1))
    page = visit(beheer).get(path).content.decode()
    assert title in page
    assert page.count("<h1") == 1
    assert "Samira" in page
    assert "Ruwaard" in page
    assert "Vroeger" not in page
    assert "Vroeger" in visit(beheer).get(f"{path}?alle").content.decode()


def test_the_list_asks_as_many_queries_for_two_as_for_many(visit, beheer, django_assert_max_num_queries):
    for number in range(25):
        make_grant(make_person(f"Persoon{number}"), Role.AREA_DIRECTOR, granted_by=beheer)
    browser = visit(beheer)
    browser.get(ROLES)  # the first page of a session writes down that she is there
    with django_assert_max_num_queries(13):
        browser.get(ROLES)


def test_a_role_is_given_and_ended_on_the_page(visit, beheer, noor):
    sent = {"email": "Noor@voorbeeld.test", "role": "policy_adviser", "area": "", "begins_on": timezone.localdate()}
    page = visit(beheer).post(ROLES, sent, follow=True).content.decode()
    assert "Noor is nu beleidsadviseur." in page
    assert again(noor).has_perm("vision.update_commitment")
    page = visit(beheer).post(f"{ROLES}{noor.roles.get().pk}/stoppen/", follow=True).content.decode()
    assert "Noor is geen beleidsadviseur meer." in page
    assert not again(noor).has_perm("vision.update_commitment")


def test_a_role_for_nobody_is_refused_in_words(visit, beheer):
    sent = {"email": "niemand@voorbeeld.test", "role": "policy_adviser", "begins_on": "2026-01-01"}
    page = visit(beheer).post(ROLES, sent).content.decode()
    assert "Niemand heeft een account met dit e-mailadres." in page
    assert not RoleGrant.objects.filter(role="policy_adviser").exists()


def test_what_the_action_refuses_is_said_on_the_page(visit, beheer, joris):
    sent = {"email": joris.email, "role": "policy_adviser", "begins_on": "2026-01-01"}
    assert "al in die tijd" in visit(beheer).post(ROLES, sent).content.decode()
    page = visit(beheer).post(f"{ROLES}{beheer.roles.get().pk}/stoppen/", follow=True).content.decode()
    assert "laatste beheerder" in page
    assert visit(joris).post(f"{ROLES}{beheer.roles.get().pk}/stoppen/").status_code == 403


def test_the_list_is_taken_away_as_csv_with_what_is_over(visit, beheer, joris):
    make_grant(joris, Role.AREA_DIRECTOR, ends_on=datetime.date(2021, 5, 1))
    Person.objects.filter(pk=joris.pk).update(name=PASTE)
    response = visit(beheer).post(f"{ROLES}rollen.csv")
    assert f'filename="rollen-{timezone.localdate()}.csv"' in response["Content-Disposition"]
    text = response.content.decode("utf-8-sig")
    grants, _nothing, signed = text.partition("\r\n\r\n")
    lines = list(csv.DictReader(io.StringIO(grants), delimiter=";"))
    assert list(lines[0])[:6] == ["naam", "e-mailadres", "rol", "gebied", "vanaf", "tot"]
    assert list(lines[0])[6:] == ["herkomst", "gegeven door", "gestopt door"]
    assert signed.splitlines()[0] == f"stand van;{timezone.localdate()}"
    assert "handtekening" in signed
    assert {line["naam"] for line in lines} == {"Beheer", f"'{PASTE}"}
    assert [line["tot"] for line in lines if line["rol"] == "gebiedsregisseur"] == ["2021-05-01"]
    assert Act.objects.filter(action="accounts.roles_exported", actor=beheer).exists()


@pytest.mark.parametrize(("path", "words"), [("/mijn/", "Dag Joris"), ("/en/mijn/", "Hello Joris")])
def test_my_page_says_who_i_am_and_what_i_may(visit, joris, beheer, path, words):
    joris.roles.update(granted_by=beheer)
    page = visit(joris).get(path).content.decode()
    assert words in page
    assert "joris@voorbeeld.test" in page
    assert "Beheer." in page  # by whom
    assert ROLES not in page
    assert ROLES in visit(beheer).get(path).content.decode()


def test_add_person_makes_the_first_administrator(capsys):
    call_command("add_person", "baas@voorbeeld.test", "Baas", "--role", "administrator")
    told = capsys.readouterr().out
    baas = Person.objects.get()
    assert baas.has_perm("accounts.manage_roles")
    assert "vraag op /inloggen/ een code voor baas@voorbeeld.test" in told
    assert Act.objects.filter(action="accounts.person_added", actor=None, origin="command").exists()


def test_add_person_gives_a_role_in_an_area():
    make_municipality()
    call_command("add_person", "s@voorbeeld.test", "S", "--role", "area_director", "--area", "ruwaard")
    assert RoleGrant.objects.get().area.code == "GM0828-ruwaard"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["x@voorbeeld.test", "X", "--role", "koning"], "Rol 'koning' is er niet"),
        (["x@voorbeeld.test", "X", "--role", "area_director", "--area", "maan"], "Gebied 'maan' is er niet"),
        (["geen-adres", "X", "--role", "administrator"], "e-mail"),
        (["noor@voorbeeld.test", "X", "--role", "administrator"], "al iemand met dit e-mailadres"),
    ],
)
def test_add_person_says_what_is_wrong_and_changes_nothing(noor, args, message):
    with pytest.raises(CommandError, match=message):
        call_command("add_person", *args)
    assert Person.objects.count() == 1
    assert not RoleGrant.objects.exists()


def test_the_demo_has_staff_of_every_kind(settings):
    settings.DEMO = True
    make_municipality()
    demo.build()
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {role for _name, _email, role, _slug in demo.STAFF}
    samira = RoleGrant.objects.get(role=Role.AREA_DIRECTOR)
    assert samira.area.slug == "ruwaard"
    assert CommitmentUpdate.objects.exists()
    assert not CommitmentUpdate.objects.filter(is_example=False).exists()


def test_building_the_demo_again_changes_nothing(settings):
    settings.DEMO = True
    demo.build()
    before = Person.objects.count(), RoleGrant.objects.count(), CommitmentUpdate.objects.count()
    demo.build()
    assert before == (Person.objects.count(), RoleGrant.objects.count(), CommitmentUpdate.objects.count())


def test_there_is_no_demo_staff_outside_the_demo(settings):
    settings.DEMO = False
    demo.build()
    assert not Person.objects.exists()
