"""The poster of a page: what it says comes from the page itself, as anyone sees it who is not signed in."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from urllib.parse import quote

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import is_valid_path, reverse, translate_url
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.site import poster

PASSED_ON = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """A4 of the page in `pagina`, in the language of this address; 404 for what is no public page of this website."""
    language = get_language() or settings.LANGUAGE_CODE
    path = translate_url(request.GET.get("pagina", ""), language)
    if not path.startswith("/") or path.startswith("//") or not is_valid_path(path) or path == reverse("poster"):
        raise Http404
    said = poster.Said(_page(request, path))
    if not said.title:
        raise Http404
    content = poster.pdf(said, settings.ADDRESS + quote(path), language=language)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="poster-{slugify(said.title)[:60]}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request: HttpRequest, path: str) -> str:
    """The page as the website gives it to somebody without any cookie. Raises Http404 when it does not."""
    environ = {name: request.META[name] for name in PASSED_ON if name in request.META}
    asked = WSGIRequest(
        environ | {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "wsgi.input": BytesIO()}
    )
    answer = _website().get_response(asked)
    kind = answer.headers.get("Content-Type", "")
    if answer.status_code != 200 or not isinstance(answer, HttpResponse) or not kind.startswith("text/html"):
        raise Http404
    return bytes(answer.content).decode()


@cache
def _website() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler
