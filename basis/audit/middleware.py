"""What holds for the log at the edge: acts within a request come from the web, and a refusal is an act as well."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponseBase

from basis.audit import actions
from basis.audit.models import Origin, Result

log = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponseBase]
READING = {"GET", "HEAD", "OPTIONS"}


def acts(handle: Handler) -> Handler:
    """Writes down what somebody signed in tried and was refused, and what failed while she did it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with actions.coming_from(Origin.WEB):
            return handle(request)

    def failing(request: HttpRequest, error: Exception) -> None:
        if not request.user.is_authenticated or isinstance(error, Http404 | SuspiciousOperation):
            return
        if isinstance(error, PermissionDenied):
            _note(request, "audit.refused", Result.REFUSED)
        elif request.method not in READING:
            _note(request, "audit.failed", Result.FAILED)

    answer.process_exception = failing  # type: ignore[attr-defined]
    return answer


def _note(request: HttpRequest, action: str, result: str) -> None:
    """The line stands by itself: what was tried is already undone. The answer does not wait for a log that fails."""
    match = request.resolver_match
    tried: dict[str, Any] = {"view": match.view_name, "key": match.kwargs.get("pk", "")} if match else {}
    try:
        actions.record(action, by=request.user, result=result, method=request.method or "", **tried)
    except (DatabaseError, ValueError):
        log.exception("the log could not be written")
