"""Finding: from what somebody typed to the things that fit, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from basis import languages
from basis.search import dutch, engines, lexicon, order, vocabulary
from basis.search.engines import Filter
from basis.search.models import Entry, Miss
from basis.search.wanted import Wanted, parts, wanted

LIMIT = 20
FEW = 5  # with fewer that have all words, what has some of them comes after
ASKED_ENOUGH = 3  # times: what is looked for less often may be about one person, and no editor sees it
MOST = 200  # of the hits of one question these are put in order; of more it is only said that there are more


@dataclass(frozen=True)
class Hit:
    """Something that was found, and in words why."""

    entry: Entry
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a question gave."""

    hits: tuple[Hit, ...] = ()
    total: int = 0  # at most MOST
    has_more: bool = False  # than `total`
    corrected: str = ""  # the words that were looked for instead, when one had a typing error
    some: bool = False  # nothing has all words: these have at least one of them
    in_part: bool = False  # of some word only a part is known here


def find(
    words: str, *, area: str = "", kind: str = "", language: str = "nl", limit: int = LIMIT, start: int = 0
) -> Found:
    """What fits these words: first by the words themselves, then by longer words and words that mean the same.

    `area` is the code of an area; `limit` hits from number `start` (0 is the best), of the best MOST.
    Any text may be given. Common words (`de`, `van`) count only when there are no others; at most eight words count.
    Asking leaves no trace; a page may count what found nothing (`word_actions.note_miss`).
    """
    known = vocabulary.of(language)
    asked = [one for word in known.joined(question(words, language)) for one in wanted(word, known, language)]
    if not asked:
        return Found()
    where = Filter(language=language, kind=kind, area=area)
    with engines.asking():
        ids = _search(asked, where)
        full = len(ids)
        if full < FEW and len(asked) == 1 and not asked[0].typed:
            asked += parts(asked[0], known, language)
        if full < FEW and len(asked) > 1:
            ids = _search(asked, where, every=False, first=ids)
    ranks = order.ranks(ids[:MOST], asked, known, language)
    ordered = sorted((pk for pk in ids if pk in ranks), key=ranks.__getitem__)
    if 0 < full < FEW:  # what has some of the words only fills up
        ids = ordered = ordered[:FEW]
    shown = ordered[start : start + limit]
    entries = Entry.objects.in_bulk(shown)
    return Found(
        hits=tuple(Hit(entries[pk], _reasons(entries[pk], asked)) for pk in shown if pk in entries),
        total=min(len(ids), MOST),
        has_more=len(ids) > MOST,
        corrected=" ".join(one.word for one in asked) if any(one.typed for one in asked) else "",
        some=bool(ids) and not full,
        in_part=any(one.is_part for one in asked),
    )


def ranked(words: str, kind: str, area: str = "") -> dict[str, int]:
    """The keys of the things of a kind that fit these words, each with its place (0: the best); in her language."""
    hits = find(words, kind=kind, area=area, language=languages.complete(), limit=MOST).hits
    return {hit.entry.key: place for place, hit in enumerate(hits)}


def misses(most: int = 50) -> list[Miss]:
    """What people looked for in vain more than once or twice, and no editor looked at yet; most asked first."""
    return list(Miss.objects.filter(is_settled=False, count__gte=ASKED_ENOUGH)[:most])


def question(text: str, language: str) -> list[str]:
    """The words that count: of a postcode the four figures, no common words beside others, each once, at most eight."""
    words = list(dict.fromkeys(dutch.words(dutch.POSTCODE.sub(r"\1", text[:500]))))
    telling = [word for word in words if word not in lexicon.common(language)]
    return (telling or words)[:8]


def telling(text: str, language: str = "nl") -> dict[str, str]:
    """The words of a text that say something, by their stem, to see what two texts share: stem → the shortest word."""
    dull, found = lexicon.common(language), sorted(set(dutch.words(text)), key=lambda word: (-len(word), word))
    return {dutch.stems(word, language)[0]: word for word in found if word not in dull and len(word) > 2}


def _search(asked: list[Wanted], where: Filter, *, every: bool = True, first: Iterable[int] = ()) -> list[int]:
    """The words themselves before other words, names before texts, after those that were there `first`.

    It stops as soon as there is one more than MOST: among very many things only their names are put in order.
    """
    narrow, wide = [one.narrow for one in asked], [one.wide for one in asked]
    names = replace(where, only_names=True)
    ids = dict.fromkeys(first)
    for terms, place in ((narrow, names), (narrow, where), (wide, names), (wide, where)):
        if len(ids) <= MOST:
            ids |= dict.fromkeys(engines.search(terms, place, MOST + 1, every=every, wide=terms is wide))
    return list(ids)[: MOST + 1]


def _reasons(entry: Entry, asked: list[Wanted]) -> tuple[str, ...]:
    """For each word where it is, nearest first: in the name, like a word in the name, in the text."""
    return tuple(dict.fromkeys(reason for one in asked if (reason := _reason(entry, one))))


def _reason(entry: Entry, one: Wanted) -> str:
    title, body = entry.title_words.split(), entry.body_words.split()
    if one.typed and (one.word in title or one.word in body):
        return _("“%(found)s” lijkt op “%(typed)s”") % {"found": one.word, "typed": one.typed}
    if one.word in title:
        return _("in de naam")
    for place, text in ((title, _("“%(word)s” in de naam")), (body, _("“%(word)s” in de tekst"))):
        if one.word in place:
            return _("in de tekst")
        near = [word for word in place if word in one.around or one.stems & {*dutch.stems(word, entry.language)}]
        if near:
            return text % {"word": _shortest(near)}
    same = [
        word for word in (*title, *body) if word in one.same or one.same_stems & {*dutch.stems(word, entry.language)}
    ]
    return _("“%(found)s” betekent ongeveer hetzelfde") % {"found": same[0]} if same else ""


def _shortest(words: Iterable[str]) -> str:
    return min(words, key=lambda word: (len(word), word))
