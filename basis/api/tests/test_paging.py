"""Pages of what is in the database, however much there is."""

import pytest
from django.test import RequestFactory

from basis import rest
from basis.accounts.models import Person


class NameOut(rest.Out):
    naam: str


def ask(path: str, **headers) -> rest.Answer:
    request = RequestFactory().get(path, headers=headers)
    given = {key: int(value) for key, value in request.GET.items()}
    return rest.page(
        request,
        Person.objects.order_by("name"),
        rest.Paging(**given),
        NameOut,
        make=lambda person: NameOut(naam=person.name),
    )


@pytest.fixture
def people(db):
    Person.objects.bulk_create([Person(email=f"p{n}@voorbeeld.test", name=f"P{n:03}") for n in range(250)])


def test_pages_together_are_all_rows_once(people):
    pages = [ask(f"/x?pagina={number}") for number in (1, 2, 3)]
    names = [out.naam for page in pages for out in page.resultaten]
    assert names == [f"P{n:03}" for n in range(250)]
    assert pages[0].totaal == 250
    assert not pages[0].totaal_is_ondergrens


def test_beyond_what_is_counted_the_total_is_a_bound(people, monkeypatch):
    monkeypatch.setattr(rest, "COUNTED_TO", 200)
    page = ask("/x?pagina=2")
    assert (page.totaal, page.totaal_is_ondergrens) == (200, True)
    assert page.links.last is None
    assert page.links.next.href.endswith("pagina=3")


def test_a_page_costs_two_queries(people, django_assert_num_queries):
    with django_assert_num_queries(2):
        ask("/x?pagina=2")


def test_csv_gives_all_rows_at_once_up_to_a_bound(people, monkeypatch):
    whole = ask("/x", accept="text/csv")
    assert b"".join(whole).count(b"\r\n") == 251
    assert "Link" not in whole.headers
    monkeypatch.setattr(rest, "MOST_A_CSV", 100)
    part = ask("/x", accept="text/csv")
    assert b"".join(part).count(b"\r\n") == 101
    assert part.headers["Link"] == '<http://testserver/x?pagina=2>; rel="next"'


def test_a_list_may_be_a_plain_sequence_too():
    request = RequestFactory().get("/x")
    page = rest.page(request, ["a", "b"], rest.Paging(), NameOut, make=lambda name: NameOut(naam=name))
    assert [out.naam for out in page.resultaten] == ["a", "b"]
