"""Pages on which an editor reads a list in: bring a file, choose its columns, see what it would do, begin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.sources import actions, file_reading, pages, rules
from basis.sources.column_forms import ColumnsForm
from basis.sources.forms import ListForm
from basis.sources.models import Import

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@READ_AND_SEND
def lists(request: HttpRequest) -> HttpResponse:
    """The lists there are, what is under way, and the form to bring one."""
    if not rules.may_read_in(request.user):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    form = ListForm(sent, request.FILES or None, initial={"origin": request.GET.get("lijst", "")})
    if form.is_valid():
        try:
            content, name = brought(form)
            return redirect(actions.bring(content, name, origin=form.cleaned_data["origin"], by=request.user))
        except ValidationError as fault:
            add(form, fault)
    return render(request, "sources/lists.html", pages.lists(form), status=400 if form.errors else 200)


@login_required
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what it would do, how far it is, or what it did."""
    found = _import(request, pk)
    if found.state == Import.State.MAPPING:
        return redirect("sources:columns", pk)
    return render(request, "sources/one.html", pages.one(found, request.GET.get("pagina")))


@login_required
@READ_AND_SEND
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which column of the file is which of ours."""
    found = _import(request, pk)
    if found.is_hsds or found.state not in (Import.State.MAPPING, Import.State.READY) or not found.content:
        return redirect("sources:lists" if found.state == Import.State.MAPPING else found)
    head = file_reading.head(file_reading.opened(bytes(found.content), found.file_name))
    form = ColumnsForm(request.POST or None, head=head, layout=found.layout)
    if form.is_valid():
        try:
            actions.choose(found, form.layout(), by=request.user)
            return redirect(found)
        except ValidationError as fault:
            form.add_error(None, fault)
    return render(request, "sources/columns.html", {"form": form, "one": found}, status=400 if form.errors else 200)


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it on the map."""
    found = _import(request, pk)
    if found.state == Import.State.READY:  # twice pressed is once done
        actions.begin(found, by=request.user)
    return redirect(found)


@login_required
@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Do nothing with it."""
    actions.throw_away(_import(request, pk), by=request.user)
    return redirect("sources:lists")


@login_required
@require_safe
def faults_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """What is not taken over, with why, as a table."""
    found = _import(request, pk)
    response = HttpResponse(pages.faults_csv(found), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="niet-overgenomen-{found.pk}.csv"'
    return response


@login_required
@require_safe
def columns_yaml(request: HttpRequest, pk: int) -> HttpResponse:
    """The chosen columns as the command takes them."""
    found = _import(request, pk)
    response = HttpResponse(pages.columns_yaml(found), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kolommen-{found.pk}.yaml"'
    return response


def brought(form: Any) -> tuple[bytes, str]:
    """What was chosen and its name; no more of it than one byte past what is allowed."""
    file = form.cleaned_data["file"]
    return file.read(file_reading.MOST_MB * 1024 * 1024 + 1), file.name or ""


def add(form: Any, fault: ValidationError) -> None:
    """What is wrong with the file stands at the file, unless it says where."""
    form.add_error(None if hasattr(fault, "error_dict") else "file", fault)


def _import(request: HttpRequest, pk: int) -> Import:
    if not rules.may_read_in(request.user):
        raise PermissionDenied
    return get_object_or_404(Import, pk=pk)
