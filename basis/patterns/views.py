"""Pages of the patterns of a round: who told, what was filled in, all tests, a question, two, and stories behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from basis.patterns import downloads, integrity_pages, kept_actions, kept_queries, pages, reading_queries, rules
from basis.patterns import finding_queries as finding
from basis.patterns.kept_queries import Standing
from basis.stories.models import Round


@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Who told, and the list of all tests."""
    return _page(request, slug, "patterns/list.html", lambda one, found: pages.overview(one, found, _said(request)))


@require_safe
def integrity(request: HttpRequest, slug: str) -> HttpResponse:
    """How well the round was filled in."""

    def context(one: Round, found: Standing) -> dict[str, Any]:
        return pages.frame(one, found) | integrity_pages.page(one, found, request.user)

    return _page(request, slug, "patterns/integrity.html", context)


@require_safe
def question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One question."""

    def context(one: Round, found: Standing) -> dict[str, Any] | None:
        reader = reading_queries.reader(request.user, one)
        return pages.question(one, found, key, _said(request), reader)

    return _page(request, slug, "patterns/question.html", context)


@require_safe
def pair(request: HttpRequest, slug: str, first: str, second: str) -> HttpResponse:
    """Two questions beside each other."""

    def context(one: Round, found: Standing) -> dict[str, Any] | None:
        return pages.pair(one, found, (first, second), reading_queries.reader(request.user, one))

    return _page(request, slug, "patterns/pair.html", context)


@require_safe
def stories(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories behind a mark that this visitor may read."""

    def context(one: Round, found: Standing) -> dict[str, Any] | None:
        return finding.behind(request.user, one, found, _said(request))

    return _page(request, slug, "patterns/stories.html", context)


@require_safe
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """Find stories by words, or that are like another."""
    one = _round(request, slug)
    return render(request, "patterns/search.html", {"round": one} | finding.page(request.user, one, _said(request)))


@require_POST
def make(request: HttpRequest, slug: str) -> HttpResponse:
    """Do not wait for the clock."""
    one = _round(request, slug)
    kept_actions.make(one, by=request.user)
    return redirect("patterns:list", one.slug)


@require_safe
def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """All tests, as `./run patterns RONDE --json` gives them, with counts in fives."""
    one = _round(request, slug)
    found = kept_queries.standing(one)
    if found is None or found.results is None:
        return JsonResponse({"detail": _("De patronen worden opnieuw gemaakt. Probeer het straks nog eens.")}, status=503)  # fmt: skip # noqa: E501
    answer = JsonResponse(downloads.tests(one, found), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="patronen-{one.slug}.json"'
    return answer


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of all questions, as they are shown."""
    one = _round(request, slug)
    found = kept_queries.standing(one)
    if found is None:
        raise Http404
    answer = HttpResponse(downloads.figures(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="patronen-{one.slug}.csv"'
    return answer


def _page(
    request: HttpRequest, slug: str, template: str, context: Callable[[Round, Standing], dict[str, Any] | None]
) -> HttpResponse:
    """A page of what was made; while nothing was, how far it is."""
    one = _round(request, slug)
    found = kept_queries.standing(one)
    shown = context(one, found) if found else pages.frame(one, None) | kept_queries.progress(one)
    if shown is None:
        raise Http404
    may_make = not (found and found.is_whole) and rules.may_make(request.user, one)
    return render(request, template if found else "patterns/busy.html", shown | {"may_make": may_make})


def _round(request: HttpRequest, slug: str) -> Round:
    """The round, when this visitor may see its patterns."""
    one = get_object_or_404(Round.objects.visible_to(request.user).prefetch_related("areas"), slug=slug)
    if not rules.may_see(request.user, one):
        raise Http404
    return one


def _said(request: HttpRequest) -> dict[str, str]:
    return request.GET.dict()  # of a key that is there twice the last
