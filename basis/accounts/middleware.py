"""What holds for who is signed in: a form survives an ended session, a temporary password is changed first."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, resolve_url
from django.urls import resolve
from django.utils import timezone

Handler = Callable[[HttpRequest], HttpResponseBase]

KEPT = "unsent_form"
LARGEST = 20_000  # characters; a longer form is not kept
KEPT_FOR = 3600  # seconds in which to sign in again
SECRET_FIELDS = ("password", "old", "new", "csrfmiddlewaretoken")
ALWAYS_ALLOWED = {"accounts:password", "accounts:logout", "choose_area"}


def unsent_form(handle: Handler) -> Handler:
    """What somebody sent after the session had ended waits for her to sign in; `request.unsent` gives it back.

    A view shows it with `Form(initial=request.unsent)`. It is gone once she sends the form again.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.unsent = {}  # type: ignore[attr-defined]
        signed_in = request.user.is_authenticated
        if signed_in and (kept := request.session.get(KEPT)) and kept["path"] == request.path:
            request.unsent = QueryDict(kept["form"]).dict()  # type: ignore[attr-defined]
        response = handle(request)
        if request.method != "POST":
            return response
        if not signed_in and _asks_to_sign_in(response):
            _keep(request)
        elif signed_in and request.unsent:  # type: ignore[attr-defined]
            request.session.pop(KEPT, None)
        return response

    return answer


def temporary_password(handle: Handler) -> Handler:
    """Who signed in with a password that somebody else gave, changes it before anything else."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        return handle(request)

    def view(request: HttpRequest, *args: object) -> HttpResponseBase | None:
        if getattr(request.user, "has_temporary_password", False):
            match = request.resolver_match or resolve(request.path_info)
            if match.view_name not in ALWAYS_ALLOWED:
                return redirect("accounts:password")
        return None

    answer.process_view = view  # type: ignore[attr-defined]
    return answer


def _asks_to_sign_in(response: HttpResponseBase) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith(resolve_url(settings.LOGIN_URL))


def _keep(request: HttpRequest) -> None:
    form = request.POST.copy()
    for name in SECRET_FIELDS:
        form.pop(name, None)
    written = form.urlencode()
    if len(written) <= LARGEST:
        request.session[KEPT] = {"path": request.path, "form": written}
        request.session.set_expiry(timezone.now() + datetime.timedelta(seconds=KEPT_FOR))
