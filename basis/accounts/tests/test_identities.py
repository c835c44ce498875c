"""Roles by the groups of a provider, and residents who come by a broker."""

import datetime
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from basis.accounts import apps, identity_actions, providers
from basis.accounts.models import Identity, Role
from basis.accounts.tests.fake_provider import ACR, FakeProvider
from basis.accounts.tests.makers import again, make_grant, make_person, sign_in
from basis.areas.tests.makers import make_municipality

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
GO, BACK = "/inloggen/via/digid/", "/oidc/digid/terug/"


@pytest.fixture
def mapping(settings):
    """Groups that lead to roles."""
    roles = (
        ("sociaal", "policy_adviser", ""),
        ("CN=Ruwaard, OU=Oss", "area_director", "ruwaard"),
        ("oud", "area_director", "nergens"),
    )
    settings.OIDC = settings.OIDC | {"roles": roles}
    return make_municipality()


def held(person):
    return {(grant.role, grant.area and grant.area.slug) for grant in person.roles.on(TODAY())}


def test_groups_give_roles_and_take_them(mapping):
    mila = make_person("Mila")
    identity_actions.follow_groups(mila, ["sociaal", "CN=Ruwaard, OU=Oss", "anders", "oud"])
    assert held(mila) == {(Role.POLICY_ADVISER, None), (Role.AREA_DIRECTOR, "ruwaard")}
    assert set(mila.roles.values_list("source", flat=True)) == {"oidc"}
    assert again(mila).has_perm("vision.update_commitment")
    identity_actions.follow_groups(mila, ["CN=Ruwaard, OU=Oss"])
    assert held(mila) == {(Role.AREA_DIRECTOR, "ruwaard")}
    identity_actions.follow_groups(mila, [])
    assert held(mila) == set()
    identity_actions.follow_groups(mila, ["sociaal"])  # back the same day
    assert held(mila) == {(Role.POLICY_ADVISER, None)}


def test_a_role_from_a_provider_is_gone_when_somebody_stays_away(mapping):
    mila = make_person("Mila")
    identity_actions.follow_groups(mila, ["sociaal"])
    later = TODAY() + datetime.timedelta(days=2)
    assert not mila.roles.on(later).exists()
    identity_actions.follow_groups(mila, ["sociaal"], today=TODAY() + datetime.timedelta(days=1))
    assert mila.roles.on(later).count() == 1
    assert mila.roles.count() == 1


def test_a_role_by_hand_stays_and_is_not_given_twice(mapping):
    mila = make_person("Mila")
    make_grant(mila, Role.POLICY_ADVISER)
    identity_actions.follow_groups(mila, ["sociaal"])
    assert mila.roles.count() == 1
    identity_actions.follow_groups(mila, [])
    assert held(mila) == {(Role.POLICY_ADVISER, None)}


def test_a_role_that_is_not_there_stops_the_start(settings):
    settings.OIDC = settings.OIDC | {"roles": (("g", "koning", ""),)}
    assert [fault.msg for fault in apps._groups_lead_to_roles()] == [
        f"BASIS_OIDC_ROLES: koning: kies uit / choose from {', '.join(Role.values)}"
    ]


def test_the_key_is_made_once_for_its_owner_only_and_its_public_half_is_shown(settings, tmp_path, client, capsys):
    settings.OIDC_KEY = tmp_path / "oidc.pem"
    call_command("make_oidc_key")
    assert stat.S_IMODE(Path(settings.OIDC_KEY).stat().st_mode) == 0o600
    (shown,) = client.get("/oidc/jwks.json").json()["keys"]
    assert {"kty", "n", "e", "kid", "use", "alg"} == set(shown)
    with pytest.raises(CommandError, match="is er al"):
        call_command("make_oidc_key")
    call_command("make_oidc_key", "--new")
    assert client.get("/oidc/jwks.json").json()["keys"][0]["kid"] != shown["kid"]


@pytest.fixture
def broker(settings, tmp_path):
    """A broker that knows residents by DigiD, and tells their BSN as their name."""
    fake = FakeProvider()
    fake.claims = {"sub": "999990019", "acr": ACR}
    settings.OIDC_KEY = tmp_path / "oidc.pem"
    settings.OIDC_KEY.write_bytes(providers.new_key().as_pem(private=True))
    settings.BROKER = settings.BROKER | {"issuer": fake.issuer, "client_id": "basis", "acr": [ACR]}
    fake.clients["basis"] = providers.public_keys()
    yield fake
    fake.close()


def come(client, broker, onward="/visie/"):
    return client.get(BACK, broker.approves(client.get(GO, {"next": onward})["Location"]))


def test_a_resident_proves_her_address_once_and_is_known_after_that(client, broker, noor):
    assert come(client, broker)["Location"] == "/inloggen/?next=%2Fvisie%2F"
    assert not Identity.objects.exists()
    sign_in(client, noor.email)
    assert Identity.objects.get().person == noor
    other = Client()
    assert come(other, broker)["Location"] == "/visie/"
    assert "Dag Noor" in other.get("/mijn/").content.decode()
    assert noor.sign_ins.get(way="broker").session_key == other.session.session_key


def test_no_bsn_is_kept_anywhere(client, broker, noor, tmp_path):
    from io import StringIO

    come(client, broker)
    sign_in(client, noor.email)
    come(Client(), broker)
    everything = StringIO()
    call_command("dumpdata", stdout=everything, verbosity=0)
    assert "999990019" not in everything.getvalue()


def test_who_is_signed_in_adds_it_on_her_page(client, broker, noor):
    client.force_login(noor)
    assert "/inloggen/via/digid/" in client.get("/mijn/inloggen/").content.decode()
    assert come(client, broker, "/mijn/inloggen/")["Location"] == "/mijn/inloggen/"
    assert Identity.objects.get().person == noor


def test_what_belongs_to_one_account_does_not_join_another(client, broker, noor, joris):
    client.force_login(noor)
    come(client, broker)
    other = Client()
    other.force_login(joris)
    assert come(other, broker).status_code == 403
    assert Identity.objects.get().person == noor


def test_a_broker_makes_nobody_staff(client, broker, joris, settings):
    settings.SECOND_FACTOR = True
    Identity.objects.create(
        person=joris, issuer=broker.issuer, subject_hash=providers.fingerprint(broker.issuer, "999990019")
    )
    come(client, broker)
    assert client.get("/visie/")["Location"] == "/mijn/inloggen/"


def test_a_resident_without_a_second_step_comes_in_by_a_broker_that_is_sure_enough_only(client, broker, noor):
    broker.lies = {"acr": "urn:digid:basis"}
    assert come(client, broker).status_code == 403
