"""Bring a list, choose its columns, look at what it would do, and put it on the map; a worker does what is long.

What is long is done in pieces, each a transaction of its own: nobody waits for it, a page can tell how far it is, and a
worker that is killed leaves nothing that the next cannot go on with, for a line that is put twice changes nothing.
"""

from __future__ import annotations

import datetime
import logging
import time
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from basis.audit import actions as audit
from basis.search import actions as search
from basis.socialmap import csv_reading, import_actions
from basis.socialmap.actions import Put
from basis.socialmap.entry_models import OUR_LISTS
from basis.socialmap.facts import AnyFacts
from basis.sources import columns, examples, file_reading, rules
from basis.sources.models import LONGEST_NAME, Import, Source

SMALL_LINES = 200  # a table of this many lines is done at once
SMALL_BYTES = 200_000  # so is HSDS of this size
A_PIECE = 100  # lines in one transaction
A_TURN = 20.0  # seconds, before mail gets a turn
SILENT = datetime.timedelta(minutes=2)  # a worker that was not heard of for so long is gone
KEPT_OPEN = datetime.timedelta(days=7)  # what nobody went on with
KEPT_DONE = datetime.timedelta(days=30)
MOST_FAULTS = 10_000  # named; more says only that the columns are wrong

log = logging.getLogger(__name__)
State = Import.State
Line = tuple[str, str, AnyFacts]  # list, number or path, facts


def bring(content: bytes, name: str, *, origin: str, by: Any) -> Import:
    """Take in a file of a list: a table, of which the columns are to be chosen, or HSDS, which is looked at at once.

    Refuses a name that is none, and what is no CSV or HSDS of at most 10 MB, in words.
    """
    if not rules.may_read_in(by):
        raise PermissionDenied
    origin = " ".join(origin.split())
    if not 0 < len(origin) <= LONGEST_NAME or origin.lower() in OUR_LISTS:
        raise ValidationError({"origin": _("Geef de lijst een eigen naam, van hooguit 80 letters.")})
    file = file_reading.opened(content, name)
    shown = "".join(sign for sign in name if sign.isprintable())[-120:]
    one = Import(origin=origin, file_name=shown, content=content, by=by, is_hsds=file_reading.is_json(file))
    one.begun_at = timezone.now()
    if one.is_hsds:
        file_reading.told(one)
    else:
        one.layout = _likely(file_reading.head(file), origin)
    one.save()
    if one.is_hsds:
        _ask(one, State.LOOKING)
    return one


def _likely(head: file_reading.Head, origin: str) -> dict[str, Any]:
    """How this list was read before, and for other columns what is likely."""
    before = Source.objects.filter(origin=origin).first()
    known = before.layout if before else {}
    skipped = {theirs.lower() for theirs in known.get("skip", ())}
    chosen = columns.guess(
        [one for one in head.columns if one and one.lower() not in skipped], known.get("columns", {})
    )
    kinds = {one.lower() for column, ours in chosen.items() if ours == "soort" for one in head.examples_of(column)}
    if not kinds <= set(csv_reading.KINDS):
        chosen = {column: ours for column, ours in chosen.items() if ours != "soort"}
    told = {name: known[name] for name in ("values", "name_is_key") if name in known}
    return {"columns": {ours: theirs for theirs, ours in chosen.items()}} | told


def choose(one: Import, layout: dict[str, Any], *, by: Any) -> None:
    """Say which column is which, and have it looked at. Raises ValidationError when it cannot be read so."""
    _mine(one, by, State.MAPPING, State.READY)
    one.layout = layout
    if not one.content:
        raise ValidationError(_("Dit bestand is er niet meer. Kies het opnieuw."))
    file_reading.told(one)
    one.save(update_fields=["layout"])
    _ask(one, State.LOOKING)


def begin(one: Import, *, by: Any) -> None:
    """Put it on the map. How its columns were read is kept with the name of the list. Again changes nothing."""
    _mine(one, by, State.READY)
    with transaction.atomic():
        kept = {"layout": one.layout} if not one.is_hsds else {}
        now = timezone.now()
        Source.objects.update_or_create(origin=one.origin, defaults=kept | {"read_at": now, "read_by": by})
    _ask(one, State.WRITING)


def throw_away(one: Import, *, by: Any) -> None:
    """Do nothing with it. What a worker is at is left to it."""
    if not rules.may_read_in(by):
        raise PermissionDenied
    Import.objects.filter(pk=one.pk).exclude(state__in=Import.BUSY).delete()


def _mine(one: Import, by: Any, *states: str) -> None:
    if not rules.may_read_in(by):
        raise PermissionDenied
    if one.state not in states:
        raise ValidationError(_("Dit bestand is al verder. Kijk opnieuw."))


def _ask(one: Import, state: str) -> None:
    """Have this done: now when it is little, else by a worker. Of two who ask at once, one is heard."""
    fresh = {"done": 0, "new": 0, "changed": 0, "same": 0, "claimed_at": None, "failure": "", "by": one.by}
    with transaction.atomic():
        if not Import.objects.filter(pk=one.pk, state=one.state).update(state=state, **fresh):
            return
        one.refresh_from_db()
        if not _is_small(one):
            go_on.enqueue(one.pk)
            return
    _go_on(one.pk)
    one.refresh_from_db()


def _is_small(one: Import) -> bool:
    content = bytes(one.content)
    return (
        len(content) <= SMALL_BYTES and (one.is_hsds or content.count(b"\n") <= SMALL_LINES) and content[:1] != b"\x1f"
    )


@task()
def go_on(pk: int) -> str:
    """A worker goes on with what lies there, for one turn."""
    with audit.coming_from("job"):
        return _go_on(pk)


@task()
def index() -> str:
    """What was put on the map can be found."""
    return str(search.refresh())


def _go_on(pk: int) -> str:
    """Look at it or write it, when it waits for that and nobody else is at it; gives the state it is in then."""
    now = timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - SILENT)
    if not Import.objects.filter(free, pk=pk, state__in=Import.BUSY).update(claimed_at=now):
        return "not waiting"
    one = Import.objects.select_related("by").get(pk=pk)
    try:
        with translation.override(settings.LANGUAGE_CODE):  # what is kept is in one language, whoever brought it
            found = file_reading.told(one)
            (_look if one.state == State.LOOKING else _write)(one, found)
    except PermissionDenied:
        _fail(one, _("U mag de sociale kaart niet meer veranderen."))
    except ValidationError as fault:
        _fail(one, " ".join(fault.messages))
    except OperationalError:
        raise  # the database was away or busy: the clock asks again
    except Exception:
        log.exception("import %s", one.pk)
        _fail(one, _("Er ging bij ons iets mis. Probeer het opnieuw, of vraag de beheerder."))
    return one.state


def _look(one: Import, found: file_reading.Told) -> None:
    """What it would do, and how; nothing is written but that."""
    one.total, one.done = len(found.facts), 0
    done, faults, shown = Put(), list(found.faults), []

    def tell() -> None:
        one.done += 1
        if one.done % A_PIECE == 0:
            row = {"done": one.done, "total": one.total, "claimed_at": timezone.now()}
            Import.objects.filter(pk=one.pk).update(**row)

    for origin, listed in groupby(found.facts, key=lambda line: line[0]):
        lines = list(listed)
        took = _import(one, origin, lines, dry_run=True, tell=tell)
        faults += _named(took, lines)
        shown += took.put.foreseen
        _add(done, took.put)
    one.total = one.done = len(found.facts) - (len(faults) - len(found.faults))
    one.new, one.changed, one.same = done.new, done.changed, done.same
    one.faults, one.examples = faults[:MOST_FAULTS], examples.told(shown)
    one.state, one.claimed_at = State.READY, None
    one.save()


def _write(one: Import, found: file_reading.Told) -> None:
    """Put it on the map piece by piece; what was found wrong when it was looked at stays out."""
    if one.by is None:
        raise PermissionDenied
    wrong = {where for where, _why in one.faults}
    lines = [line for line in found.facts if line[1] not in wrong]
    until = time.monotonic() + A_TURN
    while one.done < len(lines):
        if time.monotonic() > until:
            Import.objects.filter(pk=one.pk).update(claimed_at=None)
            go_on.enqueue(one.pk)
            return
        _put_piece(one, lines)
    with transaction.atomic():
        one.state, one.ended_at, one.content, one.claimed_at = State.DONE, timezone.now(), b"", None
        one.save(update_fields=["state", "ended_at", "content", "claimed_at"])
        Source.objects.filter(origin=one.origin).update(read_at=one.ended_at)
        bad = len(one.faults)
        audit.record("sources.imported", one, by=one.by, new=one.new, changed=one.changed, same=one.same, bad=bad)
        if not one.changes_nothing:
            index.enqueue()


@transaction.atomic
def _put_piece(one: Import, lines: list[Line]) -> None:
    """The next lines of one list, with how far it is."""
    at = one.done
    piece = [line for line in lines[at : at + A_PIECE] if line[0] == lines[at][0]]
    took = _try(one, piece)
    named = _named(took, piece)
    one.faults += named
    one.done, one.total, one.claimed_at = at + len(piece), len(lines), timezone.now()
    one.new, one.changed, one.same = one.new + took.put.new, one.changed + took.put.changed, one.same + took.put.same
    more = ["faults"] if named else []
    one.save(update_fields=["done", "total", "claimed_at", "new", "changed", "same", *more])


def _try(one: Import, piece: list[Line]) -> import_actions.Imported:
    """All of a piece; when the database or the map refuses one of its lines, the others, and that one named."""
    try:
        with transaction.atomic():
            return _import(one, piece[0][0], piece)
    except OperationalError:
        raise
    except (ValidationError, DatabaseError) as fault:
        if len(piece) > 1:
            return _joined([_try(one, [line]) for line in piece])
        why = " ".join(fault.messages) if isinstance(fault, ValidationError) else _("dit kan niet op de kaart")
        return import_actions.Imported(faults={0: why})


def _joined(parts: list[import_actions.Imported]) -> import_actions.Imported:
    """The outcome of lines put one by one, as of one piece."""
    whole = import_actions.Imported()
    for number, part in enumerate(parts):
        if part.faults:
            whole.faults[number] = part.faults[0]
        _add(whole.put, part.put)
    return whole


def _add(whole: Put, part: Put) -> None:
    whole.new, whole.changed, whole.same = whole.new + part.new, whole.changed + part.changed, whole.same + part.same


def _import(one: Import, origin: str, lines: list[Line], **options: Any) -> import_actions.Imported:
    facts = dict(enumerate(facts for _origin, _where, facts in lines))
    return import_actions.import_facts(facts, origin=origin or one.origin, by=one.by, **options)


def _named(took: import_actions.Imported, lines: list[Line]) -> list[tuple[str, str]]:
    return [(lines[number][1], why) for number, why in took.faults.items()]


def _fail(one: Import, words: str) -> None:
    one.state, one.claimed_at, one.failure = State.FAILED, None, words[:300]
    one.save(update_fields=["state", "claimed_at", "failure"])


def wake(now: datetime.datetime) -> str:
    """Have another worker go on with what one left; gives how many."""
    waiting = Import.objects.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - SILENT), state__in=Import.BUSY)
    found = list(waiting.filter(begun_at__lt=now - SILENT).values_list("pk", flat=True))
    for pk in found:
        go_on.enqueue(pk)
    return f"woken {len(found)}" if found else ""


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away files that nobody went on with for a week, and what was told of those that are done after a month."""
    over = Q(begun_at__lt=now - KEPT_OPEN) & ~Q(state=State.DONE) | Q(begun_at__lt=now - KEPT_DONE)
    old = Import.objects.filter(over)
    return old.count() if dry_run else old.delete()[0]


@transaction.atomic
def remember(origin: str, layout: dict[str, Any], *, by: Any, is_example: bool = False) -> Source:
    """Keep how a list is read; what is kept of it already stays."""
    if by is not None and not rules.may_read_in(by):
        raise PermissionDenied
    defaults = {"layout": layout, "read_at": timezone.now(), "read_by": by, "is_example": is_example}
    return Source.objects.get_or_create(origin=origin, defaults=defaults)[0]
