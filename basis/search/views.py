"""The page on which people find things, without JavaScript and without leaving a trace."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from basis import languages
from basis.modules import Words, all_modules
from basis.search import queries
from basis.search.forms import FindForm

SHOWN = 50


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What fits the words in `q`, per subject; without words, what one can look for."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    found, said_in = _found(words, get_language() or languages.SOURCE)
    context = {
        "form": FindForm(initial={"q": words}),
        "words": words,
        "found": found,
        "groups": _by_module(found.hits),
        "subjects": [module for module in all_modules() if module.search and module.nav],
        "shown": len(found.hits),
        "said_in": said_in,
    }
    return render(request, "search/find.html", context)


def _found(words: str, here: str) -> tuple[queries.Found, str]:
    """What fits, and its language when that is not the one of this page: only the complete languages have an index."""
    if here in languages.COMPLETE:
        return queries.find(words, language=here, limit=SHOWN), ""
    found = queries.find(words, language=languages.SOURCE, limit=SHOWN)
    with override(languages.SOURCE):  # in which their addresses are
        for hit in found.hits:
            hit.entry.url = translate_url(hit.entry.url, here)
    return found, languages.SOURCE


def _by_module(hits: Sequence[queries.Hit]) -> list[tuple[Words, list[queries.Hit]]]:
    """The hits per subject, the subject of the best hit first."""
    groups: dict[str, list[queries.Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.module, []).append(hit)
    titles = {module.name: module.title for module in all_modules()}
    return [(titles[name], group) for name, group in groups.items()]
