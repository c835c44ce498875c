"""After it: the one question, and a few words for everyone to read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from basis.joining import after_actions, queries
from basis.joining.after_forms import TellingForm, WorthForm
from basis.joining.models import Party
from basis.joining.views import READ_AND_SEND, of_party
from basis.moderation import intake


@READ_AND_SEND
@of_party
def worth(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """Was it worth coming? And the door to telling something about it."""
    party = queries.with_occurrence().get(pk=one.pk)
    form = WorthForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            after_actions.answer(party, form.cleaned_data["worth"])
        except ValidationError as fault:
            messages.info(request, " ".join(fault.messages))
        except PermissionDenied:
            messages.error(request, _("Dit kan pas als het geweest is."))
        else:
            messages.success(request, _("Bedankt voor uw antwoord."))
        return redirect("joining:worth", key=key)
    told = {"form": form, "telling": TellingForm(viewer=request.user), "party": party, "key": key}
    return render(request, "joining/worth.html", told, status=400 if form.errors else 200)


@READ_AND_SEND
@of_party
def tell(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """A few words about it."""
    party = queries.with_occurrence().get(pk=one.pk)
    form = TellingForm(request.POST or None, viewer=request.user)
    if stop := intake.stop(request, form, after_actions.TELLING):
        return stop
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            given = after_actions.tell(party, said["text"], said["byline"], by=request.user, intake=form.intake())
        except PermissionDenied:
            form.add_error(None, ValidationError(_("Dit kan pas als het geweest is.")))
        else:
            return intake.thanks(given)
    told = {"telling": form, "party": party, "key": key}
    return render(request, "joining/worth.html", told, status=400 if form.errors else 200)
