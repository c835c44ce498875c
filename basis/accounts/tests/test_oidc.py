"""Staff by the provider of their organisation: everything that comes back must be right."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from basis.accounts import providers
from basis.accounts.models import Identity, Person, SignIn
from basis.accounts.tests.fake_provider import ACR, FakeProvider
from basis.audit.models import Act

pytestmark = pytest.mark.django_db
GO, BACK = "/inloggen/via/organisatie/", "/oidc/organisatie/terug/"


@pytest.fixture(scope="module")
def _key():
    return providers.new_key().as_pem(private=True)


@pytest.fixture
def provider(settings, tmp_path, _key):
    """The provider of the organisation, which knows our key."""
    fake = FakeProvider()
    settings.OIDC_KEY = tmp_path / "oidc.pem"
    settings.OIDC_KEY.write_bytes(_key)
    settings.ADDRESS = "https://voorbeeld.test"
    settings.SECOND_FACTOR = True
    settings.OIDC = settings.OIDC | {"issuer": fake.issuer, "client_id": "basis", "acr": [ACR]}
    fake.clients["basis"] = providers.public_keys()
    yield fake
    fake.close()


def come(client, provider, go=GO, back=BACK, **changes):
    """Go to the provider, sign in there, and come back."""
    return client.get(back, provider.approves(client.get(go)["Location"]) | changes)


def test_what_is_asked_is_what_the_profile_wants(client, provider):
    asked = {name: values[0] for name, values in parse_qs(urlsplit(client.get(GO)["Location"]).query).items()}
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["acr_values"] == ACR
    assert asked["redirect_uri"] == "https://voorbeeld.test/oidc/organisatie/terug/"
    assert min(len(asked["state"]), len(asked["nonce"]), len(asked["code_challenge"])) >= 43  # 256 bits
    again = parse_qs(urlsplit(client.get(GO)["Location"]).query)
    assert asked["state"] not in again["state"]
    assert asked["nonce"] not in again["nonce"]


def test_somebody_comes_in_and_is_known_the_next_time_by_her_name_there(client, provider):
    assert come(client, provider, f"{GO}?next=/visie/")["Location"] == "/visie/"
    mila = Person.objects.get()
    assert (mila.email, mila.name) == ("mila@gemeente.test", "Mila")
    assert SignIn.objects.get().way == "oidc"
    assert client.get("/mijn/").status_code == 200  # without a second step of ours
    provider.claims |= {"email": "mila.jansen@gemeente.test", "email_verified": False}
    assert come(Client(), provider).status_code == 302
    assert Person.objects.get() == mila


def test_we_show_who_we_are_with_a_key_for_a_minute(client, provider):
    come(client, provider)
    shown = provider.said[0]
    assert (shown["iss"], shown["sub"], shown["aud"]) == ("basis", "basis", f"{provider.issuer}/token")
    assert shown["exp"] - time.time() <= 60
    assert shown["jti"]


def test_of_her_name_there_only_a_fingerprint_is_kept(client, provider):
    provider.claims["sub"] = "999990019"
    come(client, provider)
    identity = Identity.objects.get()
    assert identity.subject_hash == providers.fingerprint(provider.issuer, "999990019")
    assert "999990019" not in str(vars(identity)) + str(list(Act.objects.values()))


def test_an_account_there_is_already_is_hers_when_the_address_is(client, provider, joris):
    provider.claims["email"] = joris.email.upper()
    come(client, provider)
    assert Identity.objects.get().person == joris


LIES = {
    "nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "audience": {"aud": "somebody-else"},
    "audience among others": {"aud": ["basis", "somebody-else"]},
    "authorised party": {"aud": ["basis", "x"], "azp": "x"},
    "issuer": {"iss": "https://elders.test"},
    "expired": {"exp": int(time.time()) - 3600},
    "no end": {"exp": None},
    "not yet": {"iat": int(time.time()) + 3600},
    "acr": {"acr": "http://eidas.europa.eu/LoA/low"},
    "no acr": {"acr": None},
    "no subject": {"sub": None},
    "address not hers": {"email_verified": False},
    "address hers in a text": {"email_verified": "true"},
    "no address": {"email": None},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_token_that_is_not_right_lets_nobody_in(client, provider, lie):
    provider.lies = lie
    response = come(client, provider)
    assert response.status_code == 403
    assert "Inloggen lukte niet" in response.content.decode()
    assert client.get("/mijn/").status_code == 302
    assert not Person.objects.exists()


def test_a_token_that_somebody_else_signed_lets_nobody_in(client, provider):
    provider.signer = provider.stranger
    assert come(client, provider).status_code == 403


def test_a_token_that_nobody_signed_lets_nobody_in(client, provider):
    provider.algorithm = "none"
    assert come(client, provider).status_code == 403


def test_a_token_signed_with_our_public_knowledge_of_its_key_lets_nobody_in(client, provider):
    provider.algorithm = "HS256"
    assert come(client, provider).status_code == 403


def test_the_same_answer_works_once(client, provider):
    answer = provider.approves(client.get(GO)["Location"])
    assert client.get(BACK, answer).status_code == 302
    client.post("/uitloggen/")
    assert client.get(BACK, answer).status_code == 403
    assert client.get("/mijn/").status_code == 302


def test_a_code_that_was_used_lets_nobody_in(provider):
    first, second = Client(), Client()
    stolen = provider.approves(first.get(GO)["Location"])
    first.get(BACK, stolen)
    mine = provider.approves(second.get(GO)["Location"])
    assert second.get(BACK, mine | {"code": stolen["code"]}).status_code == 403


def test_the_code_of_another_visit_does_not_fit(provider):
    victim, thief = Client(), Client()
    stolen = provider.approves(victim.get(GO)["Location"])
    mine = provider.approves(thief.get(GO)["Location"])
    assert thief.get(BACK, mine | {"code": stolen["code"]}).status_code == 403  # PKCE: the verifier is of the other


@pytest.mark.parametrize("state", ["", "made-up"])
def test_an_answer_that_nobody_asked_for_is_refused(client, provider, state):
    assert come(client, provider, state=state).status_code == 403


def test_an_answer_in_another_browser_is_refused(client, provider):
    assert Client().get(BACK, provider.approves(client.get(GO)["Location"])).status_code == 403


@pytest.mark.parametrize("changes", [{"iss": "https://elders.test"}, {"iss": ""}])
def test_the_answer_of_one_provider_is_not_taken_for_that_of_another(client, provider, changes):
    assert come(client, provider, **changes).status_code == 403


def test_a_provider_that_names_itself_so_names_itself_in_its_answer(client, provider):
    answer = provider.approves(client.get(GO)["Location"])
    del answer["iss"]
    assert client.get(BACK, answer).status_code == 403


def test_a_provider_with_another_name_than_we_know_is_not_believed(client, provider):
    provider.about["issuer"] = "https://elders.test"
    assert client.get(GO).status_code == 403


def test_a_provider_that_is_away_is_said_to_be_away(client, provider):
    provider.close()
    page = client.get(GO)
    assert page.status_code == 403
    assert "antwoordt nu niet" in page.content.decode()


def test_who_stops_there_hears_so(client, provider):
    answer = provider.approves(client.get(GO)["Location"])
    del answer["code"]
    page = client.get(BACK, answer | {"error": "access_denied"}).content.decode()
    assert "gestopt" in page


def test_a_key_that_the_provider_made_today_is_looked_up(client, provider):
    come(client, provider)
    cache.set(f"oidc:{provider.issuer}/jwks", {"keys": [providers.public_keys()["keys"][0]]}, 3600)
    assert come(Client(), provider).status_code == 302


def test_one_comes_back_in_the_language_in_which_one_went(client, provider):
    provider.lies = {"nonce": "another"}
    page = come(client, provider, f"/en{GO}").content.decode()
    assert '<html lang="en"' in page


def test_signing_out_ends_the_session_there_as_well(client, provider):
    come(client, provider)
    response = client.post("/uitloggen/")
    there = response["Refresh"].partition("url=")[2]
    asked = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{provider.issuer}/session/end?")
    assert asked["post_logout_redirect_uri"] == ["https://voorbeeld.test/"]
    assert len(asked["id_token_hint"][0]) > 100
    assert "Ook daar uitloggen" in response.content.decode()
    assert client.get("/mijn/").status_code == 302


def test_without_a_provider_there_is_no_such_way(client):
    assert client.get(GO).status_code == 404
    assert client.get(BACK).status_code == 404
    assert client.get("/oidc/jwks.json").json() == {"keys": []}
    assert "via/organisatie" not in client.get("/inloggen/").content.decode()
