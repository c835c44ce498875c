"""Write down an act, and where acts come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from basis.audit import chain
from basis.audit.models import Act, Head, Origin, Result

_origin: ContextVar[str] = ContextVar("origin", default=Origin.COMMAND)


@contextmanager
def coming_from(origin: str) -> Iterator[None]:
    """All acts within come from the web or from a job; without it they come from a command.

    Set at the edge (middleware, worker), so that no verb need be told where it was called from.
    """
    token = _origin.set(Origin(origin))
    try:
        yield
    finally:
        _origin.reset(token)


@transaction.atomic
def record(
    action: str,
    target: models.Model | None = None,
    *,
    by: Any = None,
    origin: str = "",
    result: str = Result.OK,
    **detail: Any,
) -> Act:
    """Write one line: `record("areas.imported", area, by=person, year=2024)`.

    `by` is who did it; None or nobody signed in leaves the actor empty. `detail` holds codes, whole numbers and days;
    what could be a name, a text or an address is refused (chain.NotACode). Call it inside the transaction of the act,
    as late as you can: until that transaction ends nobody else adds a line.
    """
    head = _end_of_chain()
    act = Act(
        number=head.number + 1,
        at=timezone.now(),
        actor=by if getattr(by, "is_authenticated", False) else None,
        action=action,
        target_kind=target._meta.label_lower if target else "",
        target_key=str(target.pk) if target else "",
        result=Result(result).value,
        origin=Origin(origin or _origin.get()).value,
        detail=chain.plain(detail),
        previous=head.hash,
    )
    act.hash = chain.link(act.previous, chain.content(act))
    act.save(force_insert=True)
    head.number, head.hash = act.number, act.hash
    head.save(update_fields=["number", "hash"])
    return act


def saw(what: str, target: models.Model | None = None, *, by: Any, **detail: Any) -> Act:
    """Write down that somebody of the staff looked at personal data: `saw("accounts.roles", by=person)`."""
    return record(f"{what}_seen", target, by=by, **detail)


def _end_of_chain() -> Head:
    """The end of the chain, ours until the transaction ends. Made from the last line when it is not there."""
    head = Head.objects.select_for_update().filter(pk=1).first()
    if head is None:
        last = Act.objects.order_by("-number").first()
        Head.objects.get_or_create(
            pk=1, defaults={"number": last.number if last else 0, "hash": last.hash if last else chain.START}
        )
        head = Head.objects.select_for_update().get(pk=1)
    return head
