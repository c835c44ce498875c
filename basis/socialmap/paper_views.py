"""The social map of an area on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.areas.models import Area
from basis.socialmap import booklet as paper


@require_safe
def booklet(request: HttpRequest, slug: str) -> HttpResponse:
    """The booklet of an area, A4, or A5 with `vorm=a5`, which a screen reader can read too (PDF/UA-1)."""
    area = get_object_or_404(Area.objects.here(), slug=slug)
    form, at = request.GET.get("vorm", ""), timezone.now()
    form = form if form in paper.FORMS else paper.FORMS[0]
    content = paper.pdf(
        paper.contents(area, today=timezone.localdate(at)), at=at, form=form, language=get_language() or "nl"
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="sociale-kaart-{area.slug}-{form}.pdf"'
    return response
