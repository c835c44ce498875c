"""What is printed for a conversation: story cards, and large figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.talks import paper, rules
from basis.talks.views import refuse, talk_of


@require_safe
def cards(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The stories on the table, four cards on a sheet. Made when it is asked for, and kept nowhere."""
    return _paper(request, slug, pk, "kaartjes")


@require_safe
def patterns(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The figures on the table, large: one on a sheet, A3, or A4 with `?formaat=a4`."""
    return _paper(request, slug, pk, "patronen")


def _paper(request: HttpRequest, slug: str, pk: int, what: str) -> HttpResponse:
    found = talk_of(request, slug, pk)
    if not rules.may_hold(request.user, found.round):
        return refuse(request)
    language, size = get_language() or "nl", "a4" if request.GET.get("formaat") == "a4" else "a3"
    made = (
        paper.cards(found, language=language) if what == "kaartjes" else paper.figures(found, size, language=language)
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{what}-{found.pk}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
