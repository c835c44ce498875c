"""Making the index: what every module hands in becomes entries, their words, and the list of words that occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from basis import languages
from basis.modules import Module, SearchEntry, all_modules
from basis.search import dutch, engines
from basis.search.models import Build, Entry, Word

COMPARED = ("module", "title", "summary", "url", "area", "title_words", "title_stems", "body_words", "body_stems")
MOST_WORDS = 2000  # of one entry; more says nothing about it
CHUNK = 2000


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did, in numbers of entries."""

    total: int
    added: int
    changed: int
    removed: int


@transaction.atomic
def refresh(modules: Iterable[Module] | None = None) -> Refreshed:
    """Make the index say what the modules say now; all of it or nothing. Doing it twice changes nothing.

    A module hands in each thing once per language, with the words, the address and `language` of that language.
    Of a thing handed in twice the last one counts.
    """
    wanted = {(entry.kind, entry.key, entry.language): entry for entry in _entries(modules or all_modules())}
    there = {(entry.kind, entry.key, entry.language): entry for entry in Entry.objects.all()}
    gone = [entry.pk for place, entry in there.items() if place not in wanted]
    new = [entry for place, entry in wanted.items() if place not in there]
    changed = []
    for place, entry in there.items():
        if place in wanted and _differs(entry, wanted[place]):
            wanted[place].pk = entry.pk
            changed.append(wanted[place])
    for start in range(0, len(gone), CHUNK):
        Entry.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
    Entry.objects.bulk_update(changed, COMPARED, batch_size=50)
    Entry.objects.bulk_create(new, batch_size=CHUNK)
    if len(new) + len(changed) + len(gone) > CHUNK:
        engines.tidy()
    if new or changed or gone:
        _write_words(wanted.values())
        build, _made = Build.objects.select_for_update().get_or_create(pk=1)
        build.number += 1
        build.save()
    return Refreshed(total=len(wanted), added=len(new), changed=len(changed), removed=len(gone))


@transaction.atomic
def replace(module: str, kind: str, key: str, handed: Iterable[SearchEntry]) -> None:
    """Make the index say this of one thing, in each language; nothing when it is there no more.

    For what should be found, or not, at once. Words of which there was none yet are known for typing errors from the
    next refresh.
    """
    gone = Entry.objects.filter(kind=kind, key=key).delete()[0]
    new = Entry.objects.bulk_create(_all_of(module, list(handed)))
    if gone or new:
        build, _made = Build.objects.select_for_update().get_or_create(pk=1)
        build.number += 1
        build.save()


def _differs(entry: Entry, other: Entry) -> bool:
    return any(getattr(entry, name) != getattr(other, name) for name in COMPARED)


def _entries(modules: Iterable[Module]) -> Iterator[Entry]:
    """All that is handed in, with its words; English entries are found by their Dutch words too."""
    for module in modules:
        yield from (_entry(module.name, entry, None) for entry in _pages(module))
        if module.search is None:
            continue
        with translation.override(settings.LANGUAGE_CODE):
            handed = list(module.search())
        yield from _all_of(module.name, handed)


def _all_of(module: str, handed: list[SearchEntry]) -> Iterator[Entry]:
    dutch_of = {(entry.kind, entry.key): entry for entry in handed if entry.language == settings.LANGUAGE_CODE}
    for entry in handed:
        original = dutch_of.get((entry.kind, entry.key))
        yield _entry(module, entry, original if original and original is not entry else None)


def _pages(module: Module) -> Iterator[SearchEntry]:
    """The pages of a module that stand in the menu, by their names."""
    for language in languages.COMPLETE:
        with translation.override(language):
            for item in module.nav:
                title, url = str(item.title), reverse(item.url_name)
                yield SearchEntry("page", item.url_name, title, str(module.title), url, language=language)


def _entry(module: str, given: SearchEntry, original: SearchEntry | None) -> Entry:
    title = dutch.words(str(given.title))
    text = f"{given.summary} {given.words}"
    if original:
        text += f" {original.title} {original.summary} {original.words}"
    body = list(dict.fromkeys(dutch.words(text)))[:MOST_WORDS]
    return Entry(
        module=module,
        kind=given.kind,
        key=given.key,
        language=given.language,
        title=str(given.title)[:300],
        summary=str(given.summary)[:600],
        url=given.url,
        area=given.area,
        title_words=_joined(title),
        title_stems=_joined(stem for word in title for stem in dutch.stems(word, given.language)),
        body_words=_joined(body),
        body_stems=_joined(dict.fromkeys(stem for word in body for stem in dutch.stems(word, given.language))),
    )


def _joined(words: Iterable[str]) -> str:
    return " ".join(map(engines.plain, words))


def _write_words(entries: Iterable[Entry]) -> None:
    """The words of each language anew, with the number of entries they occur in."""
    counted: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        counted.update((entry.language, word) for word in {*entry.title_words.split(), *entry.body_words.split()})
    Word.objects.all().delete()
    Word.objects.bulk_create(
        [Word(language=language, word=word[:60], entries=n) for (language, word), n in sorted(counted.items())],
        batch_size=CHUNK,
        ignore_conflicts=True,
    )
