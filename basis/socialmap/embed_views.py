"""A list of the social map on another website: the frame, and the page that gives the line of HTML for it."""

from __future__ import annotations

from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from basis.socialmap import embeds

# The only page that others may show in a frame. It has no script, no form and nothing of who looks at it.
FRAMED = {"frame-ancestors": ["*"], "form-action": ["'none'"], "script-src": ["'none'"], "connect-src": ["'none'"]}


@require_safe
@csp_replace(FRAMED)
@xframe_options_exempt
@cache_control(public=True, max_age=300)
def embed(request: HttpRequest) -> HttpResponse:
    """The list as it stands in a frame on another website; its links lead to this one."""
    response = render(request, "socialmap/embed.html", embeds.shown(request.GET.dict(), at=timezone.now()))
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@csp_update({"frame-src": ["'self'"]})
def embed_maker(request: HttpRequest) -> HttpResponse:
    """Choose a list, see it, and copy the line of HTML that puts it on a website."""
    return render(request, "socialmap/embed_maker.html", embeds.made(request.GET.dict()))
