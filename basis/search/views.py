"""The page on which people find things, without JavaScript and without leaving a trace."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from basis.modules import Words, all_modules
from basis.search import queries
from basis.search.forms import FindForm

SHOWN = 50


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What fits the words in `q`, per subject; without words, what one can look for."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    found = queries.find(words, language=get_language() or "nl", limit=SHOWN)
    subjects = [module for module in all_modules() if module.search and module.nav]
    context = {
        "form": FindForm(initial={"q": words}),
        "words": words,
        "found": found,
        "groups": _by_module(found.hits),
        "subjects": subjects,
        "shown": len(found.hits),
    }
    return render(request, "search/find.html", context)


def _by_module(hits: Sequence[queries.Hit]) -> list[tuple[Words, list[queries.Hit]]]:
    """The hits per subject, the subject of the best hit first."""
    groups: dict[str, list[queries.Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.module, []).append(hit)
    titles = {module.name: module.title for module in all_modules()}
    return [(titles[name], group) for name, group in groups.items()]
