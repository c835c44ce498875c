"""The API of this installation: the routers of all modules under one door, with one way of answering."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError

from basis import rest
from basis.api import requests


def assemble(routers: Iterable[Router | str], *, namespace: str = "api") -> NinjaAPI:
    """An API of these routers (or their dotted paths); every operation is strict about its request."""
    api = NinjaAPI(version=rest.API_VERSION, urls_namespace=namespace, openapi_url=None, docs_url=None)
    for router in routers:
        api.add_router("", router)
    api.add_exception_handler(ValidationError, _wrong_input)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(rest.Problem, _problem)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(PermissionDenied, _refused)
    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            for operation in view.operations:
                operation.models = [*operation.models, requests.strict(operation)]
                operation.run = requests.acceptable(operation.run, operation)  # type: ignore[method-assign]
                if "GET" in operation.methods:
                    operation.methods = [*operation.methods, "HEAD"]
    return api


def _wrong_input(request: HttpRequest, error: Any) -> HttpResponse:
    return rest.problem(
        request, 400, "Uw vraag bevat fouten. Bij elke fout staat waar.", errors=requests.faults_in_words(error)
    )


def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    return rest.problem(request, error.status_code, str(error))


def _problem(request: HttpRequest, error: Any) -> HttpResponse:
    return rest.problem(request, error.status, error.detail, errors=error.errors)


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return rest.problem(request, 404, "Wat u vraagt is er niet.")


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return rest.problem(request, 403, str(error) or "Dit mag u niet zien of doen.")
