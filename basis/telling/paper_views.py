"""The paper of a story round, to print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.languages import SOURCE
from basis.stories import queries
from basis.stories.models import Round
from basis.telling import paper


@require_safe
def paper_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of now in the language of `?taal=` or of the page, or in Dutch when it does not ask in that one."""
    one = get_object_or_404(Round.objects.visible_to(request.user), slug=slug)
    asked = queries.newest(one)
    wanted = request.GET.get("taal") or get_language() or SOURCE
    language = wanted if wanted in paper.spoken(asked) else SOURCE
    response = HttpResponse(paper.pdf(one, asked, language=language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="vertellen-{one.slug[:60]}-{language}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response
