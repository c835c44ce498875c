"""The page on which people find things, without JavaScript and without leaving a trace."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from basis import languages
from basis.modules import Words, all_modules
from basis.search import queries, rules, word_actions
from basis.search.forms import FindForm, GroupForm
from basis.search.models import Miss, WordGroup

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


@login_required
def words(request: HttpRequest) -> HttpResponse:
    """For the editor: what was looked for in vain, and which words mean the same."""
    if not rules.may_keep_words(request.user):
        raise PermissionDenied
    miss = Miss.objects.filter(pk=_number(request.POST.get("miss") or request.GET.get("miss"))).first()
    form = GroupForm(request.POST or None, initial={"words": f"{miss.words} " if miss else ""})
    if form.is_valid() and _kept(form, request, miss):
        messages.success(request, _("Bewaard. Wie een van deze woorden zoekt, vindt ook de andere."))
        return redirect("search:words")
    told = {"form": form, "miss": miss, "misses": queries.misses(), "groups": WordGroup.objects.all()}
    return render(request, "search/words.html", told)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """What was looked for in vain is nothing for this website."""
    word_actions.settle(get_object_or_404(Miss, pk=pk), by=request.user)
    return redirect("search:words")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """These words no longer mean the same."""
    word_actions.drop_group(get_object_or_404(WordGroup, pk=pk), by=request.user)
    return redirect("search:words")


def _kept(form: GroupForm, request: HttpRequest, miss: Miss | None) -> bool:
    try:
        word_actions.keep_group(form.cleaned_data["words"], by=request.user, miss=miss)
    except ValidationError as error:
        form.add_error("words", error)
        return False
    return True


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _found(words: str, here: str) -> tuple[queries.Found, str]:
    """What fits, and its language when that is not the one of this page: only the complete languages have an index.

    A word that is not known here is counted, without who asked.
    """
    if here in languages.COMPLETE:
        found = queries.find(words, language=here, limit=SHOWN)
        if words and (not found.total or found.in_part):
            word_actions.note_miss(words, here, today=timezone.localdate())
        return found, ""
    found = queries.find(words, language=languages.SOURCE, limit=SHOWN)
    with override(languages.SOURCE):  # in which their addresses are
        for hit in found.hits:
            hit.entry.url = translate_url(hit.entry.url, here)
    return found, languages.SOURCE


def _by_module(hits: Sequence[queries.Hit]) -> list[tuple[Words, list[tuple[queries.Hit, Words]]]]:
    """The hits per subject, the subject of the best hit first; each with what kind of thing it is, where that helps."""
    modules = {module.name: module for module in all_modules()}
    groups: dict[str, list[tuple[queries.Hit, Words]]] = {}
    for hit in hits:
        kind = modules[hit.entry.module].search_kinds.get(hit.entry.kind, "")
        groups.setdefault(hit.entry.module, []).append((hit, kind))
    return [(modules[name].title, group) for name, group in groups.items()]
