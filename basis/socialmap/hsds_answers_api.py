"""How lists of HSDS are asked by POST, and answered: pages, lines, and one thing with all under it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils import timezone

from basis import packs, rest
from basis.socialmap import hsds, hsds_queries
from basis.socialmap.hsds_asked import EntryQuery, ListQuery

NDJSON = "application/x-ndjson"
A_CHUNK = 500  # rows fetched at a time while all are sent
T = TypeVar("T")
Make = Callable[..., dict[str, Any]]


def root(request: HttpRequest) -> str:
    """The address of this website."""
    return f"{request.scheme}://{request.get_host()}"


def here(request: HttpRequest) -> hsds.Here:
    """What every entry is told with."""
    return hsds.Here(root=root(request), province=packs.site().province, today=timezone.localdate())


def terms(asked: EntryQuery, fields: tuple[str, ...], before: str = "") -> Q:
    """Which have the term, or a term of the list, that was asked."""
    found = Q()
    if asked.taxonomy_term_id:
        found &= hsds_queries.of_term(asked.taxonomy_term_id, fields, before)
    if asked.taxonomy_id:
        found &= hsds_queries.of_taxonomy(asked.taxonomy_id, fields, before)
    return found


def entries(
    asked: EntryQuery, found: QuerySet[Any], kind: str, make: Make, here: hsds.Here, kept: tuple[str, ...]
) -> HttpResponseBase:
    """A page of entries, after the keys that all kinds of entries have."""
    if asked.modified_after:
        found = found.filter(changed_at__gte=asked.modified_after)
    if asked.search:
        found = hsds_queries.in_words(found, asked.search, kind)
    return page(asked, found, shown(asked, make, here, kept))


def shown(asked: EntryQuery, make: Make, here: hsds.Here, kept: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    """How one of a list is told: as little as can be, plain, or with all under it."""
    if not asked.minimal:
        return lambda one: make(one, here, full=asked.full)
    return lambda one: {name: value for name, value in make(one, here).items() if name in kept}


def page(
    asked: ListQuery, rows: QuerySet[Any] | Sequence[T], make: Callable[[Any], dict[str, Any]]
) -> HttpResponseBase:
    """One page of a list, or all of it a line at a time."""
    if asked.format == "ndjson":
        return StreamingHttpResponse(_lines(rows, make), content_type=NDJSON)
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (asked.page - 1) * asked.per_page
    contents = [make(row) for row in rows[start : start + asked.per_page]]
    pages = -(-total // asked.per_page)
    told = {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
    }
    return answer(told | {"contents": contents})


def _lines(rows: QuerySet[Any] | Sequence[Any], make: Callable[[Any], dict[str, Any]]) -> Iterator[str]:
    found: Iterable[Any] = rows.iterator(A_CHUNK) if isinstance(rows, QuerySet) else rows
    return (json.dumps(make(row), ensure_ascii=False) + "\n" for row in found)


def one(found: QuerySet[Any], make: Make, here: hsds.Here) -> HttpResponse:
    """One thing with all under it, or 404."""
    thing = found.first()
    if thing is None:
        raise rest.Problem(404, "Er is niets met dit id.")
    return answer(make(thing, here, full=True))


def answer(told: dict[str, Any]) -> HttpResponse:
    """An answer of the API."""
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json")


def by_post(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A list may be asked by POST, with its keys as JSON or as a form: then no log keeps what somebody looks for."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.POST:
            request.GET = request.POST
        elif request.method == "POST" and request.content_type == "application/json" and request.body:
            try:
                request.GET = _keys(json.loads(request.body))  # type: ignore[assignment]
            except ValueError:
                return rest.problem(request, 400, "Dit is geen JSON met sleutels en waarden.")
        return view(request, *args, **kwargs)

    return answer


def _keys(body: Any) -> QueryDict:
    if not isinstance(body, dict) or any(isinstance(value, dict | list | None) for value in body.values()):
        raise ValueError
    found = QueryDict(mutable=True)
    found.update({key: str(value) for key, value in body.items()})
    return found
