"""How the API speaks: pages of results, CSV, problems (RFC 9457), after the NLGov REST API Design Rules 2.2.

A module writes its `api.py` with this, and names its router in `module.py` (`api="basis.areas.api.router"`):

    router = rest.router("Gebieden")

    class AreaOut(rest.Out):  # snake_case here, camelCase on the wire
        code: str = Field(description="Code van het CBS", examples=["BU08280600"])
        ouder_code: str | None

    class AreaQuery(rest.Paging):  # the query keys; a key that is not here is refused
        soort: Area.Kind | None = Field(None, description="Alleen gebieden van deze soort")

    @router.get("/gebieden", response=rest.page_of(AreaOut), summary="Alle gebieden", url_name="areas")
    def areas(request: HttpRequest, vraag: Query[AreaQuery]) -> rest.Answer:
        return rest.page(request, queries.areas(kind=vraag.soort), vraag, AreaOut, make=_area)

    @router.get("/gebieden/{code}", response=AreaOut, summary="Eén gebied", url_name="area")
    def area(request: HttpRequest, code: str) -> AreaOut:
        found = queries.area(code)
        if found is None:
            raise rest.Problem(404, f"Er is geen gebied met code {code}.")
        return _area(found)

`basis.api` adds the rest to every operation: the documented errors, CSV beside JSON on every page of results,
the headers, 406, and the refusal of unknown query keys together with all other faults of the request.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field, create_model
from pydantic.alias_generators import to_camel

API_VERSION = "1.0.0"  # semver; the major number is in the address: /api/v1
PAGE_SIZE = 100
MOST_A_PAGE = 1000
MOST_A_CSV = 100_000  # rows of one CSV when no page size is asked
COUNTED_TO = 100_000  # beyond this a total is only "at least": counting millions costs more than it tells


class Problem(Exception):
    """An answer that is an error: an HTTP status and one sentence in B1 for who called."""

    def __init__(self, status: int, detail: str, *, errors: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)


TITLES = {
    400: "De vraag klopt niet",
    401: "Niet aangemeld",
    403: "Dit mag u niet zien of doen",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    406: "Deze vorm is er niet",
    415: "Deze vorm van invoer kan niet",
    429: "Te veel vragen",
    500: "Er ging bij ons iets mis",
}


def problem(request: HttpRequest, status: int, detail: str, *, errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """The answer `application/problem+json`; `errors` says per place in the request what is wrong (NLGov rules 2.2)."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.get_full_path(),
    }
    if errors:
        body["errors"] = list(errors)
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json")


def _camel(name: str) -> str:
    return to_camel(name)


class Out(Schema):
    """Something the API gives: snake_case in Python, camelCase on the wire."""

    model_config = ConfigDict(alias_generator=_camel, populate_by_name=True)


class Paging(Schema):
    """The query keys of a page of results; a module's own filters are a subclass of this."""

    model_config = ConfigDict(alias_generator=_camel, populate_by_name=True)

    pagina: int = Field(1, ge=1, le=1_000_000, description="Welke pagina, de eerste is 1")
    pagina_grootte: int | None = Field(
        None,
        ge=1,
        le=MOST_A_PAGE,
        description=f"Hoeveel regels op een pagina; zonder dit {PAGE_SIZE}, en {MOST_A_CSV} in CSV",
    )


class Link(Schema):
    """Where something is."""

    href: str = Field(json_schema_extra={"format": "uri"})


class PageLinks(Schema):
    """Where the other pages are; what is not there is null."""

    self: Link
    first: Link
    prev: Link | None = None
    next: Link | None = None
    last: Link | None = Field(None, description="Er is geen laatste pagina bekend als het totaal een ondergrens is")


class Page(Out):
    """One page of results; `page_of` makes it for a kind of thing."""

    links: PageLinks = Field(alias="_links")
    pagina: int
    pagina_grootte: int
    totaal: int = Field(description="Hoeveel er zijn, alle pagina's samen")
    totaal_is_ondergrens: bool = Field(description=f"Waar als er meer zijn dan {COUNTED_TO}: verder tellen wij niet")


O = TypeVar("O", bound=Out)  # noqa: E741
T = TypeVar("T")
Answer = Page | HttpResponseBase


def router(tag: str) -> Router:
    """The router of a module; the tag is its Dutch title in the documentation."""
    return Router(tags=[tag], by_alias=True)


_pages: dict[type[Out], type[Page]] = {}


def page_of(shape: type[Out]) -> type[Page]:
    """The shape of a page of these things: what is on it stands under `resultaten`."""
    if shape not in _pages:
        _pages[shape] = create_model(
            f"{shape.__name__}Page",
            __base__=Page,
            __doc__="Een pagina met resultaten.",
            resultaten=(list[shape], ...),  # type: ignore[valid-type]
        )
    return _pages[shape]


def wants_csv(request: HttpRequest) -> bool:
    """Whether the caller prefers CSV to JSON, by its Accept header."""
    return request.get_preferred_type(["application/json", "text/csv"]) == "text/csv"


def page(
    request: HttpRequest,
    rows: QuerySet[Any, Any] | Sequence[Any],
    asked: Paging,
    shape: type[O],
    *,
    make: Callable[[Any], O],
    total: int | None = None,
) -> Answer:
    """One page of `rows`, each turned into `shape` by `make`: as JSON with links, or as CSV when that is asked.

    `rows` must have a fixed order. `total` is how many there are, when the caller knows it already; otherwise they are
    counted, up to COUNTED_TO. A page after the last one is empty, no error.
    """
    as_csv = wants_csv(request)
    size = asked.pagina_grootte or (MOST_A_CSV if as_csv else PAGE_SIZE)
    start = (asked.pagina - 1) * size
    if as_csv:
        return _csv(request, rows[start : start + size + 1], asked.pagina, size, shape, make)
    if total is None:
        total = _count(rows)
    at_least = total > COUNTED_TO
    last = None if at_least else max(1, -(-total // size))
    links = PageLinks(
        self=_link(request, asked.pagina),
        first=_link(request, 1),
        prev=_link(request, min(asked.pagina - 1, last or asked.pagina)) if asked.pagina > 1 else None,
        next=_link(request, asked.pagina + 1) if last is None or asked.pagina < last else None,
        last=_link(request, last) if last else None,
    )
    return page_of(shape).model_construct(
        links=links,
        pagina=asked.pagina,
        pagina_grootte=size,
        totaal=min(total, COUNTED_TO),
        totaal_is_ondergrens=at_least,
        resultaten=[make(row) for row in rows[start : start + size]],
    )


def _count(rows: QuerySet[Any, Any] | Sequence[Any]) -> int:
    """How many, at most COUNTED_TO + 1."""
    if isinstance(rows, QuerySet):
        return rows.order_by()[: COUNTED_TO + 1].count()
    return len(rows)


def _link(request: HttpRequest, number: int) -> Link:
    query = request.GET.copy()
    query["pagina"] = str(number)
    return Link(href=request.build_absolute_uri(f"{request.path}?{query.urlencode()}"))


class _Line:
    """A file that hands back what is written to it, so that the csv module can write to a stream."""

    def write(self, line: str) -> str:
        return line


def csv_file(
    rows: Iterable[Any], shape: type[O], make: Callable[[Any], O], name: str, *, mark: str = ""
) -> StreamingHttpResponse:
    """The same as a file for people: `name`.csv, RFC 4180 in UTF-8, a row at a time.

    `mark` stands before the first column: a spreadsheet reads the accents when it is the byte order mark.
    """
    columns = [field.alias or name for name, field in shape.model_fields.items()]
    writer = csv.writer(_Line())

    def lines() -> Iterator[str]:
        yield mark + writer.writerow(columns)
        for row in rows:
            values = make(row).model_dump(mode="json", by_alias=True)
            yield writer.writerow([_cell(values[column]) for column in columns])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _csv(
    request: HttpRequest,
    rows: QuerySet[Any, Any] | Sequence[Any],
    number: int,
    size: int,
    shape: type[O],
    make: Callable[[Any], O],
) -> HttpResponseBase:
    """RFC 4180 in UTF-8, a row at a time; `Link` with rel="next" says that there is more (RFC 8288).

    `rows` holds one row more than the page when there is a next one.
    """
    response = csv_file(_first(rows, size), shape, make, request.path.rstrip("/").rsplit("/", 1)[-1])
    if _has_more(rows, size):
        response["Link"] = f'<{_link(request, number + 1).href}>; rel="next"'
    return response


def _first(rows: QuerySet[Any, Any] | Sequence[Any], size: int) -> Iterable[Any]:
    found = rows.iterator(chunk_size=2000) if isinstance(rows, QuerySet) else iter(rows)
    return (row for row, _ in zip(found, range(size), strict=False))


def _has_more(rows: QuerySet[Any, Any] | Sequence[Any], size: int) -> bool:
    return rows[size : size + 1].exists() if isinstance(rows, QuerySet) else len(rows) > size


def _cell(value: object) -> object:
    """A value as text; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
