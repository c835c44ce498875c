"""Every answer under /api/ is one of the API: its version, its headers, and problems instead of error pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from basis import rest

HEADERS = {
    "API-Version": rest.API_VERSION,
    "Access-Control-Allow-Origin": "*",  # open data: readable from any website
    "Access-Control-Expose-Headers": "API-Version, Link",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

PREFLIGHT = {
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def is_api(path: str) -> bool:
    """All under /api/ except the page for people, which is /api/ itself."""
    return path.startswith("/api/") and path != "/api/"


def answers(handle: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The outermost layer, so that also what other middleware refuses is answered in the way of the API."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        if not is_api(request.path_info):
            return response
        if "Access-Control-Request-Method" in request.headers and response.status_code == 405:
            allowed = response.headers["Allow"]
            told = {"Allow": allowed, "Access-Control-Allow-Methods": allowed}
            response = HttpResponse(status=204, headers=PREFLIGHT | told)  # a browser asks whether it may ask
        kind = response.headers.get("Content-Type", "")
        if response.status_code >= 400 and not kind.startswith("application/problem+json"):
            response = _as_problem(request, response)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answer


def _as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The same refusal as a problem; which methods are allowed stays told."""
    details = {
        400: "Deze vraag kunnen wij niet lezen.",
        403: "Dit mag u niet zien of doen.",
        404: "Op dit adres is niets. Wat er is, staat in /api/v1/openapi.json.",
        405: "Op dit adres kunt u alleen lezen, met GET.",
        500: "Er ging bij ons iets mis. Probeer het later nog eens.",
    }
    detail = details.get(response.status_code, "Deze vraag kunnen wij niet beantwoorden.")
    answer = rest.problem(request, response.status_code, detail)
    kept = (
        "Allow",
        "Retry-After",
        "WWW-Authenticate",
        "Strict-Transport-Security",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Content-Language",
    )
    for name in kept:
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer
