"""The pattern page: every component with its HTML."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from basis.design.examples import EXAMPLES, ExampleForm

AGAIN = ("tags", "notices", "chain", "links")  # shown a second time in each colour scheme; they have no ids


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """All components in use, in all their states, in light and in dark."""
    forms = {"form": ExampleForm(auto_id="voorbeeld_%s"), "wrong": ExampleForm({"email": "x"}, auto_id="fout_%s")}
    shown = [(example, get_template(f"design/examples/{example.name}.html").render(forms)) for example in EXAMPLES]
    again = [html for example, html in shown if example.name in AGAIN]
    schemes = [("light", _("Alles in licht")), ("dark", _("Alles in donker"))]
    return render(request, "design/styleguide.html", {"shown": shown, "again": again, "schemes": schemes})
