"""A poster of a page: what that page says of itself, a code and an address that lead to it, for everyone."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from basis.site import poster
from tests import pdf_ua

pytestmark = pytest.mark.django_db
HELP = "/toegankelijkheid/"


def poster_of(client, path: str, address: str = "/poster/"):
    return client.get(address, {"pagina": path})


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def said(title: str, sentence: str) -> poster.Said:
    return poster.Said(f'<title>{title} · Samen</title><meta name="description" content="{sentence}">')


def test_the_poster_of_a_page_has_its_title_and_says_it_is_accessible(client):
    response = poster_of(client, HELP)
    assert response["Content-Type"] == "application/pdf"
    document = opened(response.content)
    assert len(document.pages) == 1
    assert str(document.Root.Lang) == "nl"
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Poster: Toegankelijkheid"


@pytest.mark.parametrize(("language", "title"), [("en", "Accessibility"), ("pl", "Dostępność"), ("ar", "سهولة الوصول")])
def test_it_is_there_in_each_language(client, language, title):
    response = poster_of(client, f"/{language}{HELP}", f"/{language}/poster/")
    document = opened(response.content)
    assert str(document.Root.Lang) == language
    with document.open_metadata() as metadata:
        assert title in metadata["dc:title"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/bestaat-niet/",
        "https://elders.nl/",
        "//elders.nl/",
        "/poster/",
        "/beheer/logboek/",
        "/robots.txt",
        "/api/v1/openapi.json",
        "/en/" * 2,
        "/gebieden/\0/",
        "toegankelijkheid/",
    ],
)
def test_only_a_public_page_of_this_website_has_a_poster(client, path):
    assert poster_of(client, path).status_code == 404


def test_what_somebody_may_see_who_is_signed_in_is_not_on_a_poster(client, django_user_model):
    client.force_login(
        django_user_model.objects.create_user("iemand@voorbeeld.test", name="Iemand"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert poster_of(client, reverse("accounts:me")).status_code == 404


@pytest.mark.parametrize(
    "title", ["Zo", "Samenwerkingsverbandenoverleg " * 6, "Lang en breed " * 20, "#panic() *vet* $x$ <b>"]
)
@pytest.mark.parametrize("sentence", ["", "Een zin die alles vertelt. " * 15])
def test_whatever_a_page_says_fits_on_one_sheet(title, sentence):
    address = "https://samen.voorbeeld.nl/gebieden/" + "heel-lange-naam-" * 6 + "/wijkfoto/"
    assert len(opened(poster.pdf(said(title, sentence), address, language="nl")).pages) == 1


@pdf_ua.needs_verapdf
def test_every_poster_is_pdf_ua(tmp_path):
    files = []
    for language, title in [
        ("nl", "Ruwaard"),
        ("ar", "صورة الحيّ: Ruwaard"),
        ("uk", "Доступність"),
        ("tr", "Erişilebilirlik"),
    ]:
        files.append(tmp_path / f"{language}.pdf")
        files[-1].write_bytes(poster.pdf(said(title, title), "https://samen.voorbeeld.nl/x/", language=language))
    assert not pdf_ua.faults(*files)
