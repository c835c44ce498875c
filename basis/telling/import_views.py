"""Read in a table of stories on screen: bring it, choose its columns, see what would happen, and do it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from basis.stories import queries, rules
from basis.stories.models import Round
from basis.telling import import_actions, import_mapping
from basis.telling.import_forms import ColumnsForm, KeptForm, TableForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS, TAKE = "kolommen", "zet"  # steps after bringing the file


@login_required
@READ_AND_SEND
def import_table(request: HttpRequest, slug: str) -> HttpResponse:
    """Each step sends the table along; nothing of it is kept until it is read in."""
    one = get_object_or_404(Round.objects.visible_to(request.user), slug=slug)
    if not rules.may_lead(request.user, one):
        raise PermissionDenied
    kept = KeptForm(request.POST if request.POST.get("stap") in (COLUMNS, TAKE) else None)
    if kept.is_valid():
        if request.POST["stap"] == TAKE:
            return _outcome(request, one, kept, is_try=False)
        return _columns(request, one, kept)
    is_sent = request.method == "POST" and not kept.is_bound
    form = TableForm(request.POST, request.FILES) if is_sent else TableForm()
    if form.is_valid():
        return _brought(request, one, form)
    refused = [str(fault) for faults in kept.errors.values() for fault in faults]
    return _page(request, one, {"form": form, "refused": refused}, status=400 if form.errors or refused else 200)


def _brought(request: HttpRequest, one: Round, form: TableForm) -> HttpResponse:
    """The table is here: with its columns named it is tried at once, else they are chosen."""
    file = form.cleaned_data["file"]
    name = "".join(sign for sign in file.name if sign.isprintable())[-120:] or "tabel.csv"
    kept = KeptForm({"name": name, "table": file.text, "mapping": form.cleaned_data["mapping"]})
    assert kept.is_valid(), kept.errors  # its length was looked at, in bytes
    if kept.cleaned_data["mapping"]:
        return _outcome(request, one, kept, is_try=True)
    return _columns(request, one, kept, is_first=True)


def _columns(request: HttpRequest, one: Round, kept: KeptForm, *, is_first: bool = False) -> HttpResponse:
    """Choose the columns; when that is done, try."""
    asked = list(queries.newest(one).questions.all())
    form = ColumnsForm(None if is_first else request.POST, file=kept.file(), questions=asked)
    if form.is_valid():
        told = KeptForm({**kept.cleaned_data, "mapping": form.mapping()})
        if told.is_valid():
            return _outcome(request, one, told, is_try=True)
    return _page(request, one, {"columns": form, "kept": kept}, status=400 if form.errors else 200)


def _outcome(request: HttpRequest, one: Round, kept: KeptForm, *, is_try: bool) -> HttpResponse:
    """What would happen, or what happened."""
    try:
        form = import_mapping.read(kept.cleaned_data["mapping"])
        done = import_actions.take_over(one, kept.file(), form, by=request.user, is_try=is_try)
    except ValidationError as fault:
        return _page(request, one, {"form": TableForm(), "refused": fault.messages}, status=400)
    return _page(request, one, {"done": done, "kept": kept, "is_try": is_try})


def _page(request: HttpRequest, one: Round, told: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "telling/import.html", {"round": one, **told}, status=status)
