"""What is kept of you: see it, take it with you, take it away."""

from __future__ import annotations

import json

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from basis.accounts import privacy_actions as actions
from basis.accounts import privacy_queries as queries
from basis.accounts.person_views import signed_in
from basis.accounts.privacy_forms import ForgetForm


@never_cache
@login_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of you, by subject; `wat` shows one; with the ways to take it along and to take it away."""
    shown = queries.kept_of(signed_in(request), request.GET.get("wat", ""))
    return render(request, "accounts/privacy.html", {"declarations": queries.declarations(), "shown": shown})


@never_cache
@login_required
def download_json(request: HttpRequest) -> HttpResponse:
    """All that is yours, for a computer (AVG art. 20)."""
    person = signed_in(request)
    told = {one.declaration.name: list(one.rows) for one in queries.everything_of(person)}
    actions.note_download(person)
    content = json.dumps(told, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)
    return _file(content, "application/json", "json")


@never_cache
@login_required
def download_html(request: HttpRequest) -> HttpResponse:
    """All that is yours, to read (AVG art. 15)."""
    person = signed_in(request)
    told = {"kept": queries.everything_of(person), "person": person, "today": timezone.localdate()}
    actions.note_download(person)
    return _file(render_to_string("accounts/privacy_file.html", told, request), "text/html; charset=utf-8", "html")


@never_cache
@login_required
def forget(request: HttpRequest) -> HttpResponse:
    """Take your account away: first what happens, then a tick and a button."""
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.forget(signed_in(request), by=signed_in(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            auth.logout(request)
            messages.success(request, _("Uw account is weg. U kunt hier alles blijven lezen en vertellen."))
            return redirect("home")
    return render(request, "accounts/forget.html", {"form": form})


def _file(content: str, kind: str, ending: str) -> HttpResponse:
    name = _("mijn-gegevens")
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    )
