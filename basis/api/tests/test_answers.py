"""How the API answers, on a small API of fruit: pages, CSV, problems, headers."""

import pytest
from django.test import Client, override_settings

pytestmark = [pytest.mark.django_db, pytest.mark.urls("basis.api.tests.sample")]

PROTECTION = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "API-Version": "1.0.0",
}
ANSWERS = [
    ("get", "/api/v1", 200),
    ("get", "/api/v1/openapi.json", 200),
    ("get", "/api/v1/fruit", 200),
    ("head", "/api/v1/fruit", 200),
    ("get", "/api/v1/fruit?pagina=0", 400),
    ("get", "/api/v1/fruit/appel", 200),
    ("get", "/api/v1/fruit/peen", 404),
    ("get", "/api/v1/fruit/", 404),
    ("get", "/api/v1/openapi.json/", 404),
    ("get", "/api/v2/fruit", 404),
    ("get", "/api/onzin", 404),
    ("post", "/api/v1/fruit", 405),
    ("delete", "/api/v1/fruit/appel", 405),
    ("post", "/api/v1", 405),
    ("get", "/api/v1/fruit/kapot", 500),
]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS)
def test_every_answer_has_its_version_and_is_protected(client, method, address, status):
    response = getattr(client, method)(address)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in PROTECTION} == PROTECTION


@pytest.mark.parametrize(("method", "address", "status"), [answer for answer in ANSWERS if answer[2] >= 400])
def test_every_error_is_a_problem(client, method, address, status):
    response = getattr(client, method)(address)
    assert response.headers["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status
    assert told["instance"] == address
    assert all(told[name] for name in ("type", "title", "detail"))


def test_also_a_refused_host_gets_a_problem(client):
    response = client.get("/api/v1/fruit", headers={"host": "kwaad.example"})
    assert response.status_code == 400
    assert response.json()["status"] == 400
    assert response.headers["API-Version"]


def test_a_wrong_method_is_told_the_right_ones(client):
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        response = getattr(client, method)("/api/v1/fruit")
        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_all_faults_come_together_each_with_its_place(client):
    query = "kleur=paars&pagina=x&paginaGrootte=1001&gepluktNa=gisteren&geplukt_na=2026-01-01&kleur=rood&naam=%00"
    response = client.get(f"/api/v1/fruit?{query}")
    assert response.status_code == 400
    faults = {(e["in"], e["location"]["name"], e["code"]): e["detail"] for e in response.json()["errors"]}
    assert faults[("query", "pagina", "int_parsing")] == "Hier hoort een heel getal."
    assert faults[("query", "paginaGrootte", "less_than_equal")] == "Dit is ten hoogste 1000."
    assert faults[("query", "gepluktNa", "date_from_datetime_parsing")] == "Hier hoort een datum, zoals 2026-12-03."
    assert faults[("query", "geplukt_na", "unknown")] == "Deze sleutel kent deze vraag niet."
    assert faults[("query", "kleur", "repeated")] == "Deze sleutel kan er maar één keer staan."
    assert ("query", "naam", "nul") in faults
    one = client.get("/api/v1/fruit?kleur=paars").json()["errors"]
    assert [error["detail"] for error in one] == ["Kies uit: 'rood', 'groen'."]
    assert client.get("/api/v1/fruit/a%00b").json()["errors"][0]["in"] == "path"


def test_a_page_says_where_the_others_are(client):
    first = client.get("/api/v1/fruit?paginaGrootte=2&kleur=rood").json()
    assert [fruit["naam"] for fruit in first["resultaten"]] == ["appel", "kers"]
    middle = client.get("/api/v1/fruit?paginaGrootte=1&pagina=2").json()
    links = {name: link and link["href"] for name, link in middle["_links"].items()}
    here = "http://testserver/api/v1/fruit?paginaGrootte=1&pagina="
    assert links == {
        "self": f"{here}2",
        "first": f"{here}1",
        "prev": f"{here}1",
        "next": f"{here}3",
        "last": f"{here}3",
    }
    assert (middle["totaal"], middle["pagina"], middle["paginaGrootte"]) == (3, 2, 1)
    assert client.get(links["next"]).json()["_links"]["next"] is None


def test_a_page_after_the_last_is_empty_and_leads_back(client):
    beyond = client.get("/api/v1/fruit?pagina=9").json()
    assert beyond["resultaten"] == []
    assert beyond["_links"]["next"] is None
    assert beyond["_links"]["prev"]["href"].endswith("pagina=1")


def test_moments_are_in_utc_and_keys_in_camel_case(client):
    told = client.get("/api/v1/fruit/appel").json()
    assert told == {"naam": "appel", "aantalPitten": 5, "kleur": "rood", "gepluktOp": "2026-12-03T09:30:00Z"}


def test_the_same_list_comes_as_csv(client):
    response = client.get("/api/v1/fruit?paginaGrootte=2", headers={"accept": "text/csv"})
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert "Accept" in response.headers["Vary"]
    assert response.headers["Link"] == '<http://testserver/api/v1/fruit?paginaGrootte=2&pagina=2>; rel="next"'
    lines = b"".join(response).decode().split("\r\n")
    assert lines == [
        "naam,aantalPitten,kleur,gepluktOp",
        "appel,5,rood,2026-12-03T09:30:00Z",
        "'=peer,,groen,2026-12-03T09:30:00Z",  # no formula in somebody's spreadsheet
        "",
    ]
    last = client.get("/api/v1/fruit?paginaGrootte=2&pagina=2", headers={"accept": "text/csv"})
    assert "Link" not in last.headers


@pytest.mark.parametrize(
    ("address", "accept", "status"),
    [
        ("/api/v1/fruit", "*/*", 200),
        ("/api/v1/fruit", "application/json;q=0.5, text/html", 200),
        ("/api/v1/fruit", "application/*", 200),
        ("/api/v1/fruit", "text/csv", 200),
        ("/api/v1/fruit/appel", "text/csv", 406),
        ("/api/v1/fruit", "application/xml", 406),
        ("/api/v1/fruit", "image/png, text/html", 406),
    ],
)
def test_only_a_form_that_we_have_is_given(client, address, accept, status):
    assert client.get(address, headers={"accept": accept}).status_code == status


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=63072000)
def test_over_plain_http_one_is_sent_on_and_over_https_told_to_stay():
    browser = Client()
    away = browser.get("/api/v1/fruit")
    assert away.status_code == 301
    assert away.headers["API-Version"]
    assert "max-age=63072000" in browser.get("/api/v1/fruit", secure=True).headers["Strict-Transport-Security"]
