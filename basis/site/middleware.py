"""What holds for every request: headers, language by address, slashes on pages and never on the API."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import is_valid_path
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"


def security_headers(handle: Handler) -> Handler:
    """Headers that neither Django nor django-csp sets, or not on files and redirects.

    What somebody signed in gets to see stays in no cache, also not in that of a browser others use after her.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(response, "xframe_options_exempt", False):
            response.cookies.clear()  # in a frame on another website nobody is known, and any cache may keep it
        else:
            response.headers.setdefault("X-Frame-Options", "DENY")
        return response

    return answer


def language(handle: Handler) -> Handler:
    """The language is in the address (`/en/…`), Dutch has none: the same address is the same page for everyone."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        chosen = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = handle(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return answer


def slashes(handle: Handler) -> Handler:
    """A page asked for without its last slash is found all the same; an API address with one is not (NLGov rule)."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        path = request.path_info
        if (
            response.status_code == 404
            and request.method in {"GET", "HEAD"}
            and not path.endswith("/")
            and not path.startswith("/api/")
            and is_valid_path(f"{path}/")
        ):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{path}/" + (f"?{query}" if query else ""))
        return response

    return answer
